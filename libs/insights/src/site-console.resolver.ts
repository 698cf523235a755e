import { DomainError } from '@ringroad/kernel';
import { addCalendar } from '@ringroad/lifecycle';
import { Allow, Caller, type ClockAdvance, ClockAdvances, Database, type OperatorPrincipal, Sites } from '@ringroad/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AdvanceArgs, ClockAdvanceObject } from './clock.graphql.js';
import { Today as TodayObject } from './today.graphql.js';
import { Today } from './today.js';

/** The operator's first page and the sandbox clock. */
@Resolver()
@Allow('operator')
export class SiteConsoleResolver {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly figures: Today,
    private readonly advances: ClockAdvances,
  ) {}

  @Query(() => TodayObject, { description: "The operator's first page." })
  today(@Caller() caller: OperatorPrincipal): Promise<TodayObject> {
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      return { ...(await this.figures.read(tx, site)), demoProgress: await this.sites.replayProgress(tx, caller.siteId) };
    });
  }

  @Query(() => ClockAdvanceObject, { nullable: true, description: 'The running advance of the sandbox clock, or the last one; null when there was none.' })
  clockAdvance(@Caller() caller: OperatorPrincipal): Promise<ClockAdvanceObject | null> {
    return this.database.transaction(caller.scope, async (tx) => {
      const last = await this.advances.last(tx, caller.siteId);
      return last && withProgress(last);
    });
  }

  @Mutation(() => ClockAdvanceObject, {
    description: 'Advances the sandbox clock and returns at once; follow `clockAdvance`. CONFLICT on a live site or while one runs.',
  })
  advanceClock(@Caller() caller: OperatorPrincipal, @Args() { days, weeks, months }: AdvanceArgs): Promise<ClockAdvanceObject> {
    const by = { days: inRange(days, 31, 'days') + 7 * inRange(weeks, 5, 'weeks'), months: inRange(months, 12, 'months') };
    return this.database.transaction(caller.scope, async (tx) => {
      const { now, timezone } = await this.sites.get(tx, caller.siteId);
      const to = addCalendar(now, { ...by, milliseconds: 0 }, timezone, null);
      return withProgress(await this.advances.request(tx, caller.siteId, to));
    });
  }
}

function withProgress(advance: ClockAdvance): ClockAdvanceObject {
  const whole = advance.to.getTime() - advance.from.getTime();
  const done = Math.min(Math.max(advance.now.getTime() - advance.from.getTime(), 0), whole);
  return { ...advance, progress: advance.running ? done / whole : 1 };
}

function inRange(value: number | null | undefined, most: number, field: string): number {
  const count = value ?? 0;
  if (count < 0 || count > most) throw new DomainError('INVALID_INPUT', `Advance by 0 to ${most} ${field} at a time.`, { field });
  return count;
}
