import { STAGES } from '@ringroad/kernel';
import { type Site, toMoney, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { Portfolio, type StageAlert } from './portfolio.js';
import type { CountFigure, FirstStep, MoneyFigure, Notice, RateFigure, StageFlow, Today as TodayPage } from './today.graphql.js';
import { type Beginnings, beginnings, DAYS, dailyFigures, type DayRow, recentLeads, type FlowRow, stageCategoryRevenue, stageCounts, stageFlows, type StageRow, type TroubleRow, troubles, usersOnTheRoad } from './today.queries.js';

const WEEK = DAYS / 2;

/** The operator's first page, read in one transaction so that its figures agree with each other. */
@Injectable()
export class Today {
  constructor(private readonly portfolio: Portfolio) {}

  async read(tx: Tx, site: Site): Promise<Omit<TodayPage, 'demoProgress'>> {
    const days = await dailyFigures(tx, site);
    const counts = await stageCounts(tx, site);
    const leads = await recentLeads(tx, site);
    const steps = firstSteps(await beginnings(tx, site));
    const revenue = await stageCategoryRevenue(tx, site);
    return {
      now: site.now,
      revenue: moneyFigure(days, site, (rows) => sum(rows, (row) => row.revenue)),
      leads: countFigure(days, (row) => row.qualified),
      fillRate: rateFigure(days, (row) => row.filled, (row) => row.decisions),
      rpm: moneyFigure(days, site, perThousand),
      takeRate: rateFigure(days, (row) => row.qualified, (row) => row.shown),
      lifecycleMap: lifecycleMap(counts, await stageFlows(tx, site)),
      usersOnTheRoad: await usersOnTheRoad(tx, site),
      stageCategory: revenue.map((row) => ({ ...row, revenue: toMoney(row.revenue, site.currency) })),
      recentLeads: leads.map((lead) => ({ ...lead, price: toMoney(lead.price, site.currency) })),
      attentionNeeded: notices(await troubles(tx, site), await this.portfolio.emptied(tx, site)),
      firstSteps: steps,
    };
  }
}

/** In the order of doing; empty once all are done. */
function firstSteps(begun: Beginnings): FirstStep[] {
  const steps = (['events', 'partner', 'top-up', 'campaign'] as const).map((kind) => ({ kind, done: begun[kind] }));
  return steps.every((step) => step.done) ? [] : steps;
}

function sum(rows: readonly DayRow[], value: (row: DayRow) => bigint): bigint {
  return rows.reduce((total, row) => total + value(row), 0n);
}

/** Revenue per thousand shows, rounded to the minor unit; nothing shown earns nothing. */
function perThousand(rows: readonly DayRow[]): bigint {
  const shown = BigInt(rows.reduce((total, row) => total + row.shown, 0));
  return shown === 0n ? 0n : (sum(rows, (row) => row.revenue) * 1000n + shown / 2n) / shown;
}

function moneyFigure(days: readonly DayRow[], site: Site, value: (rows: readonly DayRow[]) => bigint): MoneyFigure {
  return {
    value: toMoney(value(days.slice(-WEEK)), site.currency),
    previous: toMoney(value(days.slice(0, WEEK)), site.currency),
    points: days.map((day) => Number(value([day]))),
  };
}

function countFigure(days: readonly DayRow[], value: (row: DayRow) => number): CountFigure {
  const total = (rows: readonly DayRow[]) => rows.reduce((all, row) => all + value(row), 0);
  return { value: total(days.slice(-WEEK)), previous: total(days.slice(0, WEEK)), points: days.map(value) };
}

function rateFigure(days: readonly DayRow[], part: (row: DayRow) => number, whole: (row: DayRow) => number): RateFigure {
  const rate = (rows: readonly DayRow[]) => {
    const all = rows.reduce((total, row) => total + whole(row), 0);
    return all === 0 ? 0 : rows.reduce((total, row) => total + part(row), 0) / all;
  };
  return { value: rate(days.slice(-WEEK)), previous: rate(days.slice(0, WEEK)), points: days.map((day) => rate([day])) };
}

function lifecycleMap(counts: readonly StageRow[], flows: readonly FlowRow[]): StageFlow[] {
  return STAGES.map((stage) => {
    const out = flows.filter((flow) => flow.from === stage);
    const count = counts.find((row) => row.stage === stage);
    return {
      stage,
      users: count?.users ?? 0,
      entered: count?.entered ?? 0,
      left: out.reduce((total, flow) => total + flow.users, 0),
      next: out.flatMap((flow) => (flow.to ? [{ to: flow.to, users: flow.users }] : [])),
    };
  });
}

const TEXTS: Readonly<Record<TroubleRow['kind'], (count: number) => string>> = {
  'waiting-campaigns': (count) => `${plural(count, 'campaign')} ${count === 1 ? 'waits' : 'wait'} for an operator.`,
  'parked-events': (count) => `${plural(count, 'event')} failed and ${count === 1 ? 'is' : 'are'} parked. Mend the cause, then run: ringroad rebuild --parked`,
  'empty-wallets': (count) => `${plural(count, 'partner')} with running campaigns cannot pay for one more lead.`,
  'failed-mail': (count) => `${plural(count, 'letter')} of the last week ${count === 1 ? 'was' : 'were'} refused by the receiver.`,
};
const LINKS: Readonly<Record<TroubleRow['kind'], string | null>> = { 'waiting-campaigns': '/console/market/moderation', 'parked-events': null, 'empty-wallets': '/console/partners', 'failed-mail': null };

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function notices(found: readonly TroubleRow[], emptied: readonly StageAlert[]): Notice[] {
  return [
    ...found.map(({ kind, count }) => ({ kind, count, stage: null, since: null, text: TEXTS[kind](count), link: LINKS[kind] })),
    ...emptied.map(({ stage, since, days }) => ({
      kind: 'empty-stage',
      count: days,
      stage,
      since,
      text: `Nobody stands in the stage "${stage}" any more; on ${days} of the thirty days before somebody did.`,
      link: `/console/users?stage=${encodeURIComponent(stage)}`,
    })),
  ];
}
