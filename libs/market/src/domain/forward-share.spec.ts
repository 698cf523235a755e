import fc from 'fast-check';
import { bookingPrice, capacityPpm, type ForwardPlace, MOST_SOLD_PPM, momentsOf, SHARE_STEP_PPM, type SoldShare, takenPpm } from './forward-share.js';

const month = (number: number) => new Date(Date.UTC(2026, number, 1));
const place = (region: string | null, from: number, to: number): ForwardPlace => ({ region, startsAt: month(from), endsAt: month(to) });

/** Months and quarters of a half-year, in two regions or all. */
const places = fc
  .record({ region: fc.constantFrom(null, 'Minsk', 'Gomel'), period: fc.constantFrom([0, 1], [1, 2], [2, 3], [3, 4], [0, 3], [3, 6]) })
  .map(({ region, period: [from = 0, to = 0] }) => place(region, from, to));
const wishes = fc.array(fc.record({ place: places, steps: fc.integer({ min: 1, max: 10 }), capacity: fc.integer({ min: 0, max: 10 }) }), { maxLength: 30 });

/** Every moment that can be told from others: a month and a region, one of them without any product of its own. */
const moments = [0, 1, 2, 3, 4, 5].flatMap((at) => ['Minsk', 'Gomel', 'Brest', null].map((region) => ({ at: new Date(month(at).getTime() + 1), region })));
const claimedBy = (sold: readonly SoldShare[], { at, region }: (typeof moments)[number]) =>
  sold.filter((share) => share.startsAt <= at && at < share.endsAt && (share.region === null || share.region === region)).reduce((sum, { sharePpm }) => sum + sharePpm, 0);

describe('shares of coming moments', () => {
  it('never promise more than half of any moment, whatever is booked of months, quarters, regions and all of them, in whatever order', () => {
    fc.assert(
      fc.property(wishes, (list) => {
        const sold: SoldShare[] = [];
        for (const { place: at, steps, capacity } of list) {
          const sharePpm = steps * SHARE_STEP_PPM;
          if (takenPpm(at, sold) + sharePpm <= capacity * SHARE_STEP_PPM) sold.push({ ...at, sharePpm });
        }
        for (const moment of moments) expect(claimedBy(sold, moment)).toBeLessThanOrEqual(MOST_SOLD_PPM);
      }),
      { numRuns: 500 },
    );
  });

  it('count as taken what the most promised moment of a product is promised, and nothing less', () => {
    fc.assert(
      fc.property(places, wishes, (product, list) => {
        const sold = list.map(({ place: at, steps }) => ({ ...at, sharePpm: steps * SHARE_STEP_PPM }));
        const own = moments.filter(({ at, region }) => product.startsAt <= at && at < product.endsAt && (product.region === null || product.region === region));
        expect(takenPpm(product, sold)).toBe(Math.max(...own.map((moment) => claimedBy(sold, moment))));
      }),
      { numRuns: 500 },
    );
  });

  it('are sold up to four fifths of what surely comes, in steps, and up to half', () => {
    expect(capacityPpm({ low: 90, expected: 100, high: 110 })).toBe(500_000);
    expect(capacityPpm({ low: 50, expected: 100, high: 180 })).toBe(400_000);
    expect(capacityPpm({ low: 40, expected: 100, high: 190 })).toBe(300_000);
    expect(capacityPpm({ low: 5, expected: 100, high: 900 })).toBe(0);
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(1_000), (low, more) => {
        const capacity = capacityPpm({ low, expected: low + more, high: low + 2 * more });
        expect(capacity % SHARE_STEP_PPM).toBe(0);
        expect((capacity / 1_000_000) * (low + more)).toBeLessThanOrEqual(0.8 * low + 1e-9);
      }),
    );
  });

  it('cost a fifth more than the reserve or the usual price, in round figures and never less', () => {
    expect(bookingPrice(300n, null)).toBe(360n);
    expect(bookingPrice(300n, 1_004n)).toBe(1_300n);
    expect(bookingPrice(0n, null)).toBe(1n);
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n })), (reserve, usual) => {
        const price = bookingPrice(reserve, usual);
        expect(price >= reserve && price >= (usual ?? 0n)).toBe(true);
        expect(price.toString().slice(2)).toMatch(/^0*$/);
      }),
    );
  });

  it('stand for their part of what is expected', () => {
    expect(momentsOf(120, 350_000)).toBe(42);
  });
});
