import { useI18n } from '../i18n/i18n-context.js';
import { CATEGORIES, STAGES } from '../ui/codes.js';
import type { Today } from './today-page.js';
import classes from './today.module.css';

/** Revenue of each stage × category: the darker, the more; the amount stands in the cell, so the tone is never alone. */
export function HeatTable({ cells }: { cells: Today['stageCategory'] }) {
  const { t, fmt } = useI18n();
  if (cells.length === 0) return <p className={`${classes.calm} quiet`}>{t.console.today.heatEmpty}</p>;
  const top = Math.max(...cells.map((cell) => Number(cell.revenue.minor)), 1);
  const cellOf = new Map(cells.map((cell) => [`${cell.stage}:${cell.category}`, cell]));
  const columns = CATEGORIES.filter((category) => cells.some((cell) => cell.category === category));
  return (
    <div className={classes.heatScroll} tabIndex={0} role="region" aria-label={t.console.today.heat}>
      <table className={classes.heat}>
        <thead>
          <tr>
            <th scope="col">{t.common.stage}</th>
            {columns.map((category) => (
              <th key={category} scope="col">
                {t.codes.category[category]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {STAGES.map((stage) => (
            <tr key={stage}>
              <th scope="row">{t.codes.stage[stage]}</th>
              {columns.map((category) => {
                const cell = cellOf.get(`${stage}:${category}`);
                const heat = cell ? Math.sqrt(Number(cell.revenue.minor) / top) * 46 : 0;
                return (
                  <td key={category} style={{ background: heat > 0 ? `color-mix(in oklab, var(--rr-surface), var(--rr-heat) ${heat.toFixed(0)}%)` : undefined }}>
                    {cell && cell.revenue.minor !== '0' ? (
                      <>
                        {fmt.moneyShort(cell.revenue)}
                        <small>{t.common.leads(cell.leads)}</small>
                      </>
                    ) : (
                      <span className={classes.blank}>·</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
