import { DomainError, newId, SYSTEM } from '@ringroad/kernel';
import { type HeldAuction, MarketPolicies, type MarketPolicy, type MarketSettings, NOTHING_TALLIED, policyOfSettings, readTally, storedSettings, tallyWhatIf, toJson } from '@ringroad/market';
import { ClockAdvances, Database, LOGGER, type Logger, type Site, Stretch, Timed, type TimedWork, type Tx, WakeUp } from '@ringroad/platform';
import { Inject, Injectable } from '@nestjs/common';
import { auctionsAfter, countRunning, countSpan, insertWhatIf, saveWhatIf, takeRunning, type WhatIfRow, whatIfsOf } from './what-if.queries.js';

/** Auctions held again in one turn, each under two sets of rules, some 0.3 ms: other work that is due waits for a fraction of a second. */
const PAGE = 500;
/** Runs of a site that wait or are under way. */
const AT_ONCE = 3;
const LONGEST_DAYS = 90;
const DAY_MS = 86_400_000;

/**
 * What other rules would have done: stored auctions of the last days held again under them and under those in force, side by side.
 * Nothing is published by it. A run is counted in the background, a page of auctions in each turn, and goes on after a restart.
 */
@Injectable()
@Timed()
export class WhatIfs implements TimedWork {
  constructor(
    private readonly database: Database,
    private readonly policies: MarketPolicies,
    private readonly advances: ClockAdvances,
    private readonly wakeUp: WakeUp,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /**
   * Starts a run over the last days and returns its id. Raises INVALID_INPUT for settings that could not be published and for days
   * out of 1 to 90, RATE_LIMITED while three runs of the site are not done.
   */
  async start(tx: Tx, site: Site, { settings, days, by }: { readonly settings: MarketSettings; readonly days: number; readonly by: string }): Promise<string> {
    if (!(days >= 1 && days <= LONGEST_DAYS)) throw new DomainError('INVALID_INPUT', `Look back 1 to ${LONGEST_DAYS} days.`, { field: 'days' });
    await this.policies.draft(tx, site, settings);
    if ((await countRunning(tx, site.id)) >= AT_ONCE) throw new DomainError('RATE_LIMITED', `${AT_ONCE} replays are under way already; try again when one has ended.`);
    const { version } = await this.policies.policyOf(tx, site);
    const id = newId();
    const fromAt = new Date(site.now.getTime() - days * DAY_MS);
    await insertWhatIf(tx, site.id, { id, settings: storedSettings(settings), comparedWith: version, days, fromAt, untilAt: site.now }, by);
    tx.afterCommit(() => this.wakeUp.call('timers'));
    return id;
  }

  /** A run; null when there is none of this id. */
  async get(tx: Tx, siteId: string, id: string): Promise<WhatIfRow | null> {
    return (await whatIfsOf(tx, siteId, 1, id))[0] ?? null;
  }

  /** The newest runs first. */
  newest(tx: Tx, siteId: string, most: number): Promise<WhatIfRow[]> {
    return whatIfsOf(tx, siteId, most);
  }

  async fireDue(site: Site): Promise<number> {
    let id: string | null = null;
    try {
      return await this.database.transaction(SYSTEM, async (tx) => {
        if ((await this.advances.last(tx, site.id))?.running) return 0;
        const run = await takeRunning(tx, site.id);
        if (run === null) return 0;
        ({ id } = run);
        await saveWhatIf(tx, site.id, await this.turn(tx, site, run));
        return 1;
      });
    } catch (error) {
      if (id === null) throw error;
      await this.giveUp(site, id, error);
      return 1;
    }
  }

  /** Whoever waits for what is due must not wait for a count: it follows the clock and never holds it. */
  nextDue(): Promise<null> {
    return Promise.resolve(null);
  }

  private async turn(tx: Tx, site: Site, run: WhatIfRow): Promise<WhatIfRow> {
    const total = run.total ?? (await countSpan(tx, site.id, run.fromAt, run.untilAt));
    const auctions = await auctionsAfter(tx, site.id, run, PAGE);
    const now = await this.policies.ofVersion(tx, site.id, run.comparedWith);
    const instead = policyOfSettings(0, run.settings);
    const held = new Map<number, MarketPolicy>([[now.version, now]]);
    const stretch = new Stretch();
    let tally = run.tally === null ? NOTHING_TALLIED : readTally(run.tally);
    for (const { id, userId, record, ...moment } of auctions) {
      const policy = held.get(record.policy) ?? (await this.policies.ofVersion(tx, site.id, record.policy));
      held.set(record.policy, policy);
      const auction: HeldAuction = { seed: id, userId, moment, record, policy };
      tally = tallyWhatIf(tally, auction, now, instead);
      if (stretch.isOver()) await stretch.breathe();
    }
    const last = auctions.at(-1);
    const cursor = last === undefined ? {} : { afterUser: last.userId, afterAt: last.at, afterId: last.id };
    return { ...run, ...cursor, total, tally: toJson(tally), state: auctions.length < PAGE ? 'done' : 'running' };
  }

  /** A record that cannot be held again must not stop all else that is due; a database that is away comes again, and the run with it. */
  private async giveUp(site: Site, id: string, error: unknown): Promise<void> {
    this.log.error({ err: error, siteId: site.id, whatIfId: id }, 'a replay of stored auctions was given up');
    await this.database.transaction(SYSTEM, async (tx) => {
      const run = await this.get(tx, site.id, id);
      if (run !== null) await saveWhatIf(tx, site.id, { ...run, state: 'failed' });
    });
  }
}
