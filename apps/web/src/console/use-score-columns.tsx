import { useI18n } from '../i18n/i18n-context.js';
import { useMe } from '../session/session.js';
import type { Column } from '../ui/data-table.js';
import classes from './decision.module.css';

interface Scored {
  readonly quality: number | null;
  readonly relevance: number | null;
  readonly score: number | null;
}

/** × quality × relevance = score, the score drawn against the best one of the auction; `below` says something more under it. */
export function useScoreColumns<Row extends Scored>(rows: readonly Row[], won: (row: Row) => boolean, below?: (row: Row) => string): Column<Row>[] {
  const { t, fmt } = useI18n();
  const { currency } = useMe().site;
  const words = t.console.decision;
  const best = Math.max(...rows.map(({ score }) => score ?? 0), 0);
  return [
    { id: 'quality', hint: words.hints.quality, header: `×\u00a0${words.quality}`, end: true, cell: ({ quality }) => (quality === null ? t.common.none : fmt.percentFixed(quality, 2)) },
    { id: 'relevance', hint: words.hints.relevance, header: `×\u00a0${words.relevance}`, end: true, cell: ({ relevance }) => (relevance === null ? t.common.none : fmt.fixed(relevance, 2)) },
    {
      id: 'score',
      header: `=\u00a0${words.score}`,
      end: true,
      cell: (row) =>
        row.score === null ? (
          t.common.none
        ) : (
          <>
            {fmt.moneyFine(row.score, currency)}
            {below && <small className="quiet">{below(row)}</small>}
            <span className={classes.bar} data-won={won(row) || undefined} style={{ width: `${best > 0 ? (row.score / best) * 100 : 0}%` }} />
          </>
        ),
    },
  ];
}
