import { brandClassOf, type BrandClass } from '@ringroad/forecast';
import { derivedId, minorDigits } from '@ringroad/kernel';
import type { CarFacts } from './condition.js';
import { numberOf, priceOf, textOf, type Price, type StoredFact } from './fact.js';

/** What a site decides about its cars, or its own data taught. Everything has a default. */
export interface LifecyclePolicy {
  /** Brand → class where the site knows better than the built-in table. */
  readonly brandClasses?: Readonly<Record<string, BrandClass>>;
  /** Mean months of ownership per class where the site's own ownerships taught better (`ownershipPolicy`). */
  readonly ownershipMonths?: Readonly<Partial<Record<BrandClass, number>>>;
  /** A car at this price or above is premium whatever its brand. The practice names no number: without one, brand alone decides. */
  readonly premiumFrom?: Price;
}

/** A car as this user's facts describe it: each property as last told. */
export interface AssetState {
  readonly id: string;
  /** The site's own id of the car, or `listing:<id>` while only the listing is known. */
  readonly assetKey: string;
  readonly brand: string | null;
  readonly brandClass: BrandClass;
  readonly premium: boolean;
  readonly model: string | null;
  readonly year: number | null;
  readonly price: Price | null;
  /** Kilometres. */
  readonly mileage: number | null;
  readonly region: string | null;
  /** Degrees north and east: both known or neither. */
  readonly lat: number | null;
  readonly lon: number | null;
  readonly transmission: string | null;
  readonly fuel: string | null;
  readonly bodyType: string | null;
  /** Litres. */
  readonly engineCapacity: number | null;
  readonly condition: string | null;
  /** The user's latest ownership of the car, as far as it is known here. */
  readonly ownedFrom: Date | null;
  readonly ownedTo: Date | null;
  readonly lastFactAt: Date;
}

export function assetIdOf(siteId: string, assetKey: string): string {
  return derivedId('asset', siteId, assetKey);
}

/** The car after one more fact: what the fact tells replaces what was known, what it leaves out stays. */
export function readAsset(known: AssetState | null, id: string, assetKey: string, fact: StoredFact, policy: LifecyclePolicy): AssetState {
  const brand = textOf(fact, 'brand') ?? known?.brand ?? null;
  const price = priceOf(fact, 'soldPrice') ?? priceOf(fact, 'price') ?? known?.price ?? null;
  const brandClass =
    known !== null && known.brand === brand ? known.brandClass : brandClassOf(brand, policy.brandClasses);
  const place = placeOf(fact) ?? known;
  return {
    id,
    assetKey,
    brand,
    brandClass,
    premium: brandClass === 'premium' || isPremiumPrice(price, policy),
    model: textOf(fact, 'model') ?? known?.model ?? null,
    year: numberOf(fact, 'year') ?? known?.year ?? null,
    price,
    mileage: numberOf(fact, 'mileage') ?? known?.mileage ?? null,
    region: textOf(fact, 'region') ?? known?.region ?? null,
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    transmission: textOf(fact, 'transmission') ?? known?.transmission ?? null,
    fuel: textOf(fact, 'fuel') ?? known?.fuel ?? null,
    bodyType: textOf(fact, 'bodyType') ?? known?.bodyType ?? null,
    engineCapacity: numberOf(fact, 'engineCapacity') ?? known?.engineCapacity ?? null,
    condition: textOf(fact, 'condition') ?? known?.condition ?? null,
    ownedFrom: known?.ownedFrom ?? null,
    ownedTo: known?.ownedTo ?? null,
    lastFactAt: fact.occurredAt,
  };
}

/** A latitude without its longitude is nowhere. */
function placeOf(fact: StoredFact): Pick<AssetState, 'lat' | 'lon'> | null {
  const [lat, lon] = [numberOf(fact, 'lat'), numberOf(fact, 'lon')];
  return lat === null || lon === null ? null : { lat, lon };
}

/** Prices in another currency than the site's limit say nothing: no exchange rate is invented. */
function isPremiumPrice(price: Price | null, policy: LifecyclePolicy): boolean {
  const limit = policy.premiumFrom;
  return limit !== undefined && price !== null && price.currency === limit.currency && price.amount >= limit.amount;
}

/** The car as conditions see it. */
export function assetFacts(asset: AssetState): CarFacts {
  return {
    brand: asset.brand ?? '',
    brandClass: asset.brandClass,
    model: asset.model ?? '',
    year: asset.year ?? Number.NaN,
    price: asset.price === null ? Number.NaN : Number(asset.price.amount) / 10 ** minorDigits(asset.price.currency),
    currency: asset.price?.currency ?? '',
    mileage: asset.mileage ?? Number.NaN,
    region: asset.region ?? '',
    fuel: asset.fuel ?? '',
    transmission: asset.transmission ?? '',
    bodyType: asset.bodyType ?? '',
    premium: asset.premium,
  };
}
