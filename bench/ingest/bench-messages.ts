const BRANDS = ['BMW', 'Audi', 'Volkswagen', 'Toyota', 'Skoda'] as const;
const USERS = 20_000;
export const AD_POSTED_AT = '2026-03-02T09:00:00.000Z';

/** The n-th ad of the bench: the same number says the same. */
export function adOf(n: number) {
  return { listingId: `L${n}`, assetId: `A${n}`, brand: BRANDS[n % BRANDS.length], model: 'X', year: 2000 + (n % 20), price: 10_000 + n, currency: 'BYN', mileageKm: 1000 * (n % 300), region: 'Minsk' };
}

/** Who posted it. */
export function sellerOf(n: number): string {
  return `user-${n % USERS}`;
}

/** The n-th ad as a message of the Segment tracking API. */
export function messageOf(messageId: string, n: number) {
  return { messageId, userId: sellerOf(n), event: 'Listing Posted', timestamp: AD_POSTED_AT, properties: adOf(n) };
}
