import type { Minor, Stage } from '@ringroad/kernel';
import { assetFitPpm } from './asset-fit.js';
import { highestModifier } from './bid.js';
import { type Bitmap, buildPostings, clearBit, newBitmap, type Postings, setBit, welcoming } from './bitmap.js';
import type { CampaignState, CampaignView } from './campaign-view.js';
import type { MarketCampaign } from './examination.js';
import type { Opportunity } from './opportunity.js';
import type { Season } from './season.js';
import { qualityAt } from './lessons.js';

/** A campaign as the candidate index keeps it. `partner` is a small number that stands for the partner's id. */
export interface IndexedCampaign extends MarketCampaign {
  readonly partner: number;
  state: CampaignState;
  /** Whether it can win anything at all now: in order, with money, not fully throttled. */
  servable: boolean;
}

/** A partner with more campaigns than this in one bucket gets a bitmap, so that all of them can be left out at once. */
const HEAVY_PARTNER = 256;
/** Price bands are matched coarsely, half an octave at a time; the gate is exact. */
const LEVELS_PER_OCTAVE = 2;
const HIGHEST_LEVEL = 100;

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
  readonly regions: Postings<string>;
  readonly brands: Postings<string>;
  readonly seasons: Postings<Season>;
  readonly prices: Postings<number>;
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
  boundOf({ campaign }: IndexedCampaign): number {
    return highestBid(campaign) * weightOf(qualityAt(campaign, this.stage), this.squash) * (assetFitPpm(campaign) / 1_000_000);
  }

  /** One bit per position whose targeting may welcome the opportunity; the gate decides. */
  masks(order: Order, { asset, season }: Opportunity): readonly Bitmap[] {
    const level = asset.price === null ? null : levelOf(asset.price);
    return [order.servable, welcoming(order.regions, asset.region), welcoming(order.brands, asset.brand), welcoming(order.prices, level), welcoming(order.seasons, season)];
  }

  private build(): Order {
    const bounded = Array.from(this.members, (entry) => ({ entry, bound: this.boundOf(entry) }));
    bounded.sort((a, b) => b.bound - a.bound || Number(b.entry.campaign.bid - a.entry.campaign.bid) || assetFitPpm(b.entry.campaign) - assetFitPpm(a.entry.campaign));
    const entries = bounded.map(({ entry }) => entry);
    const { length } = entries;
    const at = (position: number): IndexedCampaign => entries[position] as IndexedCampaign;
    const servable = newBitmap(length);
    const positions = new Map<IndexedCampaign, number>();
    for (const [position, entry] of entries.entries()) {
      positions.set(entry, position);
      if (entry.servable) setBit(servable, position);
    }
    return {
      entries,
      positions,
      servable,
      bounds: Float64Array.from(bounded, ({ bound }) => bound),
      partners: Uint32Array.from(entries, (entry) => entry.partner),
      tickets: Uint32Array.from(entries, (entry) => entry.ticket),
      tieClasses: this.tieClasses(entries),
      highestBids: Float64Array.from(entries, ({ campaign }) => highestBid(campaign)),
      passPpm: Uint32Array.from(entries, ({ state }) => state.passPpm),
      regions: buildPostings(length, (position) => at(position).campaign.regions),
      brands: buildPostings(length, (position) => at(position).campaign.brands),
      seasons: buildPostings(length, (position) => at(position).campaign.seasons),
      prices: buildPostings(length, (position) => levels(at(position).campaign)),
      heavyPartners: heavyPartners(entries),
    };
  }

  private tieClasses(entries: readonly IndexedCampaign[]): Uint32Array {
    const alike = (a: CampaignView, b: CampaignView) => a.bid === b.bid && qualityAt(a, this.stage) === qualityAt(b, this.stage) && assetFitPpm(a) === assetFitPpm(b);
    let last: CampaignView | undefined;
    let number = 0;
    return Uint32Array.from(entries, ({ campaign }) => {
      if (campaign.modifiers.length > 0) return 0;
      if (last === undefined || !alike(last, campaign)) number++;
      last = campaign;
      return number;
    });
  }
}

/** q^s on the scale of ppm, in floating point: for bounds and thresholds, never for prices. */
export function weightOf(qualityPpm: number, squash: number): number {
  return squash === 1 ? qualityPpm : (qualityPpm / 1_000_000) ** squash * 1_000_000;
}

function highestBid(campaign: CampaignView): number {
  return Number(campaign.bid) * highestModifier(campaign);
}

function heavyPartners(entries: readonly IndexedCampaign[]): ReadonlyMap<number, Bitmap> {
  const crowd = new Map<number, number>();
  for (const { partner } of entries) crowd.set(partner, (crowd.get(partner) ?? 0) + 1);
  const bitmaps = new Map<number, Bitmap>();
  for (const [position, { partner }] of entries.entries()) {
    if ((crowd.get(partner) ?? 0) <= HEAVY_PARTNER) continue;
    let bitmap = bitmaps.get(partner);
    if (bitmap === undefined) bitmaps.set(partner, (bitmap = newBitmap(entries.length)));
    setBit(bitmap, position);
  }
  return bitmaps;
}

function levelOf(price: Minor): number {
  return price < 1n ? 0 : Math.min(HIGHEST_LEVEL, Math.floor(Math.log2(Number(price)) * LEVELS_PER_OCTAVE));
}

function* levels({ priceMin, priceMax }: CampaignView): Iterable<number> {
  if (priceMin === null && priceMax === null) return;
  const last = priceMax === null ? HIGHEST_LEVEL : levelOf(priceMax);
  for (let level = priceMin === null ? 0 : levelOf(priceMin); level <= last; level++) yield level;
}
