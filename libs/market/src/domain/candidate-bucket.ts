import type { Stage } from '@ringroad/kernel';
import { assetFitPpm } from './asset-fit.js';
import { highestModifier } from './bid.js';
import { type Bitmap, bitmapOf, clearBit, newBitmap, setBit } from './bitmap.js';
import type { CampaignState } from './campaign-view.js';
import type { MarketCampaign } from './examination.js';
import type { Opportunity } from './opportunity.js';
import { qualityAt } from './lessons.js';
import { type Masks, TargetingMasks } from './targeting-masks.js';

/** A campaign as the candidate index keeps it. `partner` is a small number that stands for the partner's id. */
export interface IndexedCampaign extends MarketCampaign {
  readonly partner: number;
  state: CampaignState;
  /** Whether it can win anything at all now: in order, with money, not fully throttled. */
  servable: boolean;
}

/** A partner with more campaigns than this in one bucket gets a bitmap, so that all of them can be left out at once. */
const HEAVY_PARTNER = 256;

/** The searchable form of a bucket: everything by position, best bound first. */
export interface Order {
  readonly entries: readonly IndexedCampaign[];
  readonly positions: ReadonlyMap<IndexedCampaign, number>;
  readonly bounds: Float64Array;
  readonly partners: Uint32Array;
  readonly tickets: Uint32Array;
  /** Positions of one class have the same bid, quality and asset fit: they can tie. 0 is no class (the bid has modifiers). */
  readonly tieClasses: Uint32Array;
  readonly highestBids: Float64Array;
  readonly passPpm: Uint32Array;
  readonly servable: Bitmap;
  /** When each goes live and when it is over, in milliseconds. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly targeting: TargetingMasks;
  readonly positionsOf: ReadonlyMap<number, readonly number[]>;
  readonly heavyPartners: ReadonlyMap<number, Bitmap>;
}

/**
 * The campaigns of one stage × category, ordered by what they can score at most, with a bitmap per targeting value. Changes go
 * to a small unordered overlay, so that an upsert costs O(1); the order is rebuilt when the overlay has grown.
 */
export class CandidateBucket {
  private readonly members = new Set<IndexedCampaign>();
  private overlay = new Set<IndexedCampaign>();
  private built: Order | null = null;
  /** Campaigns the order still lists though they are gone. */
  private gone = 0;

  constructor(
    private readonly stage: Stage,
    private readonly squash: number,
  ) {}

  get size(): number {
    return this.members.size;
  }

  /** Campaigns the order does not know yet: look at them one by one. */
  get recent(): Iterable<IndexedCampaign> {
    return this.overlay;
  }

  add(entry: IndexedCampaign): void {
    this.members.add(entry);
    this.overlay.add(entry);
  }

  remove(entry: IndexedCampaign): void {
    this.members.delete(entry);
    if (this.overlay.delete(entry)) return;
    const position = this.built?.positions.get(entry);
    if (this.built === null || position === undefined) return;
    clearBit(this.built.servable, position);
    this.gone++;
  }

  /** Takes over `entry.state` and `entry.servable`, in O(1). */
  refresh(entry: IndexedCampaign): void {
    const position = this.built?.positions.get(entry);
    if (this.built === null || position === undefined) return;
    this.built.passPpm[position] = entry.state.passPpm;
    (entry.servable ? setBit : clearBit)(this.built.servable, position);
  }

  /** The order to search in, rebuilt when more than max(64, n / 512) campaigns came since, or half of its own are gone. */
  order(): Order {
    const length = this.built?.entries.length ?? 0;
    if (this.built === null || this.overlay.size > Math.max(64, length >>> 9) || this.gone > 64 + length / 2) {
      this.built = this.build();
      this.overlay = new Set();
      this.gone = 0;
    }
    return this.built;
  }

  /** The most a campaign can score here, before relevance that all campaigns of the category share: bid × q^s × asset fit. */
  boundOf(entry: IndexedCampaign): number {
    return this.rank(entry).bound;
  }

  /** What the targeting of the order says to an opportunity; the gate decides. */
  masks(order: Order, opportunity: Opportunity): Masks {
    const { all, ...rest } = order.targeting.masks(opportunity);
    return { all: [order.servable, ...all], ...rest };
  }

  private build(): Order {
    const ranked = Array.from(this.members, (entry) => this.rank(entry));
    ranked.sort((a, b) => b.bound - a.bound || b.bid - a.bid || b.fit - a.fit);
    const entries = ranked.map(({ entry }) => entry);
    const { length } = entries;
    const servable = newBitmap(length);
    const positionsOf = positionsByPartner(entries);
    const positions = new Map<IndexedCampaign, number>();
    for (const [position, entry] of entries.entries()) {
      positions.set(entry, position);
      if (entry.servable) setBit(servable, position);
    }
    return {
      entries,
      positions,
      servable,
      bounds: Float64Array.from(ranked, ({ bound }) => bound),
      partners: Uint32Array.from(entries, (entry) => entry.partner),
      tickets: Uint32Array.from(entries, (entry) => entry.ticket),
      tieClasses: tieClasses(ranked),
      highestBids: Float64Array.from(ranked, ({ highest }) => highest),
      passPpm: Uint32Array.from(entries, ({ state }) => state.passPpm),
      starts: Float64Array.from(entries, ({ campaign }) => campaign.startsAt?.getTime() ?? -Infinity),
      ends: Float64Array.from(entries, ({ campaign }) => Math.min(campaign.endsAt?.getTime() ?? Infinity, campaign.offersEndAt?.getTime() ?? Infinity)),
      targeting: new TargetingMasks(entries.map(({ campaign }) => campaign)),
      positionsOf,
      heavyPartners: heavyPartners(positionsOf, length),
    };
  }

  private rank(entry: IndexedCampaign): Ranked {
    const { campaign } = entry;
    const highest = Number(campaign.bid) * highestModifier(campaign);
    const quality = qualityAt(campaign, this.stage);
    const fit = assetFitPpm(campaign);
    return { entry, bound: highest * weightOf(quality, this.squash) * (fit / 1_000_000), highest, bid: Number(campaign.bid), quality, fit };
  }
}

/** All that its place in the order depends on, worked out once: a campaign is compared with some twenty others. */
interface Ranked {
  readonly entry: IndexedCampaign;
  readonly bound: number;
  readonly highest: number;
  readonly bid: number;
  readonly quality: number;
  readonly fit: number;
}

function tieClasses(ranked: readonly Ranked[]): Uint32Array {
  const alike = (a: Ranked, b: Ranked) => a.bid === b.bid && a.quality === b.quality && a.fit === b.fit;
  let last: Ranked | undefined;
  let number = 0;
  return Uint32Array.from(ranked, (each) => {
    if (each.entry.campaign.modifiers.length > 0) return 0;
    if (last === undefined || !alike(last, each)) number++;
    last = each;
    return number;
  });
}

/** q^s on the scale of ppm, in floating point: for bounds and thresholds, never for prices. */
export function weightOf(qualityPpm: number, squash: number): number {
  return squash === 1 ? qualityPpm : (qualityPpm / 1_000_000) ** squash * 1_000_000;
}

function positionsByPartner(entries: readonly IndexedCampaign[]): ReadonlyMap<number, readonly number[]> {
  const positions = new Map<number, number[]>();
  for (const [position, { partner }] of entries.entries()) {
    const own = positions.get(partner);
    if (own === undefined) positions.set(partner, [position]);
    else own.push(position);
  }
  return positions;
}

function heavyPartners(positionsOf: ReadonlyMap<number, readonly number[]>, length: number): ReadonlyMap<number, Bitmap> {
  return new Map([...positionsOf].filter(([, positions]) => positions.length > HEAVY_PARTNER).map(([partner, positions]) => [partner, bitmapOf(positions, length)]));
}
