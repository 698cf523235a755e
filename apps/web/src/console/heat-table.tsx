import { useI18n } from '../i18n/i18n-context.js';
import { CATEGORIES, STAGES } from '../ui/codes.js';
import { useVocabulary } from '../ui/vocabulary.js';
import type { Today } from './today-page.js';
import classes from './today.module.css';

/** Revenue of each stage × category: the darker, the more; the amount stands in the cell, so the tone is never alone. */
export function HeatTable({ cells }: { cells: Today['stageCategory'] }) {
  const { t, fmt } = useI18n();
  const { categoryName, stageName } = useVocabulary();
  if (cells.length === 0) return <p className={`${classes.calm} quiet`}>{t.console.today.heatEmpty}</p>;
  const top = Math.max(...cells.map((cell) => Number(cell.revenue.minor)), 1);
  const cellOf = new Map(cells.map((cell) => [`${cell.stage}:${cell.category}`, cell]));
  // The built-in ones in their own order; what the site added, and earned with, comes after them.
  const columns = withOwn(CATEGORIES, cells.map((cell) => cell.category)).filter((category) => cells.some((cell) => cell.category === category));
  const rows = withOwn(STAGES, cells.map((cell) => cell.stage));
  return (
    <div className={classes.heatScroll} tabIndex={0} role="region" aria-label={t.console.today.heat}>
      <table className={classes.heat}>
        <thead>
          <tr>
            <th scope="col">{t.common.stage}</th>
            {columns.map((category) => (
              <th key={category} scope="col">
                {categoryName(category)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((stage) => (
            <tr key={stage}>
              <th scope="row">{stageName(stage)}</th>
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

function withOwn(builtIn: readonly string[], found: readonly string[]): readonly string[] {
  return [...new Set([...builtIn, ...found])];
}
