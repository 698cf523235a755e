import type { Category, Stage } from '@ringroad/kernel';
import type { CampaignView } from './campaign-view.js';
import { type AudienceCell, type AudienceTable, type Trait, TRAIT_CLASSES } from './audience-table.js';
import { coarse, publishable } from './privacy.js';

/** Both ends included; null is open. */
export interface NumberBand {
  readonly from: number | null;
  readonly to: number | null;
}

/** Whom a campaign wants, as far as a forecast can tell. Empty lists and null ask for nothing. */
export interface AudienceWishes {
  readonly category: Category;
  readonly stages: readonly Stage[];
  readonly regions: readonly string[];
  /** Wishes for values of a trait, any of which will do. */
  readonly values: Readonly<Partial<Record<'brand' | 'model' | 'fuel' | 'language', readonly string[]>>>;
  readonly bands: Readonly<Partial<Record<'price' | 'year' | 'mileage', NumberBand>>>;
}

/** What of a campaign, or of one that is only thought of, says whom it wants. */
export type CampaignWishes = Pick<CampaignView, 'category' | 'stages' | 'regions' | 'brands' | 'priceMin' | 'priceMax' | 'targeting'>;

/** Places by distance, hours, groups of users, engagement and exclusion lists are not answered (privacy.ts): `notCounted` names them. */
export function audienceWishes({ category, stages, regions, brands, priceMin, priceMax, targeting }: CampaignWishes): AudienceWishes {
  const { models = [], fuels = [], languages = [], yearMin = null, yearMax = null, mileageMinKm = null, mileageMaxKm = null } = targeting;
  const price = { from: priceMin === null ? null : Number(priceMin), to: priceMax === null ? null : Number(priceMax) };
  return {
    category,
    stages,
    regions,
    values: { brand: brands, model: models, fuel: fuels, language: languages },
    bands: { price, year: { from: yearMin, to: yearMax }, mileage: { from: mileageMinKm, to: mileageMaxKm } },
  };
}

/** Wishes of a campaign that no number about people takes into account. */
export function notCounted({ targeting }: Pick<CampaignWishes, 'targeting'>): readonly string[] {
  const asked = (['circle', 'segments', 'scoreMin', 'scoreMax', 'hours', 'seasonWindows', 'exclusionLists'] as const).filter((wish) => {
    const value = targeting[wish];
    return Array.isArray(value) ? value.length > 0 : value !== undefined;
  });
  return [...new Set(asked.map((wish) => (wish.startsWith('score') ? 'score' : wish)))];
}

export interface AudiencePart {
  readonly stage: Stage;
  /** Null for the regions that are too small to be told of by themselves. */
  readonly region: string | null;
  readonly people: number;
  readonly momentsLow: number;
  readonly momentsHigh: number;
}

/** People who have such a moment within a month before or after now, and their moments in a month; all rounded. */
export interface AudienceForecast {
  readonly peopleLow: number;
  readonly peopleHigh: number;
  readonly momentsLow: number;
  readonly momentsHigh: number;
  readonly parts: readonly AudiencePart[];
  /** Share of the people of these parts that the finer wishes are thought to leave, in whole percent; 100 without any. */
  readonly finerPercent: number;
  /** Finer wishes that were answered by shares of the whole site: an estimate. */
  readonly estimatedFrom: readonly Trait[];
}

/**
 * How many people and moments a month a campaign would meet before anybody's bid, consent or caps: from the published table alone.
 * The range of moments runs from the lesser to the greater of last month's and those planned for the next; that of people from
 * "the same people at each stage" to "others at each". Finer wishes are a share learnt over the whole site. Null when fewer than
 * 100 people would be left.
 */
export function forecastAudience(table: AudienceTable, wishes: AudienceWishes): AudienceForecast | null {
  const finer = finerShares(table, wishes);
  const left = product(finer);
  const parts = table.cells.filter((cell) => wanted(cell, wishes)).flatMap((cell) => partOf(cell, left));
  if (parts.length === 0) return null;
  const people = parts.map((part) => part.people);
  const stages = new Map<string, number[]>();
  for (const part of parts) stages.set(part.region ?? '', [...(stages.get(part.region ?? '') ?? []), part.people]);
  return {
    peopleLow: coarse(sum([...stages.values()].map((each) => Math.max(...each)))),
    peopleHigh: coarse(sum(people)),
    momentsLow: coarse(sum(parts.map((part) => part.momentsLow))),
    momentsHigh: coarse(sum(parts.map((part) => part.momentsHigh))),
    parts,
    finerPercent: Math.round(100 * left),
    estimatedFrom: finer.map(({ trait }) => trait),
  };
}

/** The share of people, 0 to 1, that finer wishes leave; 1 without any. The bid landscape scales by it, too. */
export function finerShareOf(table: AudienceTable, wishes: AudienceWishes): number {
  return product(finerShares(table, wishes));
}

function product(shares: readonly { readonly share: number }[]): number {
  return shares.reduce((left, { share }) => left * share, 1);
}

function wanted(cell: AudienceCell, { category, stages, regions }: AudienceWishes): boolean {
  if (cell.category !== category || (stages.length > 0 && !stages.includes(cell.stage))) return false;
  return regions.length === 0 || (cell.region !== null && regions.includes(cell.region));
}

function partOf({ stage, region, people, past, planned }: AudienceCell, share: number): AudiencePart[] {
  const left = publishable(people * share);
  if (left === null) return [];
  const moments = (count: number) => coarse(count * share);
  return [{ stage, region, people: left, momentsLow: moments(Math.min(past, planned)), momentsHigh: moments(Math.max(past, planned)) }];
}

function finerShares({ shares }: AudienceTable, { values, bands }: AudienceWishes): { readonly trait: Trait; readonly share: number }[] {
  const ofValues = (['brand', 'model', 'fuel', 'language'] as const).flatMap((trait) => {
    const wishes = values[trait] ?? [];
    return wishes.length === 0 ? [] : [{ trait, share: sum([...new Set(wishes)].map((value) => shares.get(trait)?.get(value) ?? 0)) }];
  });
  const ofBands = (['price', 'year', 'mileage'] as const).flatMap((trait) => {
    const band = bands[trait];
    if (band === undefined || (band.from === null && band.to === null)) return [];
    return [{ trait, share: sum([...(shares.get(trait) ?? [])].map(([index, share]) => share * overlap(trait, Number(index), band))) }];
  });
  return [...ofValues, ...ofBands].map(({ trait, share }) => ({ trait, share: Math.min(1, share) }));
}

/** The part of a class that lies in a band, its people thought to be spread evenly; the open last class is taken twice as high as it begins. */
function overlap(trait: 'price' | 'year' | 'mileage', index: number, { from, to }: NumberBand): number {
  const classes = TRAIT_CLASSES[trait];
  const start = classes[index] ?? 0;
  const end = classes[index + 1] ?? start * 2;
  const within = Math.min(end, to === null ? Infinity : to + 1) - Math.max(start, from ?? -Infinity);
  return Math.min(1, Math.max(0, within / (end - start)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
