import { offsetAt } from '@ringroad/kernel';
import type { Site, Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import type { CampaignState } from './domain/campaign-view.js';
import { Lessons } from './domain/lessons.js';
import { zoneAt } from './domain/partner-zone.js';
import { lessonsOf } from './lesson.queries.js';
import { campaignStates, type LimitedCampaign, limitedCampaigns } from './limit.queries.js';
import { MarketPolicies } from './market-policies.js';
import { type CampaignRow, type CampaignsWanted, loadCampaigns } from './market.queries.js';
import { SiteMarket, type Standing } from './site-market.js';
import { type Touch, touchesSince, type TouchesRead } from './touch.queries.js';

/** Whoever has not looked for so long reads everything: touches are kept twice as long (`TouchKeeper`). */
export const LAPSES_MS = 600_000;
const DAY_MS = 86_400_000;

/** A site's market as this process knows it. */
interface Kept {
  readonly market: SiteMarket;
  readonly lessons: Lessons;
  /** The day of each zone that counts budgets here, by its number. */
  readonly days: ReadonlyMap<string, number>;
  readonly snapshot: string;
  readonly readAt: Date;
  /** By the machine's clock that only goes forward. */
  readonly lookedAt: number;
  /** Touches of a transaction that had not ended when it was read: it may have been rolled back since. */
  readonly doubtful: readonly Touch[];
}

type Followed = Pick<Kept, 'market' | 'lessons' | 'days'>;

/**
 * Keeps each site's campaigns in memory and follows what changes (docs/adr/0010): every change leaves a touch in its own transaction,
 * and whoever decides asks what was touched since it looked last, and reads that alone.
 */
@Injectable()
export class MarketCatalogue {
  private readonly kept = new Map<string, Kept>();
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(private readonly policies: MarketPolicies) {}

  /**
   * The market as this transaction sees it; at most `maxAgeMs` older where that is given. A stale read can only let somebody show an
   * offer: claiming is guarded by the rows of wallet and budget.
   *
   * Transactions take turns here, so whoever has the turn must get on: no statement that may wait for a lock may be on its way in `tx`
   * without having been awaited, or the one that holds that lock and comes here next waits for its own turn for ever.
   */
  load(tx: Tx, site: Site, maxAgeMs = 0): Promise<SiteMarket> {
    const known = this.kept.get(site.id);
    if (known !== undefined && maxAgeMs > 0 && performance.now() - known.lookedAt <= maxAgeMs) return Promise.resolve(known.market);
    // One after the other: what was read earlier must not be put over what was read later.
    const turn = (this.turns.get(site.id) ?? Promise.resolve()).then(
      () => this.catchUp(tx, site),
      () => this.catchUp(tx, site),
    );
    this.turns.set(site.id, turn);
    return turn;
  }

  private async catchUp(tx: Tx, site: Site): Promise<SiteMarket> {
    const known = this.kept.get(site.id);
    const lookedAt = performance.now();
    const read = await touchesSince(tx, site.id, known?.snapshot ?? null);
    const next = known === undefined || isStale(known, read) ? await this.readAll(tx, site) : await this.follow(tx, site, known, [...known.doubtful, ...read.touches]);
    this.kept.set(site.id, { ...next, snapshot: read.snapshot, readAt: read.at, lookedAt, doubtful: read.own });
    return next.market;
  }

  private async readAll(tx: Tx, site: Site): Promise<Followed> {
    const [policy, rows, limited, learnt] = await Promise.all([
      this.policies.policyOf(tx, site),
      loadCampaigns(tx, site.id),
      limitedCampaigns(tx, site.id),
      lessonsOf(tx, site.id),
    ]);
    const lessons = new Lessons(learnt);
    const states = await campaignStates(tx, site, limited);
    const market = new SiteMarket(policy);
    const standings = standingsOf(site, rows, limited, lessons);
    for (const standing of standings) market.put(standing, stateOf(states, standing));
    return { market, lessons, days: daysOf(site, standings.map(({ view }) => view.zone)) };
  }

  private async follow(tx: Tx, site: Site, known: Kept, touches: readonly Touch[]): Promise<Followed> {
    const { market, lessons } = known;
    const days = daysOf(site, known.days.keys());
    const over = [...days.keys()].filter((zone) => known.days.get(zone) !== days.get(zone));
    if (touches.length === 0 && over.length === 0) return known;
    const policy = touches.some(({ what }) => what === 'policy') ? await this.policies.policyOf(tx, site) : market.policy;
    const wanted = wantedBy(touches.filter(({ what }) => what === 'terms'));
    const passed = over.length === 0 ? [] : [...market.all()].filter(({ view }) => over.includes(view.zone));
    const rows = wanted === null ? [] : await loadCampaigns(tx, site.id, wanted);
    const limited = rows.length === 0 ? [] : await limitedCampaigns(tx, site.id, { ids: rows.map(({ id }) => id) });
    const standings = [...standingsOf(site, passed.map(({ row }) => row), passed.map(({ limits }) => limits), lessons), ...standingsOf(site, rows, limited, lessons)];
    const spent = spentIn(market, touches);
    const states = await campaignStates(tx, site, [...new Map([...spent, ...standings.map(({ limits }) => limits)].map((limits) => [limits.id, limits])).values()]);
    // From here on nothing is waited for: whoever decides meanwhile sees all of it or none.
    if (policy !== market.policy) market.adopt(policy);
    const found = new Set(rows.map(({ id }) => id));
    for (const id of goneOf(market, wanted, found)) market.drop(id);
    for (const standing of standings) if (market.row(standing.view.id) !== undefined || found.has(standing.view.id)) market.put(standing, stateOf(states, standing));
    for (const [id, state] of states) market.settle(id, state);
    return { market, lessons, days: new Map([...days, ...daysOf(site, standings.map(({ view }) => view.zone))]) };
  }
}

/** Which campaigns to read again; null for none. */
function wantedBy(terms: readonly Touch[]): CampaignsWanted | null {
  if (terms.length === 0) return null;
  const ids = new Set(terms.flatMap(({ campaignId }) => campaignId ?? []));
  const partnerIds = new Set(terms.flatMap(({ partnerId, campaignId }) => (campaignId === null && partnerId !== null ? [partnerId] : [])));
  return { ids: [...ids], partnerIds: [...partnerIds] };
}

/** Campaigns that were asked for and are not there any more. */
function goneOf(market: SiteMarket, wanted: CampaignsWanted | null, found: ReadonlySet<string>): string[] {
  if (wanted === null) return [];
  return [...wanted.ids, ...wanted.partnerIds.flatMap((partnerId) => [...market.campaignsOf(partnerId)])].filter((id) => !found.has(id));
}

/** Whose money to read again: campaigns whose counters moved, and one of each partner whose wallet did, which tells for all. */
function spentIn(market: SiteMarket, touches: readonly Touch[]): LimitedCampaign[] {
  const ids = touches.flatMap(({ what, partnerId, campaignId }) => {
    if (what !== 'spent' && what !== 'money') return [];
    return campaignId ?? [...market.campaignsOf(partnerId ?? '')].slice(0, 1);
  });
  return [...new Set(ids)].flatMap((id) => market.limits(id) ?? []);
}

function standingsOf(site: Site, rows: readonly CampaignRow[], limited: readonly LimitedCampaign[], lessons: Lessons): Standing[] {
  const limitsOf = new Map(limited.map((limits) => [limits.id, limits]));
  return rows.flatMap((row) => {
    const limits = limitsOf.get(row.id);
    if (limits === undefined) return [];
    return { row, limits, view: { ...row, zone: zoneAt(limits, site.timezone, site.now), qualityPpm: lessons.qualityByStage(row) } };
  });
}

function stateOf(states: ReadonlyMap<string, CampaignState>, { view }: Standing): CampaignState {
  const state = states.get(view.id);
  if (state === undefined) throw new Error(`campaign ${view.id} was read without its money`);
  return state;
}

/** What was learnt moves every campaign. */
function isStale(known: Kept, read: TouchesRead): boolean {
  return read.at.getTime() - known.readAt.getTime() > LAPSES_MS || [...known.doubtful, ...read.touches].some(({ what }) => what === 'lessons');
}

/** The day of each zone at this moment, the site's among them. */
function daysOf(site: Site, zones: Iterable<string>): Map<string, number> {
  return new Map([site.timezone, ...zones].map((zone) => [zone, dayOf(site.now, zone)]));
}

/** The calendar's days since 1970. */
function dayOf(instant: Date, zone: string): number {
  return Math.floor((instant.getTime() + offsetAt(instant.getTime(), zone)) / DAY_MS);
}
