import { isCategory, isUuid } from '@ringroad/kernel';
import { type CategoryTally, MarketPolicyInput, NOTHING_TALLIED, readTally, settingsFrom, unpublishedRules, type WhatIfSide } from '@ringroad/market';
import { Allow, Caller, Database, type OperatorPrincipal, type Site, Sites, toMoney, type Tx } from '@ringroad/platform';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { WhatIf, type WhatIfCategory, type WhatIfFigures, type WhatIfSideObject } from './what-if.graphql.js';
import type { WhatIfRow } from './what-if.queries.js';
import { WhatIfs } from './what-ifs.js';

const PPM = 1_000_000;
const NEWEST = 20;
const CANNOT_KNOW = ['gated', 'far-behind', 'aftermath', 'before-span', 'wording'];
const NOTHING: CategoryTally = { shown: 0, leadsPpm: 0, moneyPpm: 0n };

/** What other rules of the market would have done, before anybody publishes them. */
@Resolver()
@Allow('operator')
export class WhatIfResolver {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly runs: WhatIfs,
  ) {}

  @Mutation(() => WhatIf, {
    description: 'Starts holding the auctions of the last days again under other rules, and returns at once; follow `whatIf`. INVALID_INPUT as publishMarketPolicy, RATE_LIMITED while three are not done.',
  })
  startWhatIf(
    @Caller() caller: OperatorPrincipal,
    @Args('input', { description: 'All rules as they would be.' }) input: MarketPolicyInput,
    @Args('days', { type: () => Int, description: 'How far to look back, 1 to 90 days.' }) days: number,
  ): Promise<WhatIf> {
    const settings = settingsFrom(input);
    return this.within(caller, async (tx, site) => {
      const id = await this.runs.start(tx, site, { settings, days, by: caller.memberId });
      return whatIfObject((await this.runs.get(tx, site.id, id)) as WhatIfRow, site.currency);
    });
  }

  @Query(() => WhatIf, { nullable: true, description: 'One replay, as far as it is; null when there is none of this id.' })
  whatIf(@Caller() caller: OperatorPrincipal, @Args('id', { type: () => ID, description: 'The id of the replay.' }) id: string): Promise<WhatIf | null> {
    if (!isUuid(id)) return Promise.resolve(null);
    return this.within(caller, async (tx, site) => {
      const run = await this.runs.get(tx, site.id, id);
      return run && whatIfObject(run, site.currency);
    });
  }

  @Query(() => [WhatIf], { description: 'The twenty newest replays, the newest first.' })
  whatIfs(@Caller() caller: OperatorPrincipal): Promise<WhatIf[]> {
    return this.within(caller, async (tx, site) => (await this.runs.newest(tx, site.id, NEWEST)).map((run) => whatIfObject(run, site.currency)));
  }

  private within<Answer>(caller: OperatorPrincipal, work: (tx: Tx, site: Site) => Promise<Answer>): Promise<Answer> {
    return this.database.transaction(caller.scope, async (tx) => work(tx, await this.sites.get(tx, caller.siteId)));
  }
}

function whatIfObject({ id, state, days, fromAt, untilAt, comparedWith, settings, total, tally }: WhatIfRow, currency: string): WhatIf {
  const { auctions, users, now, instead } = tally === null ? NOTHING_TALLIED : readTally(tally);
  const named = [...new Set([...Object.keys(now.categories), ...Object.keys(instead.categories)])].filter(isCategory).sort();
  return {
    id, state, days, fromAt, untilAt, comparedWith, auctions, users,
    rules: unpublishedRules(settings, currency),
    progress: state === 'done' ? 1 : total === null || total === 0 ? 0 : Math.min(auctions / total, 1),
    now: sideObject(now, users, currency),
    instead: sideObject(instead, users, currency),
    categories: named.map((category): WhatIfCategory => ({ category, now: figures(now.categories[category] ?? NOTHING, currency), instead: figures(instead.categories[category] ?? NOTHING, currency) })),
    cannotKnow: CANNOT_KNOW,
  };
}

function sideObject({ contacts, categories }: WhatIfSide, users: number, currency: string): WhatIfSideObject {
  const all = Object.values(categories).reduce<CategoryTally>((sum, each = NOTHING) => {
    return { shown: sum.shown + each.shown, leadsPpm: sum.leadsPpm + each.leadsPpm, moneyPpm: sum.moneyPpm + each.moneyPpm };
  }, NOTHING);
  return { ...figures(all, currency), filled: contacts, contactsPerUser: users === 0 ? 0 : contacts / users };
}

/** Money is rounded once, here. */
function figures({ shown, leadsPpm, moneyPpm }: CategoryTally, currency: string): WhatIfFigures {
  return { shown, leads: leadsPpm / PPM, money: toMoney((moneyPpm + BigInt(PPM / 2)) / BigInt(PPM), currency) };
}
