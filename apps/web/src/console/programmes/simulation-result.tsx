import { useMemo } from 'react';
import { useI18n } from '../../i18n/i18n-context.js';
import { useVocabulary } from '../../ui/vocabulary.js';
import { CountBars } from './count-bars.js';
import { Occupancy } from './occupancy.js';
import { sketchOf } from './programme-sketch.js';
import { sketchedText } from './sketch.js';
import classes from './simulation.module.css';
import { perPerson, type Simulated } from './simulation-sum.js';
import { useProgrammeWords } from './use-programme-words.js';

/** What became of the people: contacts, stages month by month, endings, leads. */
export function SimulationResult({ programmeId, source, result }: { programmeId: string; source: string; result: Simulated }) {
  const { t, fmt, language } = useI18n();
  const sketch = useMemo(() => sketchOf(source), [source]);
  const { pointName, stageName } = useProgrammeWords(programmeId, sketch);
  const { categoryName } = useVocabulary();
  const words = t.programmes.simulation;
  const { mean, nineOfTen } = perPerson(result);
  const leads = result.leads.reduce((sum, { count }) => sum + count, 0);
  const people = result.contactsPerPerson.map((count, n) => ({ id: String(n), name: fmt.number(n), count }));
  return (
    <div className={classes.results}>
      <dl className={classes.figures}>
        <div>
          <dt>{words.mean}</dt>
          <dd>{fmt.number(mean, 1)}</dd>
        </div>
        <div>
          <dt>{words.nineOfTen}</dt>
          <dd>{words.atMost(fmt.number(nineOfTen))}</dd>
        </div>
        <div>
          <dt>{words.leads}</dt>
          <dd>{fmt.number(leads)}</dd>
        </div>
      </dl>
      <CountBars title={words.contactsPerPerson} note={words.contactsPerPersonNote} rows={folded(people, words.more)} narrow />
      <Occupancy result={result} stages={sketch?.stages ?? []} stageName={stageName} />
      <CountBars title={words.contacts} rows={result.contacts.map(({ id, count }) => ({ id, name: pointName(id) ?? id, count }))} none={words.noContacts} />
      <CountBars title={words.outcomes} rows={result.outcomes.map(({ id, count }) => ({ id, name: t.programmes.outcomes[id] ?? id.replaceAll('-', ' '), count }))} none={words.noOutcomes} />
      <CountBars title={words.leadsBy} rows={result.leads.map(({ id, count }) => ({ id, name: sketchedText(sketch, `category.${id}`, language) ?? categoryName(id), count }))} none={words.noLeads} />
    </div>
  );
}

const MOST_BARS = 12;

/** Bars enough to see the shape; the few with very many contacts are one bar. */
function folded(rows: readonly { id: string; name: string; count: number }[], more: (from: string) => string) {
  if (rows.length <= MOST_BARS) return rows;
  const rest = rows.slice(MOST_BARS - 1);
  return [...rows.slice(0, MOST_BARS - 1), { id: 'more', name: more(rest[0]?.name ?? ''), count: rest.reduce((sum, { count }) => sum + count, 0) }];
}
