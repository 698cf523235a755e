import { minorDigits, type Minor } from '@ringroad/kernel';
import type { Trigger } from './programme.js';

/**
 * The site events of the classified programme, in the order in which facts of one instant are read: a car is bought
 * before it is posted, and sold before its listing is removed.
 */
export const FACT_TYPES = ['Car Bought', 'Listing Posted', 'Listing Renewed', 'Listing Sold', 'Listing Removed'] as const;
export type FactType = (typeof FACT_TYPES)[number];

/** An immutable fact as intake stored it. Its properties passed the JSON Schema of its type (docs/events). */
export interface StoredFact {
  readonly id: string;
  /** One of FACT_TYPES; facts of other types are kept by intake and do not move journeys. */
  readonly type: string;
  readonly occurredAt: Date;
  readonly receivedAt: Date;
  readonly properties: Readonly<Record<string, unknown>>;
  /** The site's own name of the message, by which it may correct or delete it later. A fact that no message told has none. */
  readonly messageId?: string;
}

const ORDER: ReadonlyMap<string, number> = new Map(FACT_TYPES.map((type, i) => [type, i]));

/** Facts of the programme in the one order that counts, each once: by instant, then kind, then id. */
export function orderFacts(facts: readonly StoredFact[]): StoredFact[] {
  return inOrder(facts, ORDER);
}

/** The same for any kinds of event: those of `rank` only, and on one instant by rank. */
export function inOrder(facts: readonly StoredFact[], rank: ReadonlyMap<string, number>): StoredFact[] {
  const known = facts.filter((fact) => rank.has(fact.type));
  known.sort(
    (a, b) =>
      a.occurredAt.getTime() - b.occurredAt.getTime() ||
      (rank.get(a.type) ?? 0) - (rank.get(b.type) ?? 0) ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  return known.filter((fact, i) => i === 0 || fact.id !== known[i - 1]?.id);
}

/** What the fact means to a programme. "Removed, because sold" is a sale; "removed for another reason" a withdrawal. */
export function triggerOf(fact: StoredFact): Trigger {
  switch (fact.type as FactType) {
    case 'Car Bought':
      return 'car.bought';
    case 'Listing Posted':
      return 'listing.posted';
    case 'Listing Renewed':
      return 'listing.renewed';
    case 'Listing Sold':
      return 'listing.sold';
    case 'Listing Removed': {
      const reason = fact.properties['reason'];
      return reason === 'sold' ? 'listing.sold' : reason === 'expired' ? 'listing.expired' : 'listing.withdrawn';
    }
  }
}

/** A text property, trimmed; null where it is missing, empty or no text. */
export function textOf(fact: StoredFact, property: string): string | null {
  const value = fact.properties[property];
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text === '' ? null : text;
}

export function numberOf(fact: StoredFact, property: string): number | null {
  const value = fact.properties[property];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export interface Price {
  readonly amount: Minor;
  readonly currency: string;
}

/**
 * A price property. Sites send major units as a JSON number beside an ISO 4217 currency; the decimals the currency has
 * are kept exactly, further ones are rounded. Null without a currency.
 */
export function priceOf(fact: StoredFact, property: 'price' | 'soldPrice'): Price | null {
  const value = numberOf(fact, property);
  const currency = textOf(fact, 'currency')?.toUpperCase() ?? null;
  if (value === null || currency === null || value < 0 || value >= 1e15) return null;
  return { amount: BigInt(value.toFixed(minorDigits(currency)).replace('.', '')), currency };
}

/**
 * The key of the asset each fact speaks of: its own `assetId`, else the asset its listing was ever seen with, else the
 * listing stands for the asset. Reads all facts first, so that it does not matter which of them told.
 */
export function assetKeys(ordered: readonly StoredFact[]): (fact: StoredFact) => string | null {
  const assetOfListing = new Map<string, string>();
  for (const fact of ordered) {
    const assetKey = textOf(fact, 'assetId');
    const listingKey = textOf(fact, 'listingId');
    if (assetKey !== null && listingKey !== null && !assetOfListing.has(listingKey)) {
      assetOfListing.set(listingKey, assetKey);
    }
  }
  return (fact) => {
    const own = textOf(fact, 'assetId');
    if (own !== null) return own;
    const listingKey = textOf(fact, 'listingId');
    return listingKey === null ? null : (assetOfListing.get(listingKey) ?? `listing:${listingKey}`);
  };
}
