import { type Bitmap, bitmapOf, type Postings, PostingsBuilder, welcoming } from './bitmap.js';
import type { CampaignView } from './campaign-view.js';
import { cellOf, cellsOf, hourOfWeek, hoursOfWeek, levelOf, levelsOf, scoreClassesOf, scoreClassOf, yearClassesOf, yearClassOf, yearDayOf, yearDaysOf } from './coarse-value.js';
import { localTimeOf } from './local-time.js';
import type { Opportunity } from './opportunity.js';

/** An exclusion list that fewer campaigns than this name is left to the gate. */
const HEAVY_LIST = 64;
/** Beyond so many zones with hours the gate alone tells who is open. */
const MOST_ZONES = 16;

type Asked = (campaign: CampaignView) => Iterable<string | number> | null | undefined;
type Told = (opportunity: Opportunity) => string | number | null;

/** What campaigns may ask for, one by one, and what an opportunity says to it. */
const DIMENSIONS: readonly (readonly [Asked, Told])[] = [
  [(campaign) => campaign.regions, ({ asset }) => asset.region],
  [(campaign) => campaign.brands, ({ asset }) => asset.brand],
  [({ priceMin, priceMax }) => levelsOf(priceMin, priceMax), ({ asset }) => (asset.price === null ? null : levelOf(asset.price))],
  [(campaign) => campaign.seasons, ({ season }) => season],
  [({ targeting }) => targeting.circle && cellsOf(targeting.circle), ({ asset: { lat, lon } }) => (lat === null || lon === null ? null : cellOf(lat, lon))],
  [({ targeting }) => targeting.models, ({ asset }) => asset.model],
  [({ targeting }) => yearClassesOf(targeting.yearMin, targeting.yearMax), ({ asset }) => (asset.year === null ? null : yearClassOf(asset.year))],
  [({ targeting }) => levelsOf(targeting.mileageMinKm, targeting.mileageMaxKm), ({ asset }) => (asset.mileageKm === null ? null : levelOf(asset.mileageKm))],
  [({ targeting }) => targeting.fuels, ({ asset }) => asset.fuel],
  [({ targeting }) => targeting.languages, ({ user }) => user.language],
  [({ targeting }) => scoreClassesOf(targeting.scoreMin, targeting.scoreMax), ({ user }) => (user.score === null ? null : scoreClassOf(user.score))],
  [({ targeting }) => targeting.seasonWindows && yearDaysOf(targeting.seasonWindows), ({ now }) => yearDayOf(now)],
];

/** Positions that may welcome an opportunity: those with their bit in each of `all`, in one of each of `any`, and in none of `none`. */
export interface Masks {
  readonly all: readonly Bitmap[];
  readonly any: readonly (readonly Bitmap[])[];
  readonly none: readonly Bitmap[];
}

/** The targeting of campaigns in a row, as a bitmap for each value somebody asks for. They let too many pass, never too few. */
export class TargetingMasks {
  private readonly dimensions: readonly { readonly postings: Postings<string | number>; readonly told: Told }[];
  private readonly hours: readonly { readonly zone: string; readonly postings: Postings<number> }[];
  private readonly segments: Postings<string> | null;
  private readonly lists: ReadonlyMap<string, Bitmap>;

  constructor(campaigns: readonly CampaignView[]) {
    const { length } = campaigns;
    const dimensions = DIMENSIONS.map(([asked, told]) => ({ asked, told, postings: new PostingsBuilder<string | number>(length) }));
    const zones = [...new Set(campaigns.flatMap(({ targeting, zone }) => (targeting.hours?.length ? zone : [])))].slice(0, MOST_ZONES);
    const hours = zones.map((zone) => ({ zone, postings: new PostingsBuilder<number>(length) }));
    const segments = new PostingsBuilder<string>(length);
    // One campaign after the other: to go over all of them for each dimension takes twice as long, memory is slow.
    for (const [position, campaign] of campaigns.entries()) {
      for (const { asked, postings } of dimensions) postings.add(position, asked(campaign));
      for (const { zone, postings } of hours) postings.add(position, campaign.zone === zone ? hoursOfWeek(campaign.targeting.hours ?? []) : null);
      segments.add(position, campaign.targeting.segments);
    }
    this.dimensions = dimensions.flatMap(({ told, postings }) => made(postings, (done) => ({ postings: done, told })));
    this.hours = hours.flatMap(({ zone, postings }) => made(postings, (done) => ({ zone, postings: done })));
    this.segments = segments.done();
    this.lists = heavyLists(campaigns);
  }

  masks(opportunity: Opportunity): Masks {
    const { user, now } = opportunity;
    const all = this.dimensions.map(({ postings, told }) => welcoming(postings, told(opportunity)));
    for (const { zone, postings } of this.hours) {
      all.push(welcoming(postings, hourOfWeek(localTimeOf(now, zone))));
    }
    const none = this.lists.size === 0 ? [] : [...user.excludedBy].flatMap((list) => this.lists.get(list) ?? []);
    return { all, any: this.segmentsOf(user.segments), none };
  }

  /** A user in several groups is welcome where one of them is. */
  private segmentsOf(segments: ReadonlySet<string>): readonly (readonly Bitmap[])[] {
    const { segments: postings } = this;
    if (postings === null) return [];
    return [segments.size === 0 ? [postings.open] : [...new Set([...segments].map((segment) => welcoming(postings, segment)))]];
  }
}

function made<K, T>(postings: PostingsBuilder<K>, as: (done: Postings<K>) => T): T[] {
  const done = postings.done();
  return done === null ? [] : [as(done)];
}

function heavyLists(campaigns: readonly CampaignView[]): ReadonlyMap<string, Bitmap> {
  const positions = new Map<string, number[]>();
  for (const [position, { targeting }] of campaigns.entries()) {
    for (const list of targeting.exclusionLists ?? []) {
      const named = positions.get(list);
      if (named === undefined) positions.set(list, [position]);
      else named.push(position);
    }
  }
  const lists = new Map<string, Bitmap>();
  for (const [list, named] of positions) {
    if (named.length < HEAVY_LIST) continue;
    lists.set(list, bitmapOf(named, campaigns.length));
  }
  return lists;
}
