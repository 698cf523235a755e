import { useState } from 'react';
import { Bar, BarChart, Cell, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useI18n } from '../i18n/i18n-context.js';
import classes from './today.module.css';

const DAY_MS = 86_400_000;

interface TrendChartProps {
  label: string;
  points: readonly number[];
  /** The last point is this day. */
  now: string;
  format: (point: number) => string;
}

/** Daily bars; the days compared against are paler. The same numbers stand in a table for who prefers reading. */
export function TrendChart({ label, points, now, format }: TrendChartProps) {
  const { t, fmt } = useI18n();
  const [asTable, setAsTable] = useState(false);
  const rows = points.map((value, index) => ({
    day: fmt.day(new Date(Date.parse(now) - (points.length - 1 - index) * DAY_MS).toISOString()),
    value,
  }));
  if (points.every((point) => point === 0)) return <p className={`${classes.calm} quiet`}>{t.console.today.trendEmpty}</p>;
  return (
    <figure className={classes.figure} aria-label={label}>
      {asTable ? (
        <table className={classes.trendTable}>
          <thead>
            <tr>
              <th scope="col">{t.console.today.trendDay}</th>
              <th scope="col">{label}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.day}>
                <th scope="row">{row.day}</th>
                <td className="tabular">{format(row.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <ResponsiveContainer width="100%" height={184}>
          <BarChart data={rows} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} barCategoryGap="22%" accessibilityLayer>
            <XAxis dataKey="day" tickLine={false} axisLine={{ stroke: 'var(--rr-line-strong)' }} tick={{ fill: 'var(--rr-quiet)', fontSize: 12 }} interval="preserveStartEnd" minTickGap={48} />
            <YAxis width={72} tickLine={false} axisLine={false} tick={{ fill: 'var(--rr-quiet)', fontSize: 12 }} tickFormatter={format} tickCount={4} />
            <Tooltip
              cursor={{ fill: 'var(--rr-track)', opacity: 0.5 }}
              contentStyle={{ background: 'var(--rr-surface)', border: '1px solid var(--rr-line-strong)', borderRadius: 6, color: 'var(--rr-text)' }}
              itemStyle={{ color: 'var(--rr-text)' }}
              formatter={(value) => [format(Number(value)), '']}
              separator=""
            />
            <Bar dataKey="value" radius={[3, 3, 0, 0]} isAnimationActive={false}>
              {rows.map((row, index) => (
                <Cell key={row.day} fill={index >= rows.length / 2 ? 'var(--rr-bar)' : 'var(--rr-bar-2)'} />
              ))}
            </Bar>
          </BarChart>
        </ResponsiveContainer>
      )}
      <button type="button" className={classes.asTable} onClick={() => setAsTable(!asTable)}>
        {asTable ? t.console.today.trendChart : t.console.today.trendTable}
      </button>
    </figure>
  );
}
