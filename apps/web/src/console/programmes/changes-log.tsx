import { useQuery } from '@tanstack/react-query';
import type { ProgrammeChangesQuery } from '../../api/operations.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Panel } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import { changesQuery } from './programme-queries.js';
import classes from './programmes.module.css';

type Change = ProgrammeChangesQuery['programmeChanges'][number];

/** Everything that was done to a programme, newest first. Nothing is ever taken out of it. */
export function ChangesLog({ programmeId }: { programmeId: string }) {
  const { t, fmt } = useI18n();
  const answer = useQuery(changesQuery(programmeId));
  const words = t.programmes.changes;
  const told = ({ kind, version, from, at }: Change) => {
    const number = version === null ? '' : fmt.number(version);
    if (kind === 'migrate') return words.migrated(fmt.number(from ?? 0), number);
    if (version === null) return words.stopped;
    return at === null ? words.releasedEver(number) : words.released(number);
  };
  return (
    <Panel title={words.title} flush>
      <Loaded answer={answer} rows={3}>
        {(changes) =>
          changes.length === 0 ? (
            <p className={`${classes.calm} quiet`}>{words.empty}</p>
          ) : (
            <ol className={classes.changes}>
              {changes.map((change) => (
                <li key={change.seq}>
                  <span>{told(change)}</span>
                  <time dateTime={change.madeAt} className="quiet tabular nowrap">
                    {fmt.day(change.madeAt)} {fmt.time(change.madeAt)}
                  </time>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Panel>
  );
}
