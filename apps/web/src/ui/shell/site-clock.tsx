import { Menu, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlayerTrackNextFilled } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { AdvanceClockDocument, ClockAdvanceDocument, type AdvanceClockMutationVariables } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMe } from '../../session/session.js';
import { useErrorText } from '../error-text.js';
import classes from './shell.module.css';

const STEPS: readonly { word: 'day' | 'week' | 'month'; by: AdvanceClockMutationVariables }[] = [
  { word: 'day', by: { days: 1 } },
  { word: 'week', by: { weeks: 1 } },
  { word: 'month', by: { months: 1 } },
];

/** The site and its own time, always in sight: all that the screens say is true at this time. */
export function SiteClock() {
  const { t, fmt } = useI18n();
  const { site, role } = useMe();
  const advance = useAdvance(role === 'OPERATOR' && site.kind === 'sandbox');
  const now = useTicking(site.now, site.kind === 'live');
  const shown = advance.running ? advance.now : now;
  return (
    <div className={classes.clock}>
      <span className={classes.clockGroup}>
        <span className={classes.siteName}>{site.name}</span>
        <span className={classes.kind} data-kind={site.kind}>
          {t.shell[site.kind]}
        </span>
      </span>
      <span className={classes.clockGroup}>
        <time dateTime={shown} className="tabular nowrap">
          {fmt.day(shown)}
          {site.kind === 'live' && ` ${fmt.time(shown)}`}
        </time>
        {advance.allowed &&
          (advance.running ? (
            <span className={classes.advancing} role="progressbar" aria-valuenow={Math.round(advance.progress * 100)} aria-valuemin={0} aria-valuemax={100} aria-label={t.shell.advance}>
              <span className={classes.advancingFill} style={{ width: `${advance.progress * 100}%` }} />
              <span className={classes.advancingText}>{t.shell.advancing(fmt.percent(advance.progress))}</span>
            </span>
          ) : (
            <Menu position="bottom-start">
              <Menu.Target>
                <UnstyledButton className={classes.advance} aria-label={t.shell.advance}>
                  <span className={classes.advanceWord}>{t.shell.advance}</span> <IconPlayerTrackNextFilled size={12} aria-hidden />
                </UnstyledButton>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Label>{t.shell.advanceBy}</Menu.Label>
                {STEPS.map(({ word, by }) => (
                  <Menu.Item key={word} onClick={() => advance.start(by)}>
                    {t.shell[word]}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          ))}
      </span>
    </div>
  );
}

const FOLLOW_MS = 600;
const LOOK_MS = 10_000;
/** A prepared history lives on in steps of hours: only longer ways are worth a progress bar. */
const WORTH_SHOWING_MS = 20 * 3_600_000;

/** Starts an advance and follows it, and those others start; when one arrives, every figure on the screen is asked for again. */
function useAdvance(allowed: boolean) {
  const { t } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  const { data } = useQuery({
    queryKey: ['clock-advance'],
    queryFn: async () => (await request(ClockAdvanceDocument)).clockAdvance,
    enabled: allowed,
    refetchInterval: ({ state }) => (state.data?.running ? FOLLOW_MS : LOOK_MS),
  });
  const running = (data?.running && Date.parse(data.to) - Date.parse(data.from) > WORTH_SHOWING_MS) ?? false;
  const arrivedAt = data?.running ? undefined : data?.to;
  const before = useRef(arrivedAt);
  const mine = useRef(false);
  useEffect(() => {
    if (arrivedAt === undefined || arrivedAt === before.current) return;
    // The first answer tells where the clock stands, not that it has just arrived.
    if (before.current !== undefined || mine.current) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'clock-advance' });
    if (mine.current) notifications.show({ color: 'green', message: t.shell.advanced });
    mine.current = false;
    before.current = arrivedAt;
  }, [arrivedAt, client, t]);
  const start = useMutation({
    mutationFn: (by: AdvanceClockMutationVariables) => request(AdvanceClockDocument, by),
    onSuccess: ({ advanceClock }) => {
      mine.current = true;
      client.setQueryData(['clock-advance'], advanceClock);
    },
    onError: errorText.notify,
  });
  return { allowed, running, now: data?.now ?? '', progress: data?.progress ?? 0, start: start.mutate };
}

/** A live site's clock goes on between two answers of the server; a sandbox clock stands still. */
function useTicking(from: string, ticking: boolean): string {
  const [tick, setTick] = useState({ from, elapsed: 0 });
  useEffect(() => {
    if (!ticking) return undefined;
    const started = performance.now();
    const timer = setInterval(() => setTick({ from, elapsed: performance.now() - started }), 15_000);
    return () => clearInterval(timer);
  }, [from, ticking]);
  return tick.from === from && tick.elapsed > 0 ? new Date(Date.parse(from) + tick.elapsed).toISOString() : from;
}
