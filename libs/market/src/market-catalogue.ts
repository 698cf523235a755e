import { offsetAt } from '@ringroad/kernel';
import { type Site, Stretch, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import type { CampaignState } from './domain/campaign-view.js';
import { followsCalendar } from './domain/budget-window.js';
import { type Lesson, Lessons } from './domain/lessons.js';
import { zoneAt } from './domain/partner-zone.js';
import { lessonsOf } from './lesson.queries.js';
import { campaignIds, campaignStates, type LimitedCampaign, limitedCampaigns } from './limit.queries.js';
import { MarketPolicies } from './market-policies.js';
import { type CampaignRow, type CampaignsWanted, loadCampaigns } from './market.queries.js';
import { SiteMarket, type Standing } from './site-market.js';
import { type Touch, touchesSince, type TouchesRead } from './touch.queries.js';

/** Whoever has not looked for so long reads everything: touches are kept twice as long (`TouchKeeper`). */
export const LAPSES_MS = 600_000;
const DAY_MS = 86_400_000;
/** Campaigns read or put at once: the process answers others in between. */
const SLICE = 1_000;

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
  /** Sites whose market is too big to be rated anew by somebody who decides: it waits for `learn`. */
  private readonly unlearnt = new Set<string>();

  constructor(private readonly policies: MarketPolicies) {}

  /**
   * The market as this transaction sees it; at most `maxAgeMs` older where that is given. A stale read can only let somebody show an
   * offer: claiming is guarded by the rows of wallet and budget. What was learnt of quality moves the next decision in a market whose
   * campaigns are looked at one by one, and a searched one when it was taken over aside (`learn`).
   *
   * Transactions take turns here, so whoever has the turn must get on: no statement that may wait for a lock may be on its way in `tx`
   * without having been awaited, or the one that holds that lock and comes here next waits for its own turn for ever. A site that this
   * process does not know is read whole, which may take many seconds: whoever is about to lock something comes here once before.
   */
  load(tx: Tx, site: Site, maxAgeMs = 0): Promise<SiteMarket> {
    const known = this.kept.get(site.id);
    if (known !== undefined && maxAgeMs > 0 && performance.now() - known.lookedAt <= maxAgeMs) return Promise.resolve(known.market);
    return this.inTurn(site.id, () => this.catchUp(tx, site));
  }

  /**
   * Rates a searched market by what was learnt since, where that is open. The campaigns are not read again, and nobody who decides
   * waits: the market is rated in a second one, which follows what changed in the first meanwhile and takes its place. `read` answers
   * what was learnt (`lessonsOf`), in a transaction that is over then: rating takes seconds.
   */
  async learn(siteId: string, read: () => Promise<readonly Lesson[]>): Promise<void> {
    const known = this.kept.get(siteId);
    if (known === undefined || !this.unlearnt.delete(siteId)) return;
    try {
      const lessons = await gather(await read());
      const rated = new SiteMarket(known.market.policy);
      const stretch = new Stretch();
      for (const each of known.market.all()) {
        if (stretch.isOver()) await stretch.breathe();
        rated.copy(rate(each, lessons), known.market);
      }
      await prepare(rated);
      await this.inTurn(siteId, async () => {
        const latest = this.kept.get(siteId);
        // It was read anew meanwhile, and its lessons with it.
        if (latest === undefined || latest.market !== known.market) return;
        rated.follow(latest.market, (standing) => rate(standing, lessons));
        this.kept.set(siteId, { ...latest, market: rated, lessons });
      });
    } catch (error) {
      this.unlearnt.add(siteId);
      throw error;
    }
  }

  /** One after the other: what was read earlier must not be put over what was read later. */
  private inTurn<T>(siteId: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.turns.get(siteId) ?? Promise.resolve()).then(work, work);
    this.turns.set(siteId, turn);
    return turn;
  }

  private async catchUp(tx: Tx, site: Site): Promise<SiteMarket> {
    const known = this.kept.get(site.id);
    const lookedAt = performance.now();
    const read = await touchesSince(tx, site.id, known?.snapshot ?? null);
    const next = known === undefined || hasLapsed(known, read) ? await this.readAll(tx, site) : await this.follow(tx, site, known, [...known.doubtful, ...read.touches]);
    this.kept.set(site.id, { ...next, snapshot: read.snapshot, readAt: read.at, lookedAt, doubtful: read.own });
    return next.market;
  }

  /** Campaign by campaign in slices: what changes between them has left a touch since, and is read again by the next look. */
  private async readAll(tx: Tx, site: Site): Promise<Followed> {
    this.unlearnt.delete(site.id);
    const [policy, ids, learnt] = await Promise.all([this.policies.policyOf(tx, site), campaignIds(tx, site.id), lessonsOf(tx, site.id)]);
    const lessons = await gather(learnt);
    const market = new SiteMarket(policy);
    const zones = new Set<string>();
    for (const slice of slicesOf(ids)) {
      const [rows, limited] = await Promise.all([loadCampaigns(tx, site.id, { ids: slice, partnerIds: [] }), limitedCampaigns(tx, site.id, { ids: slice })]);
      const states = await campaignStates(tx, site, limited);
      for (const standing of standingsOf(site, rows, limited, lessons)) {
        market.put(standing, stateOf(states, standing));
        zones.add(standing.view.zone);
      }
    }
    return { market, lessons, days: daysOf(site, zones) };
  }

  private async follow(tx: Tx, site: Site, known: Kept, touches: readonly Touch[]): Promise<Followed> {
    const { market } = known;
    const days = daysOf(site, known.days.keys());
    const over = [...days.keys()].filter((zone) => known.days.get(zone) !== days.get(zone));
    if (touches.length === 0 && over.length === 0) return known;
    const policy = touches.some(({ what }) => what === 'policy') ? await this.policies.policyOf(tx, site) : market.policy;
    const lessons = await this.lessonsAfter(tx, site, known, touches);
    const wanted = wantedBy(touches.filter(({ what }) => what === 'terms'));
    const passed = over.length === 0 ? [] : [...market.all()].filter(({ view }) => over.includes(view.zone));
    const rows = wanted === null ? [] : await loadCampaigns(tx, site.id, wanted);
    const limited = rows.length === 0 ? [] : await limitedCampaigns(tx, site.id, { ids: rows.map(({ id }) => id) });
    const standings = [...passed.flatMap((standing) => movedAt(site, standing)), ...standingsOf(site, rows, limited, lessons)];
    const renewed = passed.flatMap(({ limits }) => (followsCalendar(limits, limits.account) ? limits : []));
    const states = await statesOf(tx, site, [...new Map([...spentIn(market, touches), ...renewed, ...standings.map(({ limits }) => limits)].map((limits) => [limits.id, limits])).values()]);
    // From here on nothing is waited for: whoever decides meanwhile sees all of it or none.
    if (policy !== market.policy) market.adopt(policy);
    const found = new Set(rows.map(({ id }) => id));
    for (const id of goneOf(market, wanted, found)) market.drop(id);
    for (const standing of standings) if (market.row(standing.view.id) !== undefined || found.has(standing.view.id)) market.put(standing, stateOf(states, standing));
    if (lessons !== known.lessons) for (const each of market.all()) market.copy(rate(each, lessons), market);
    for (const [id, state] of states) market.settle(id, state);
    return { market, lessons, days: new Map([...days, ...daysOf(site, standings.map(({ view }) => view.zone))]) };
  }

  /** What is known of quality after these touches; a big market has it later. */
  private async lessonsAfter(tx: Tx, site: Site, { market, lessons }: Kept, touches: readonly Touch[]): Promise<Lessons> {
    if (!touches.some(({ what }) => what === 'lessons')) return lessons;
    if (!market.isSearched) return gather(await lessonsOf(tx, site.id));
    this.unlearnt.add(site.id);
    return lessons;
  }
}

/** Makes a market ready to be searched, which its first searches would wait for else. */
export async function prepare(market: SiteMarket): Promise<void> {
  const stretch = new Stretch();
  for (const _ of market.prepared()) if (stretch.isOver()) await stretch.breathe();
}

async function gather(learnt: readonly Lesson[]): Promise<Lessons> {
  const steps = Lessons.inSteps(learnt);
  const stretch = new Stretch();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (stretch.isOver()) await stretch.breathe();
  }
}

function rate(standing: Standing, lessons: Lessons): Standing {
  return { ...standing, view: { ...standing.view, qualityPpm: lessons.qualityByStage(standing.row) } };
}

/** A campaign whose partner counts in another zone from now on. */
function movedAt(site: Site, standing: Standing): Standing[] {
  const zone = zoneAt(standing.limits, site.timezone, site.now);
  return zone === standing.view.zone ? [] : [{ ...standing, view: { ...standing.view, zone } }];
}

function slicesOf<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / SLICE) }, (_, n) => list.slice(n * SLICE, (n + 1) * SLICE));
}

async function statesOf(tx: Tx, site: Site, campaigns: readonly LimitedCampaign[]): Promise<ReadonlyMap<string, CampaignState>> {
  const states = new Map<string, CampaignState>();
  for (const slice of slicesOf(campaigns)) for (const [id, state] of await campaignStates(tx, site, slice)) states.set(id, state);
  return states;
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

function hasLapsed(known: Kept, read: TouchesRead): boolean {
  return read.at.getTime() - known.readAt.getTime() > LAPSES_MS;
}

/** The day of each zone at this moment, the site's among them. */
function daysOf(site: Site, zones: Iterable<string>): Map<string, number> {
  return new Map([site.timezone, ...zones].map((zone) => [zone, dayOf(site.now, zone)]));
}

/** The calendar's days since 1970. */
function dayOf(instant: Date, zone: string): number {
  return Math.floor((instant.getTime() + offsetAt(instant.getTime(), zone)) / DAY_MS);
}
