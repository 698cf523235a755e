import { CLASSIFIED_PROGRAMME } from '../programmes/classified.programme.js';
import type { StoredFact } from './fact.js';
import { fold } from './fold.js';
import { type PurchaseByAnother, witnessedSales } from './witnessed-sales.js';

const on = (day: number) => new Date(Date.UTC(2026, 0, day, 9));
const fact = (type: string, day: number, properties: object = {}): StoredFact => ({
  id: `${type} ${day}`, type, occurredAt: on(day), receivedAt: on(day), properties: { assetId: 'golf', listingId: 'L1', ...properties },
});
const bought = (buyerId: string, day: number, assetKey = 'golf'): PurchaseByAnother => ({ assetKey, buyerId, at: on(day) });
const posted = fact('Listing Posted', 1);

/** Days of January on which the sale counts. */
const soldOn = (own: readonly StoredFact[], purchases: readonly PurchaseByAnother[]) => witnessedSales('site', 'anna', own, purchases).map(({ occurredAt }) => occurredAt.getUTCDate());

describe('a car that somebody else bought', () => {
  it('was sold by whoever had it, though he never said so', () => {
    expect(soldOn([posted], [bought('boris', 10)])).toEqual([10]);
    const facts = [posted, ...witnessedSales('site', 'anna', [posted], [bought('boris', 10)])];
    const { journeys } = fold(CLASSIFIED_PROGRAMME, facts, { siteId: 'site', userId: 'anna', zone: 'Europe/Minsk', asOf: on(11) });
    expect(journeys).toMatchObject([{ stage: 'sold', stageEnteredAt: on(10) }]);
  });

  it('is sold once: the seller may tell it before, or some days after', () => {
    expect(soldOn([posted, fact('Listing Sold', 8)], [bought('boris', 10)])).toEqual([]);
    expect(soldOn([posted, fact('Listing Sold', 15)], [bought('boris', 10)])).toEqual([]);
    expect(soldOn([posted, fact('Listing Removed', 9, { reason: 'sold' })], [bought('boris', 10)])).toEqual([]);
  });

  it('was sold also when the ad had only been withdrawn', () => {
    expect(soldOn([posted, fact('Listing Removed', 9, { reason: 'withdrawn' })], [bought('boris', 10)])).toEqual([10]);
  });

  it('and sold on by its buyer is not sold again by the first owner', () => {
    expect(soldOn([posted], [bought('vera', 20), bought('boris', 10)])).toEqual([10]);
  });

  it('that came back to him may be sold by him again', () => {
    expect(soldOn([posted, fact('Listing Sold', 5), fact('Car Bought', 12)], [bought('boris', 5), bought('vera', 20)])).toEqual([20]);
  });

  it('is none of his where he came to know it only afterwards, or where it is another car', () => {
    expect(soldOn([fact('Listing Posted', 15)], [bought('boris', 10)])).toEqual([]);
    expect(soldOn([posted], [bought('boris', 10, 'x5')])).toEqual([]);
  });

  it('by an ad alone is known by the ad', () => {
    expect(soldOn([fact('Listing Posted', 1, { assetId: undefined })], [bought('boris', 10, 'listing:L1')])).toEqual([10]);
  });
});
