import { useI18n } from '../../i18n/i18n-context.js';
import classes from './simulation.module.css';

interface CountBarsProps {
  title: string;
  note?: string;
  rows: readonly { readonly id: string; readonly name: string; readonly count: number }[];
  none?: string;
  /** Names are numbers: they need little room. */
  narrow?: boolean;
}

/** Counts as bars of a table, so that it reads the same aloud. */
export function CountBars({ title, note, rows, none, narrow }: CountBarsProps) {
  const { fmt } = useI18n();
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <section className={classes.bars} data-narrow={narrow || undefined}>
      <h3>{title}</h3>
      {note && <p className="quiet small">{note}</p>}
      {rows.length === 0 ? (
        <p className="quiet small">{none}</p>
      ) : (
        <table aria-label={title}>
          <tbody>
            {rows.map(({ id, name, count }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td className={classes.barCell} aria-hidden="true">
                  <span className={classes.bar} style={{ width: `${(count / most) * 100}%` }} />
                </td>
                <td className={classes.count}>{fmt.number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
