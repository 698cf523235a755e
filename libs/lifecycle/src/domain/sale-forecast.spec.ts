import fc from 'fast-check';
import { assetKeys, orderFacts, type StoredFact } from './fact.js';
import { saleForecast, saleProofs, type SaleProof } from './sale-forecast.js';

const BOUGHT = new Date('2024-01-15T10:00:00Z');
const zone = 'Europe/Minsk';
const at = (text: string) => new Date(`${text}T10:00:00Z`);
const seen = (day: string, km: number | null = null): SaleProof => ({ at: at(day), km });
const forecast = (proofs: readonly SaleProof[], asOf = '2024-06-01', policy = {}) => saleForecast(BOUGHT, 'premium', proofs, { asOf: at(asOf), zone, policy });

it('of a premium car bought today the sale is likely in 41 months, and four of five come between the 10 % and the 90 %', () => {
  const sale = forecast([]);
  expect(sale?.likelyAt).toEqual(at('2027-06-15'));
  expect(sale?.keptUntil).toEqual(BOUGHT);
  expect(sale?.usage).toBe(1);
  // Weibull of shape 2 and mean 41: 10 % are sold by month 15, 90 % by month 70; the prior's own doubt widens it a little.
  expect(sale?.earliestAt.getTime()).toBeGreaterThan(at('2025-03-01').getTime());
  expect(sale?.earliestAt.getTime()).toBeLessThan(at('2025-05-15').getTime());
  expect(sale?.latestAt.getTime()).toBeGreaterThan(at('2029-09-01').getTime());
  expect(sale?.latestAt.getTime()).toBeLessThan(at('2030-09-01').getTime());
});

it("the site's own data move it", () => {
  expect(forecast([], '2024-06-01', { ownershipMonths: { premium: 30 } })?.likelyAt).toEqual(at('2026-07-15'));
});

it('does not creep ahead of the clock: a day later, without anything new, it is the same', () => {
  expect(forecast([], '2026-06-01')?.likelyAt).toEqual(forecast([], '2024-02-01')?.likelyAt);
  expect(forecast([], '2026-06-01')?.earliestAt).toEqual(at('2026-06-01'));
});

it('a proof that the car is kept moves the sale further away', () => {
  const kept = forecast([seen('2026-06-01')], '2026-06-01');
  expect(kept?.keptUntil).toEqual(at('2026-06-01'));
  expect(kept?.likelyAt.getTime()).toBeGreaterThan(at('2027-10-01').getTime());
});

it('when the likely day has passed in silence, the next one is foreseen, and it stays ahead for thirty years', () => {
  let before = new Date(0);
  for (let year = 2024; year < 2054; year += 1) {
    const likely = forecast([], `${year}-06-16`)?.likelyAt ?? before;
    expect(likely.getTime()).toBeGreaterThan(at(`${year}-06-16`).getTime());
    expect(likely.getTime()).toBeGreaterThanOrEqual(before.getTime());
    before = likely;
  }
});

it('a car that is driven four times as much ages twice as fast', () => {
  const month = 1590 * 4;
  const driven = forecast([seen('2024-01-15', 0), seen('2024-03-15', 2 * month), seen('2024-05-15', 4 * month)]);
  expect(driven?.usage).toBeCloseTo(2, 1);
  expect(driven?.likelyAt.getTime()).toBeLessThan(at('2025-12-31').getTime());
  const standing = forecast([seen('2024-01-15', 0), seen('2024-03-15', 200), seen('2024-05-15', 400)]);
  expect(standing?.usage).toBe(0.5);
});

it('what was told before the purchase, or is dated ahead of the clock, says nothing of this ownership', () => {
  expect(forecast([seen('2023-01-01', 5), seen('2025-01-01', 99_999)], '2024-06-01')).toEqual(forecast([]));
});

it('proofs are what the user tells of the car: ads and readings, not a look at an ad', () => {
  const told = (type: string, day: string, properties: object): StoredFact => ({ id: `${type}${day}`, type, occurredAt: at(day), receivedAt: at(day), properties: { assetId: 'x5', ...properties } });
  const facts = [
    told('Car Bought', '2024-01-15', { mileage: 10 }),
    told('Car Serviced', '2024-05-15', { mileage: 9_000 }),
    told('Listing Viewed', '2024-06-15', {}),
    told('Listing Renewed', '2024-07-15', {}),
  ];
  const proofs = saleProofs(facts, assetKeys(orderFacts(facts)));
  expect(proofs.get('x5')).toEqual([seen('2024-01-15', 10), seen('2024-05-15', 9_000), seen('2024-07-15')]);
});

it('any order and any repetition of proofs gives the same forecast, with the likely day inside its interval and ahead of the clock', () => {
  const proof = fc.record({ at: fc.integer({ min: 0, max: 3000 }).map((day) => new Date(BOUGHT.getTime() + day * 86_400_000)), km: fc.option(fc.integer({ min: 0, max: 400_000 })) });
  const told = fc.array(proof, { maxLength: 12 }).chain((proofs) => fc.tuple(fc.constant(proofs), fc.shuffledSubarray([...proofs, ...proofs], { minLength: proofs.length * 2 })));
  fc.assert(
    fc.property(told, fc.integer({ min: 0, max: 4000 }), fc.constantFrom('Europe/Berlin', 'America/New_York'), ([proofs, again], day, inZone) => {
      const clock = { asOf: new Date(BOUGHT.getTime() + day * 86_400_000), zone: inZone, policy: {} };
      const sale = saleForecast(BOUGHT, 'domestic', proofs, clock);
      expect(saleForecast(BOUGHT, 'domestic', again, clock)).toEqual(sale);
      if (sale === null) return;
      expect(sale.likelyAt.getTime()).toBeGreaterThan(clock.asOf.getTime());
      expect(sale.earliestAt.getTime()).toBeLessThanOrEqual(sale.likelyAt.getTime());
      expect(sale.latestAt.getTime()).toBeGreaterThanOrEqual(sale.likelyAt.getTime());
    }),
    { numRuns: 500 },
  );
});
