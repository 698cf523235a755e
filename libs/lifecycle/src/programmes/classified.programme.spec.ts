import type { Category } from '@ringroad/kernel';
import type { PlannedContactPoint } from '../domain/contact-point.js';
import type { StoredFact } from '../domain/fact.js';
import { fold, type FoldContext, type FoldedLife } from '../domain/fold.js';
import { categoriesFor, needsMap } from '../domain/programme.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { CLASSIFIED_PROGRAMME } from './classified.programme.js';

let count = 0;
function fact(type: string, at: string, properties: Record<string, unknown>): StoredFact {
  count += 1;
  const occurredAt = new Date(at);
  return { id: `f${String(count).padStart(4, '0')}`, type, occurredAt, receivedAt: occurredAt, properties };
}

function life(facts: readonly StoredFact[], asOf: string, more: Partial<FoldContext> = {}): FoldedLife {
  const context = { siteId: 'site', userId: 'anna', zone: 'Europe/Minsk', asOf: new Date(asOf), ...more };
  return fold(CLASSIFIED_PROGRAMME, facts, context);
}

function point(told: FoldedLife, id: string): PlannedContactPoint | undefined {
  return told.contactPoints.find(({ pointId }) => pointId === id);
}

function categoriesOf(told: FoldedLife, id: string): string[] {
  return [...categoriesFor(CLASSIFIED_PROGRAMME, point(told, id)?.needs ?? []).keys()].sort();
}

/** "2025-04-15 10:00" on the clock in Minsk, three hours ahead of UTC all year. */
function minsk(told: FoldedLife, id: string): string | undefined {
  const at = point(told, id)?.dueAt;
  return at && new Date(at.getTime() + 3 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

const S01: Category[] = ['detailing', 'fuel-station', 'parts-shop', 'service-centre'];
const golf = { assetId: 'golf', brand: 'Volkswagen', model: 'Golf', price: 9_000, currency: 'USD' };
const x5 = { assetId: 'x5', brand: 'BMW', model: 'X5', price: 31_500, currency: 'USD' };

it('is a valid programme', () => expect(validateProgramme(CLASSIFIED_PROGRAMME)).toEqual([]));

it('S01: who posts a car hears at once from detailing, service centres, parts shops and fuel stations', () => {
  const told = life([fact('Listing Posted', '2025-03-10T09:00:00Z', golf)], '2025-03-10T09:00:01Z');
  expect(told.journeys.map(({ stage, cycle }) => [stage, cycle])).toEqual([['posted', 1]]);
  expect(told.contactPoints.map(({ pointId }) => pointId)).toEqual(['posted.now']);
  expect(point(told, 'posted.now')).toMatchObject({ dueAt: new Date('2025-03-10T09:00:00Z'), status: 'planned', track: 'sales' });
  expect(categoriesOf(told, 'posted.now')).toEqual(S01);
});

it('S02: each renewal adds short insurance and deeper repair to the needs of S01', () => {
  const told = life(
    [
      fact('Listing Posted', '2025-03-10T09:00:00Z', golf),
      fact('Listing Renewed', '2025-03-20T09:00:00Z', golf),
      fact('Listing Renewed', '2025-03-30T09:00:00Z', golf),
    ],
    '2025-03-30T10:00:00Z',
  );
  expect(told.journeys[0]).toMatchObject({ stage: 'renewed', renewals: 2 });
  expect(point(told, 'renewed.now')).toMatchObject({ dueAt: new Date('2025-03-30T09:00:00Z'), status: 'planned' });
  expect(categoriesOf(told, 'renewed.now')).toEqual([...S01, 'insurer'].sort());
  expect(point(told, 'renewed.now')?.needs).toEqual(expect.arrayContaining(['short-insurance', 'deeper-repair', 'prepare-for-sale']));
});

describe('S03: who sold a car', () => {
  it('hears from dealers, banks, leasing companies and insurers, at once, on day 7 and on day 30', () => {
    const told = life([fact('Listing Sold', '2025-03-10T18:30:00Z', golf)], '2025-03-10T18:31:00Z');
    for (const id of ['sold.now', 'sold.day-7', 'sold.day-30']) {
      expect(categoriesOf(told, id)).toEqual(['bank', 'car-dealer', 'insurer', 'leasing']);
    }
    expect([minsk(told, 'sold.now'), minsk(told, 'sold.day-7'), minsk(told, 'sold.day-30')]).toEqual([
      '2025-03-10 21:30', '2025-03-17 10:00', '2025-04-09 10:00',
    ]);
  });

  it('hears from a developer when the car is of a premium brand', () => {
    const told = life([fact('Listing Sold', '2025-03-10T18:30:00Z', x5)], '2025-03-10T18:31:00Z');
    expect(categoriesOf(told, 'sold.now')).toEqual(['bank', 'car-dealer', 'developer', 'insurer', 'leasing']);
  });

  it('hears from a developer when the price reaches what the site calls premium, in the same currency only', () => {
    const sold = [fact('Listing Sold', '2025-03-10T18:30:00Z', { ...golf, soldPrice: 40_000 })];
    const policy = { premiumFrom: { amount: 4_000_000n, currency: 'USD' } };
    expect(categoriesOf(life(sold, '2025-03-10T18:31:00Z', { policy }), 'sold.now')).toContain('developer');
    const rubles = { premiumFrom: { amount: 4_000_000n, currency: 'BYN' } };
    expect(categoriesOf(life(sold, '2025-03-10T18:31:00Z', { policy: rubles }), 'sold.now')).not.toContain('developer');
  });

  it('is not asked about the next car any more once it is bought', () => {
    const told = life(
      [fact('Listing Sold', '2025-03-10T18:30:00Z', golf), fact('Car Bought', '2025-03-14T12:00:00Z', x5)],
      '2025-03-14T12:01:00Z',
    );
    expect(told.journeys[0]).toMatchObject({ stage: 'sold', outcome: 'bought-next', goalReached: true });
    expect(point(told, 'sold.day-7')).toBeUndefined();
    expect(point(told, 'sold.day-30')).toBeUndefined();
  });

  it('is not asked at all when the next car was bought before the old one was sold', () => {
    const told = life(
      [fact('Car Bought', '2025-02-20T12:00:00Z', x5), fact('Listing Sold', '2025-03-10T18:30:00Z', golf)],
      '2025-03-10T18:31:00Z',
    );
    expect(told.journeys.find(({ subjectId }) => subjectId === told.assets[1]?.id)).toMatchObject({ outcome: 'bought-next' });
    expect(told.contactPoints.filter(({ stage }) => stage === 'sold')).toEqual([]);
  });
});

describe('S04: who bought the next car', () => {
  it('hears from diagnostics, service centres, parts shops and, in the tyre season, tyre shops', () => {
    const april = life([fact('Car Bought', '2025-04-10T12:00:00Z', golf)], '2025-04-10T12:01:00Z');
    expect(categoriesOf(april, 'bought.now')).toEqual(['diagnostics', 'parts-shop', 'service-centre', 'tyre-shop']);
    const july = life([fact('Car Bought', '2025-07-10T12:00:00Z', golf)], '2025-07-10T12:01:00Z');
    expect(categoriesOf(july, 'bought.now')).toEqual(['diagnostics', 'parts-shop', 'service-centre']);
  });

  it('hears from tyre shops on day 7 when the season began in between', () => {
    const told = life([fact('Car Bought', '2025-08-28T12:00:00Z', golf)], '2025-08-28T12:01:00Z');
    expect(categoriesOf(told, 'bought.now')).not.toContain('tyre-shop');
    expect(categoriesOf(told, 'bought.day-7')).toContain('tyre-shop');
  });
});

describe('S06-S10: an owner is contacted on the calendar of the car', () => {
  const bought = [fact('Car Bought', '2025-03-15T12:00:00Z', x5)];
  const told = life(bought, '2025-03-15T12:01:00Z');

  it.each([
    ['owning.month-1', '2025-04-15 10:00', 'loyalty', ['accessories', 'service-centre']],
    ['owning.month-6', '2025-09-15 10:00', 'sales', ['accessories', 'tyre-shop']],
    ['owning.month-10', '2026-01-15 10:00', 'sales', ['parts-shop', 'service-centre']],
    ['owning.month-12', '2026-03-15 10:00', 'sales', ['insurer']],
    ['owning.round-tyres', '2026-09-01 10:00', 'sales', ['tyre-shop']],
    ['owning.round-extras', '2026-10-15 10:00', 'sales', ['accessories']],
    ['owning.round-maintenance', '2027-01-15 10:00', 'sales', ['parts-shop', 'service-centre']],
    ['owning.round-financial', '2027-03-15 10:00', 'sales', ['bank', 'insurer']],
    ['owning.month-36', '2028-03-15 10:00', 'sales', ['car-dealer']],
  ] as const)('%s on %s, %s, %j', (id, due, track, categories) => {
    expect(minsk(told, id)).toBe(due);
    expect(point(told, id)?.track).toBe(track);
    expect(categoriesOf(told, id)).toEqual(categories);
  });

  it('S06: the buyer becomes an owner at the very moment of the month-1 contact', () => {
    expect(told.journeys[0]?.stage).toBe('bought');
    expect(life(bought, '2025-04-15T06:59:59Z').journeys[0]?.stage).toBe('bought');
    const owner = life(bought, '2025-04-15T07:00:00Z');
    expect(owner.journeys[0]).toMatchObject({ stage: 'owning', stageEnteredAt: new Date('2025-04-15T07:00:00Z') });
    expect(point(owner, 'owning.month-1')).toMatchObject({ dueAt: new Date('2025-04-15T07:00:00Z'), status: 'planned' });
  });

  it('S07: half a year on, out of the tyre season, speaks of accessories only', () => {
    const july = life([fact('Car Bought', '2025-01-15T12:00:00Z', golf)], '2025-01-15T12:01:00Z');
    expect(categoriesOf(july, 'owning.month-6')).toEqual(['accessories']);
  });

  it('S08: oil and filters at month 10, of service centres and parts shops', () => {
    const told = life([fact('Car Bought', '2025-03-15T12:00:00Z', golf)], '2025-03-16T00:00:00Z');
    expect(minsk(told, 'owning.month-10')).toBe('2026-01-15 10:00');
    expect(categoriesOf(told, 'owning.month-10')).toEqual(['parts-shop', 'service-centre']);
  });

  it('S09: the round comes again every year, as long as the car is kept', () => {
    const years = [2027, 2028, 2029].map((year) => minsk(life(bought, `${year}-01-01T00:00:00Z`), 'owning.round-financial'));
    expect(years).toEqual(['2027-03-15 10:00', '2028-03-15 10:00', '2029-03-15 10:00']);
  });

  it('S10: the month-36 trade-in is for premium cars only', () => {
    expect(point(life([fact('Car Bought', '2025-03-15T12:00:00Z', golf)], '2027-03-15T12:01:00Z'), 'owning.month-36')).toBeUndefined();
  });

  it('a car bought on the last of August is half a year old on the last of February', () => {
    expect(minsk(life([fact('Car Bought', '2025-08-31T12:00:00Z', golf)], '2025-09-01T00:00:00Z'), 'owning.month-6')).toBe('2026-02-28 10:00');
  });

  it('a car bought on 29 February has its first birthday on the 28th', () => {
    expect(minsk(life([fact('Car Bought', '2024-02-29T12:00:00Z', golf)], '2024-03-01T00:00:00Z'), 'owning.month-12')).toBe('2025-02-28 10:00');
  });

  it.each(['Europe/Berlin', 'America/New_York'])('ten o\'clock is ten o\'clock in %s, summer and winter', (zone) => {
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
    const points = life(bought, '2025-03-15T12:01:00Z', { zone }).contactPoints.filter(({ stage }) => stage === 'owning');
    expect(points.length).toBeGreaterThan(8);
    expect(new Set(points.map(({ dueAt }) => clock.format(dueAt)))).toEqual(new Set(['10:00']));
  });
});

describe('S05: one ad once, and the user never drops out of sight', () => {
  it.each([
    ['BMW', '2028-08-15 15:00', '2028-07-16 10:00'], // premium: 41 months
    ['Volkswagen', '2029-03-15 15:00', '2029-02-13 10:00'], // foreign: 48
    ['ВАЗ', '2030-11-15 15:00', '2030-10-16 10:00'], // domestic: 68
    [undefined, '2029-09-15 15:00', '2029-08-16 10:00'], // unknown: 54
  ])('the owner of a %s is expected to sell on %s and asked 30 days before, on %s, about the needs of S01', (brand, sale, due) => {
    const told = life([fact('Car Bought', '2025-03-15T12:00:00Z', { assetId: 'car', brand })], '2028-01-01T00:00:00Z');
    expect(told.journeys[0]?.predictedSaleAt).toEqual(new Date(`${sale.replace(' ', 'T')}:00+03:00`));
    expect(minsk(told, 'owning.predicted-sale')).toBe(due);
    expect(categoriesOf(told, 'owning.predicted-sale')).toEqual(S01);
  });

  it('a prediction that passed unsold is followed by the next', () => {
    const told = life([fact('Car Bought', '2025-03-15T12:00:00Z', x5)], '2029-01-01T00:00:00Z');
    const predicted = told.journeys[0]?.predictedSaleAt ?? new Date(0);
    expect(predicted.getTime()).toBeGreaterThan(new Date('2029-01-01T00:00:00Z').getTime());
    expect(point(told, 'owning.predicted-sale')?.status).toBe('planned');
  });

  it('an owner always has a contact ahead, 30 years long', () => {
    const bought = [fact('Car Bought', '2025-03-15T12:00:00Z', golf)];
    for (let year = 2025; year < 2055; year += 1) {
      const now = new Date(`${year}-06-01T00:00:00Z`);
      const ahead = life(bought, now.toISOString()).contactPoints.filter(({ dueAt }) => dueAt > now);
      expect(ahead.length).toBeGreaterThanOrEqual(4);
    }
  });

  it('a service that folds again only once in 30 months makes every yearly contact', () => {
    const bought = [fact('Car Bought', '2025-03-15T12:00:00Z', golf)];
    const planned = new Map<string, string>();
    for (const now of ['2025-03-16T00:00:00Z', '2027-09-16T00:00:00Z', '2030-03-16T00:00:00Z', '2032-09-16T00:00:00Z']) {
      for (const { id, pointId, dueAt } of life(bought, now).contactPoints) planned.set(id, `${dueAt.getUTCFullYear()} ${pointId}`);
    }
    const rounds = ['round-tyres', 'round-extras', 'round-maintenance', 'round-financial'];
    for (let year = 2027; year <= 2035; year += 1) {
      for (const round of rounds) expect([...planned.values()].filter((told) => told === `${year} owning.${round}`)).toHaveLength(1);
    }
  });

  it('a seller whose next car is not known is looked for again before the likely sale of it', () => {
    const told = life([fact('Listing Sold', '2025-03-10T18:30:00Z', golf)], '2025-04-20T00:00:00Z');
    expect(minsk(told, 'sold.predicted-sale')).toBe('2029-08-11 10:00');
    expect(categoriesOf(told, 'sold.predicted-sale')).toEqual(S01);
  });
});

it('S12: every contact is tagged loyalty or sales', () => {
  expect(new Set(CLASSIFIED_PROGRAMME.contactPoints.map(({ track }) => track))).toEqual(new Set(['loyalty', 'sales']));
});

it('S14: stage × need × category is one table without holes', () => {
  const table = needsMap(CLASSIFIED_PROGRAMME);
  expect(new Set(table.map(({ stage }) => stage))).toEqual(new Set(CLASSIFIED_PROGRAMME.stages));
  expect(new Set(table.map(({ need }) => need)).size).toBe(CLASSIFIED_PROGRAMME.needs.length);
  expect(table.every(({ weightPpm }) => weightPpm > 0)).toBe(true);
});
