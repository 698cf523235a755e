import { type Category, ceilDiv, maxMinor, type Minor, minMinor, PPM, type Stage } from '@ringroad/kernel';
import type { PastAuction, PastNeed, PastRival } from './past-auction.js';
import { coarse, LEAST_CROWD, twoDigits, twoDigitsOf } from './privacy.js';
import { blurred, LEAST_RIVALS, RivalTally } from './rival-crowd.js';
import { floorScore, worthOf } from './score.js';

/** Auctions of a cell that are the least to learn from. */
export const LEAST_AUCTIONS = 100;

/** Bids that are tried, in percent of the category's usual reserve: the same for everybody, whatever they bid. */
export const BID_STEPS = [100, 120, 150, 200, 250, 300, 400, 500, 650, 800, 1_000, 1_500] as const;

/** A suggested bid gets this share of the leads that the highest step gets, in percent. */
export const SUGGESTED_PERCENT = 80;

/** The campaign that would bid; empty lists ask for nothing. */
export interface Bidder {
  readonly partnerId: string;
  readonly category: Category;
  readonly stages: readonly Stage[];
  readonly regions: readonly string[];
  /** How well it fits an asset it wants (`assetFitPpm`). */
  readonly fitPpm: number;
  /** P(qualified lead | shown) at a stage, in ppm. */
  readonly qualityAt: (stage: Stage) => number;
  /** What finer wishes leave of the moments, 0 to 1 (`finerShareOf`). */
  readonly share: number;
}

/** By what rules it would bid. */
export interface LandscapeTerms {
  readonly usualReserve: Minor;
  readonly relevanceFloorPpm: number;
  /** Categories of which only one offer is shown at a time. */
  readonly exclusive: ReadonlySet<Category>;
}

/** What a bid would have brought. All numbers are estimates, rounded to two digits. */
export interface LandscapeStep {
  readonly bid: Minor;
  /** Qualified leads: between 90 % bounds of chance. */
  readonly leadsLow: number;
  readonly leads: number;
  readonly leadsHigh: number;
  /** What they would have cost at least and at most: the same number where no rival's own word would be told by it. */
  readonly costLow: Minor;
  readonly costHigh: Minor;
  /** The same for one lead; null when hardly one is to be expected. */
  readonly priceLow: Minor | null;
  readonly priceHigh: Minor | null;
  /** Of the moments, those at which it would have been shown, in percent. */
  readonly shownPercent: number;
}

export interface BidLandscape {
  /** Auctions it is made of, rounded. */
  readonly auctions: number;
  readonly steps: readonly LandscapeStep[];
  /** The least step that gets SUGGESTED_PERCENT of the leads of the highest; null when that expects not even one. */
  readonly suggestedBid: Minor | null;
}

/**
 * What the auctions of the past would have brought at other bids: each is held again with the campaign in it, its partner's own
 * offers taken out, by the rules in force now, budgets left aside. Of rivals only `blurred` scores enter; a stage in a region is
 * counted only with LEAST_AUCTIONS auctions of LEAST_CROWD people and LEAST_RIVALS rivals of whom none alone holds the place to be
 * beaten in more than half of them. A place that one rival mostly holds says nothing of prices either, and not even that it is
 * beaten: prices then lie between what all others say and the bid itself. Null when no stage and region is left: not enough data.
 * `scale` is how many real auctions each given one stands for.
 */
export function bidLandscape(auctions: readonly PastAuction[], bidder: Bidder, terms: LandscapeTerms, scale = 1): BidLandscape | null {
  const bids = BID_STEPS.map((percent) => (terms.usualReserve * BigInt(percent) + 99n) / 100n);
  const cells = cellsOf(auctions, bidder)
    .filter((cell) => bidder.regions.length === 0 || (cell.region !== null && bidder.regions.includes(cell.region)))
    .flatMap((cell) => tallyCell(cell.places, bidder, terms, bids) ?? []);
  if (cells.length === 0) return null;
  const held = cells.reduce((total, cell) => total + cell.auctions, 0);
  const steps = bids.map((bid, step) => stepOf(bid, cells.map((cell) => cell.steps[step] ?? NOTHING), held, bidder.share * scale));
  const best = steps.at(-1)?.leads ?? 0;
  const suggested = steps.find(({ leads }) => leads * 100 >= best * SUGGESTED_PERCENT);
  return { auctions: coarse(held), steps, suggestedBid: best < 1 ? null : (suggested?.bid ?? null) };
}

interface Place {
  readonly auction: PastAuction;
  readonly need: PastNeed;
}

interface Cell {
  readonly region: string | null;
  readonly places: readonly Place[];
}

/** A bid's leads and cost at one cell, in ppm of a lead and of a minor unit. */
interface Tally {
  readonly shown: number;
  readonly leadsPpm: number;
  readonly lowPpm: bigint;
  readonly highPpm: bigint;
}

const NOTHING: Tally = { shown: 0, leadsPpm: 0, lowPpm: 0n, highPpm: 0n };

/** By stage and region; regions of too few people together, so that no sum of all betrays a small one. */
function cellsOf(auctions: readonly PastAuction[], { category, stages }: Bidder): Cell[] {
  const byRegion = new Map<string, { stage: Stage; region: string | null; places: Place[] }>();
  for (const auction of auctions) {
    const need = auction.needs.find((each) => each.category === category);
    if (need === undefined || (stages.length > 0 && !stages.includes(auction.stage))) continue;
    const key = `${auction.stage} ${auction.region ?? ''}`;
    const cell = byRegion.get(key) ?? { stage: auction.stage, region: auction.region, places: [] };
    byRegion.set(key, cell);
    cell.places.push({ auction, need });
  }
  const small = new Map<Stage, Place[]>();
  const large: Cell[] = [];
  for (const { stage, region, places } of byRegion.values()) {
    if (region !== null && people(places) >= LEAST_CROWD) large.push({ region, places });
    else small.set(stage, [...(small.get(stage) ?? []), ...places]);
  }
  return [...large, ...[...small.values()].map((places) => ({ region: null, places }))];
}

function people(places: readonly Place[]): number {
  return new Set(places.map(({ auction }) => auction.userId)).size;
}

/** Null where telling would tell of single people or rivals. */
function tallyCell(places: readonly Place[], bidder: Bidder, terms: LandscapeTerms, bids: readonly Minor[]): { auctions: number; steps: readonly Tally[] } | null {
  const rivals = new RivalTally();
  const holders = new RivalTally();
  const rungs: RivalTally[] = [];
  const contests = places.flatMap(({ auction, need }) => {
    for (const { partnerId } of auction.rivals) if (partnerId !== bidder.partnerId) rivals.add(partnerId);
    return contestOf(auction, need, bidder, terms) ?? [];
  });
  for (const { holder, ladder } of contests) {
    if (holder !== null) holders.add(holder);
    for (const [place, { partnerId }] of ladder.entries()) (rungs[place] ??= new RivalTally()).add(partnerId);
  }
  if (places.length < LEAST_AUCTIONS || people(places) < LEAST_CROWD || rivals.rivals < LEAST_RIVALS || !holders.hidesEach) return null;
  return { auctions: places.length, steps: bids.map((bid) => tallyBid(bid, contests, rungs.map((each) => each.hidesEach))) };
}

/** `told`: of which places on the ladder prices may tell. */
function tallyBid(bid: Minor, contests: readonly Contest[], told: readonly boolean[]): Tally {
  const setters = new RivalTally();
  const won = contests.filter(({ needed }) => bid >= needed);
  let [leadsPpm, leastPpm, setPpm] = [0, 0n, 0n];
  for (const { qualityPpm, least, ladder } of won) {
    const next = ladder.find(({ toBeat }, place) => told[place] === true && toBeat <= bid);
    const quality = BigInt(qualityPpm);
    leadsPpm += qualityPpm;
    leastPpm += least * quality;
    if (next === undefined || next.toBeat <= least) setPpm += least * quality;
    else {
      setters.add(next.partnerId);
      setPpm += next.toBeat * quality;
    }
  }
  const lowPpm = setters.hidesEach ? setPpm : leastPpm;
  return { shown: won.length, leadsPpm, lowPpm, highPpm: setters.hidesEach && told.every(Boolean) ? lowPpm : bid * BigInt(leadsPpm) };
}

/** What a bid meets at one auction, in bids of this bidder. */
interface Contest {
  readonly qualityPpm: number;
  /** The lowest bid that is shown. */
  readonly needed: Minor;
  /** The lowest price, whoever else is there. */
  readonly least: Minor;
  /** Who must be beaten; null where reserve and floor ask for more. */
  readonly holder: string | null;
  readonly ladder: readonly { readonly partnerId: string; readonly toBeat: Minor }[];
}

/** Null where no bid would be shown. */
function contestOf({ stage, slots, rivals }: PastAuction, need: PastNeed, bidder: Bidder, terms: LandscapeTerms): Contest | null {
  const qualityPpm = bidder.qualityAt(stage);
  const relevancePpm = Math.floor((need.relevancePpm * bidder.fitPpm) / 1_000_000);
  const worth = worthOf(qualityPpm, relevancePpm, 1);
  if (slots < 1 || worth === 0n || relevancePpm < terms.relevanceFloorPpm) return null;
  const inBids = ({ partnerId, category, score }: PastRival) => ({ partnerId, category, toBeat: ceilDiv(blurred(score), worth) });
  const ladder = rivals.filter(({ partnerId }) => partnerId !== bidder.partnerId).map(inBids);
  // One offer of an exclusive category keeps the others of it out, the bidder's own among them.
  const takesASlot = (category: Category, above: readonly { readonly category: Category }[]) =>
    !terms.exclusive.has(category) || (category !== bidder.category && above.every((each) => each.category !== category));
  const last = ladder.filter((each, at) => takesASlot(each.category, ladder.slice(0, at))).at(slots - 1);
  const alike = terms.exclusive.has(bidder.category) ? ladder.find(({ category }) => category === bidder.category) : undefined;
  const bar = [last, alike].reduce((higher, each) => (each !== undefined && each.toBeat > (higher?.toBeat ?? 0n) ? each : higher), undefined);
  const least = maxMinor(need.reserve, ceilDiv(floorScore(need.attentionFloor, 1), worth));
  const held = bar !== undefined && bar.toBeat > least ? bar : null;
  return { qualityPpm, needed: held?.toBeat ?? least, least, holder: held?.partnerId ?? null, ladder };
}

function stepOf(bid: Minor, tallies: readonly Tally[], held: number, share: number): LandscapeStep {
  const sum = (part: 'shown' | 'leadsPpm') => tallies.reduce((total, tally) => total + tally[part], 0);
  const leadsPpm = sum('leadsPpm');
  const leads = (leadsPpm / 1_000_000) * share;
  const chance = 1.645 * Math.sqrt(leads);
  const cost = (part: 'lowPpm' | 'highPpm') => tallies.reduce((total, tally) => total + tally[part], 0n);
  const whole = (part: 'lowPpm' | 'highPpm') => twoDigitsOf((cost(part) * BigInt(Math.round(share * 1_000_000))) / (PPM * PPM));
  const perLead = (part: 'lowPpm' | 'highPpm') => (leads < 0.5 ? null : minMinor(bid, twoDigitsOf(ceilDiv(cost(part), BigInt(leadsPpm)))));
  return {
    bid,
    leadsLow: twoDigits(Math.max(0, leads - chance)),
    leads: twoDigits(leads),
    leadsHigh: twoDigits(leads + chance),
    costLow: whole('lowPpm'),
    costHigh: whole('highPpm'),
    priceLow: perLead('lowPpm'),
    priceHigh: perLead('highPpm'),
    shownPercent: Math.round((100 * sum('shown')) / held),
  };
}
