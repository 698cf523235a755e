import { derivedId } from '@ringroad/kernel';
import { priceOf, textOf, triggerOf, type Price, type StoredFact } from './fact.js';

export type ListingStatus = 'live' | 'sold' | 'withdrawn' | 'expired';

/** One ad, as this user's facts tell its life. `postedAt` is null where the post itself was never seen. */
export interface ListingState {
  readonly id: string;
  /** The site's own id of the ad. */
  readonly listingKey: string;
  readonly assetId: string;
  readonly status: ListingStatus;
  readonly postedAt: Date | null;
  readonly renewals: number;
  readonly lastRenewedAt: Date | null;
  readonly endedAt: Date | null;
  readonly price: Price | null;
}

export function listingIdOf(siteId: string, listingKey: string): string {
  return derivedId('listing', siteId, listingKey);
}

/**
 * The listing a fact names, after it. Posting or renewing makes it live again; a sale is final over a removal, since
 * sites often send both.
 */
export function readListing(known: ListingState | null, siteId: string, assetId: string, listingKey: string, fact: StoredFact): ListingState {
  const listing = known ?? {
    id: listingIdOf(siteId, listingKey),
    listingKey,
    assetId,
    status: 'live',
    postedAt: null,
    renewals: 0,
    lastRenewedAt: null,
    endedAt: null,
    price: null,
  };
  const price = priceOf(fact, 'price') ?? listing.price;
  const at = fact.occurredAt;
  switch (triggerOf(fact)) {
    case 'listing.posted':
      return { ...listing, price, status: 'live', postedAt: listing.postedAt ?? at, endedAt: null };
    case 'listing.renewed':
      return { ...listing, price, status: 'live', renewals: listing.renewals + 1, lastRenewedAt: at, endedAt: null };
    case 'listing.sold':
      return { ...listing, price, status: 'sold', endedAt: listing.status === 'sold' ? listing.endedAt : at };
    case 'listing.withdrawn':
      return listing.status === 'live' ? { ...listing, price, status: 'withdrawn', endedAt: at } : listing;
    case 'listing.expired':
      return listing.status === 'live' ? { ...listing, price, status: 'expired', endedAt: at } : listing;
    default:
      return listing;
  }
}

/** The listing a fact speaks of, where it names one and is about an ad (a purchase may name the ad it came from). */
export function listingKeyOf(fact: StoredFact): string | null {
  return fact.type === 'Car Bought' ? null : textOf(fact, 'listingId');
}
