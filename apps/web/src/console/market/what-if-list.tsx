import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { WhatIfState } from '../../api/operations.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Panel } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import { whatIfsQuery } from './market-queries.js';
import classes from './market.module.css';

const TONES: Record<WhatIfState, string> = { running: 'amber', done: 'green', failed: 'red' };

/** What was tried before, by whoever; each can be opened again. */
export function WhatIfList({ chosen }: { chosen: string | undefined }) {
  const { t, fmt } = useI18n();
  const answer = useQuery(whatIfsQuery);
  const words = t.market.whatIf;
  return (
    <Panel title={words.before}>
      <Loaded answer={answer} rows={3}>
        {(runs) =>
          runs.length === 0 ? (
            <p className="quiet small">{words.none}</p>
          ) : (
            <ul className={classes.runs}>
              {runs.map((run) => (
                <li key={run.id}>
                  <Link to="/console/market/what-if" search={{ run: run.id }} resetScroll={false} aria-current={run.id === chosen ? 'true' : undefined}>
                    {fmt.dayTime(run.untilAt)}
                  </Link>
                  <span className="quiet small">
                    {words.lastDays(run.days)} · {words.against(run.comparedWith)}
                  </span>
                  <Badge color={TONES[run.state]}>{run.state === 'running' ? fmt.percent(run.progress) : words.states[run.state]}</Badge>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
