import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { HypothesesQuery } from '../../api/operations.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Panel } from '../../ui/page.js';
import { titleIn } from '../../ui/site-words.js';
import { Loaded } from '../../ui/states.js';
import classes from './hypotheses.module.css';
import { hypothesesQuery } from './programme-queries.js';

type Hypothesis = HypothesesQuery['hypotheses'][number];
const PPM = 1_000_000;
const TONES = { supports: 'green', contradicts: 'red', too_few: 'gray' } as const;

/** "They say … your data says …": claims stay claims until the site's own events were counted. */
export function Hypotheses({ programmeId }: { programmeId: string }) {
  const { t } = useI18n();
  const answer = useQuery(hypothesesQuery(programmeId));
  const words = t.programmes.hypotheses;
  return (
    <Panel title={words.title} note={words.note} flush>
      <Loaded answer={answer} rows={3}>
        {(hypotheses) =>
          hypotheses.length === 0 ? (
            <p className={`${classes.calm} quiet`}>{words.empty}</p>
          ) : (
            <ul className={classes.claims}>
              {hypotheses.map((hypothesis) => (
                <Claim key={hypothesis.id} hypothesis={hypothesis} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}

function Claim({ hypothesis }: { hypothesis: Hypothesis }) {
  const { t, fmt, language } = useI18n();
  const words = t.programmes.hypotheses;
  const { claimedPpm, claimed, measured } = hypothesis;
  return (
    <li className={classes.claim}>
      <div className={classes.text}>
        <p>{titleIn(hypothesis.claims, language) ?? hypothesis.id}</p>
        <span className="quiet small">{words.source[hypothesis.source]}</span>
      </div>
      <div className={classes.they}>
        <span className="quiet small">{words.theySay}</span>
        <b>{words.claimed[claimed](fmt.percent(claimedPpm / PPM, 1))}</b>
      </div>
      <div className={classes.you}>
        <span className="quiet small">{words.dataSays}</span>
        <Finding measured={measured} claimedPpm={claimedPpm} />
      </div>
    </li>
  );
}

function Finding({ measured, claimedPpm }: { measured: Hypothesis['measured']; claimedPpm: number }) {
  const { t, fmt } = useI18n();
  const words = t.programmes.hypotheses;
  if (measured === null) return <span className="quiet">{words.notCounted}</span>;
  const { sharePpm, lowPpm, highPpm, counted, users, verdict } = measured;
  const few = words.tooFew[measured.reason];
  return (
    <>
      {sharePpm !== null && lowPpm !== null && highPpm !== null && verdict !== 'too_few' && (
        <>
          <span className={classes.share}>
            <b>{fmt.percent(sharePpm / PPM, 1)}</b> <span className="quiet tabular">{words.interval(fmt.percent(lowPpm / PPM, 1), fmt.percent(highPpm / PPM, 1))}</span>
          </span>
          <span className={classes.scale} role="img" aria-label={words.scale(fmt.percent(lowPpm / PPM, 1), fmt.percent(highPpm / PPM, 1), fmt.percent(claimedPpm / PPM, 1))}>
            <span className={classes.band} style={{ left: `${lowPpm / 10_000}%`, width: `${(highPpm - lowPpm) / 10_000}%` }} />
            <span className={classes.own} style={{ left: `${sharePpm / 10_000}%` }} />
            <span className={classes.tick} style={{ left: `${claimedPpm / 10_000}%` }} />
          </span>
        </>
      )}
      <span className={classes.verdict}>
        <Badge color={TONES[verdict]}>{words.verdict[verdict]}</Badge>
        <span className="quiet small">{verdict === 'too_few' && few && measured.needed !== null ? few(measured) : words.counted(counted, users)}</span>
      </span>
    </>
  );
}
