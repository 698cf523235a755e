import { Alert, Code, Progress, Skeleton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { TodayDocument, type TodayQuery } from '../api/operations.js';
import { request } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';
import { changeOf, Figure, FigureRow } from '../ui/figure.js';
import { Page, Panel } from '../ui/page.js';
import { Loaded } from '../ui/states.js';
import { useVocabulary } from '../ui/vocabulary.js';
import { COMMANDS } from './commands.js';
import { HeatTable } from './heat-table.js';
import { LifecycleMap } from './lifecycle-map.js';
import { RecentLeads } from './recent-leads.js';
import classes from './today.module.css';

const TrendChart = lazy(async () => ({ default: (await import('./trend-chart.js')).TrendChart }));

export type Today = TodayQuery['today'];
const FIGURES = ['revenue', 'leads', 'fillRate', 'rpm', 'takeRate'] as const;
type FigureName = (typeof FIGURES)[number];

export function TodayPage() {
  const { t, fmt } = useI18n();
  const answer = useQuery({
    queryKey: ['today'],
    queryFn: async () => (await request(TodayDocument)).today,
    refetchInterval: ({ state }) => (state.data?.demoProgress == null ? 15_000 : 2_000),
  });
  return (
    <Page title={t.console.today.title} lead={answer.data && t.console.today.lead(fmt.day(answer.data.now))}>
      <Loaded answer={answer} rows={12}>
        {(today) => (
          <>
            {today.demoProgress !== null && <WorldLoading progress={today.demoProgress} />}
            <Figures today={today} />
            <div className={classes.grid}>
              <Panel title={t.console.today.map} note={t.console.today.mapNote}>
                <LifecycleMap flows={today.lifecycleMap} users={today.usersOnTheRoad} />
              </Panel>
              <div className={classes.aside}>
                {today.firstSteps.length > 0 && <FirstSteps steps={today.firstSteps} />}
                {(today.firstSteps.length === 0 || today.attentionNeeded.length > 0) && <Needs notices={today.attentionNeeded} />}
              </div>
            </div>
            <div className={classes.stack}>
              <Panel title={t.console.today.heat} note={t.console.today.heatNote} flush>
                <HeatTable cells={today.stageCategory} />
              </Panel>
              <Panel title={t.console.today.recent} flush>
                <RecentLeads leads={today.recentLeads} now={today.now} />
              </Panel>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function WorldLoading({ progress }: { progress: number }) {
  const { t, fmt } = useI18n();
  const title = t.console.today.loadingWorld(fmt.percent(progress));
  return (
    <Alert color="ink" mb="lg" title={title}>
      <p className={classes.loadingText}>{t.console.today.loadingWorldText}</p>
      <Progress value={progress * 100} color="amber" aria-label={title} />
    </Alert>
  );
}

/** Five figures; the chosen one is drawn large below. */
function Figures({ today }: { today: Today }) {
  const { t, fmt } = useI18n();
  const [chosen, setChosen] = useState<FigureName>('revenue');
  const words = t.console.today;
  const shown = (name: FigureName, which: 'value' | 'previous') => {
    if (name === 'revenue' || name === 'rpm') return fmt.moneyShort(today[name][which]);
    return name === 'leads' ? fmt.number(today.leads[which]) : fmt.percent(today[name][which], 1);
  };
  const amount = (name: FigureName, which: 'value' | 'previous') =>
    name === 'revenue' || name === 'rpm' ? Number(today[name][which].minor) : today[name][which];
  const format = (point: number) => {
    if (chosen === 'leads') return fmt.number(point);
    if (chosen === 'revenue' || chosen === 'rpm') {
      const { currency } = today[chosen].value;
      return fmt.moneyShort({ currency, minor: String(Math.round(point)) });
    }
    return fmt.percent(point, 1);
  };
  return (
    <>
      <FigureRow>
        {FIGURES.map((name) => (
          <Figure
            key={name}
            label={words[name]}
            value={shown(name, 'value')}
            hint={words.hints[name]}
            change={changeOf(amount(name, 'value'), amount(name, 'previous'))}
            previous={words.previous(shown(name, 'previous'))}
            points={today[name].points}
            selected={chosen === name}
            onSelect={() => setChosen(name)}
          />
        ))}
      </FigureRow>
      <div className={classes.trend}>
        <Panel title={words[chosen]} note={words.trend}>
          <Suspense fallback={<Skeleton height={200} />}>
            <TrendChart label={`${words[chosen]}, ${words.trend}`} points={today[chosen].points} now={today.now} format={format} />
          </Suspense>
        </Panel>
      </div>
    </>
  );
}

/** What a new site does once, in order, until it can earn. */
function FirstSteps({ steps }: { steps: Today['firstSteps'] }) {
  const words = useI18n().t.console.today;
  return (
    <Panel title={words.firstSteps} flush>
      <ol className={classes.steps}>
        {steps.map(({ kind, done }) => {
          const step = words.steps[kind];
          return (
            <li key={kind} data-done={done || undefined}>
              <span className={classes.tick} aria-hidden>
                {done && <IconCheck size={12} stroke={2.5} />}
              </span>
              <div>
                <b>{step?.title ?? kind}</b>
                {done ? <span className="visually-hidden">, {words.stepDone}</span> : <p className="quiet small">{step?.text}</p>}
                {!done && COMMANDS[kind] && <Code block>{COMMANDS[kind]}</Code>}
              </div>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

function Needs({ notices }: { notices: Today['attentionNeeded'] }) {
  const { t } = useI18n();
  const { stageName } = useVocabulary();
  return (
    <Panel title={t.console.today.needs} flush>
      {notices.length === 0 ? (
        <p className={`${classes.calm} quiet`}>{t.console.today.needsEmpty}</p>
      ) : (
        <ul className={classes.notices}>
          {notices.map((notice) => {
            const text = notice.stage ? t.console.today.emptyStage(stageName(notice.stage)) : (t.console.today.notices[notice.kind]?.(notice.count) ?? notice.text);
            return (
              <li key={`${notice.kind}:${notice.stage ?? ''}`}>
                <span className={classes.signal} aria-hidden />
                {notice.link ? <Link to={notice.link}>{text}</Link> : text}
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
