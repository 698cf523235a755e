import { CLASSIFIED_PROGRAMME } from '../programmes/classified.programme.js';
import type { StoredFact } from './fact.js';
import { fold, type FoldedLife } from './fold.js';
import type { JourneyState } from './journey.js';

/** A fact of March 2025 (UTC): `on` is "10" or "10 18:30". */
function fact(id: string, type: string, on: string, properties: Record<string, unknown>): StoredFact {
  const [day = '', hour = '09:00'] = on.split(' ');
  const occurredAt = new Date(`2025-03-${day.padStart(2, '0')}T${hour}:00Z`);
  return { id, type, occurredAt, receivedAt: occurredAt, properties };
}

function life(facts: readonly StoredFact[], asOf = '2025-03-31T00:00:00Z'): FoldedLife {
  return fold(CLASSIFIED_PROGRAMME, facts, { siteId: 'site', userId: 'anna', zone: 'Europe/Minsk', asOf: new Date(asOf) });
}

function path(journey: JourneyState | undefined): string {
  return (journey?.history ?? []).map((step) => step.stage ?? step.outcome).join(' > ');
}

const ad = { listingId: 'L1', assetId: 'golf' };
const posted = fact('f1', 'Listing Posted', '1', { ...ad, brand: 'Volkswagen' });
const sold = fact('f9', 'Listing Sold', '20', ad);

describe('a user enters where he stands', () => {
  it('renewed, although the post was never seen', () => {
    const told = life([fact('f2', 'Listing Renewed', '10', ad)]);
    expect(path(told.journeys[0])).toBe('renewed');
    expect(told.listings[0]).toMatchObject({ status: 'live', postedAt: null, renewals: 1 });
  });

  it('sold, although the ad was never seen', () => expect(path(life([sold]).journeys[0])).toBe('sold'));

  it('and the post that comes late puts the journey right', () => {
    expect(path(life([sold, posted]).journeys[0])).toBe('posted > sold');
  });
});

describe('the end of an ad', () => {
  it('"removed, because sold" is a sale', () => {
    const removed = life([posted, fact('f9', 'Listing Removed', '20', { ...ad, reason: 'sold' })]);
    expect(removed).toEqual(life([posted, sold]));
  });

  it('both told, sale and removal, are one sale, contacted once', () => {
    const both = life([posted, sold, fact('f8', 'Listing Removed', '20', { ...ad, reason: 'other' })], '2025-03-20T09:00:01Z');
    expect(both.journeys).toEqual(life([posted, sold], '2025-03-20T09:00:01Z').journeys);
    expect(both.contactPoints).toEqual(life([posted, sold], '2025-03-20T09:00:01Z').contactPoints);
    expect(both.listings[0]).toMatchObject({ status: 'sold' });
  });

  it('withdrawn without a sale ends the journey, the contact pending included', () => {
    const told = life([posted, fact('f2', 'Listing Removed', '2', { ...ad, reason: 'withdrawn' })], '2025-03-02T10:00:00Z');
    expect(told.journeys[0]).toMatchObject({ stage: 'posted', outcome: 'withdrawn', goalReached: false });
    expect(told.contactPoints.map(({ pointId, status }) => [pointId, status])).toEqual([['posted.now', 'missed']]);
    expect(told.listings[0]?.status).toBe('withdrawn');
  });

  it('withdrawn first and told as sold later, it is the same cycle that was sold', () => {
    const told = life([posted, fact('f2', 'Listing Removed', '19', { ...ad, reason: 'withdrawn' }), sold]);
    expect(told.journeys).toHaveLength(1);
    expect(path(told.journeys[0])).toBe('posted > withdrawn > sold');
    expect(told.journeys[0]).toMatchObject({ outcome: null, endedAt: null });
  });

  it('of a car bought here and not sold, the user is an owner again, on the calendar of his purchase', () => {
    const bought: StoredFact = { ...fact('f0', 'Car Bought', '1', ad), occurredAt: new Date('2024-05-01T09:00:00Z') };
    const told = life([bought, posted, fact('f3', 'Listing Removed', '15', { ...ad, reason: 'withdrawn' })]);
    expect(told.journeys.map(path)).toEqual(['bought > owning > listed-again', 'posted > owning']);
    expect(told.contactPoints.find(({ pointId }) => pointId === 'owning.month-12')?.dueAt).toEqual(new Date('2025-05-01T07:00:00Z'));
    expect(told.contactPoints.find(({ pointId }) => pointId === 'owning.month-6')).toBeUndefined();
  });

  it('an old ad of a car that is listed anew ends alone', () => {
    const told = life([posted, fact('f2', 'Listing Posted', '5', { ...ad, listingId: 'L2' }), fact('f3', 'Listing Removed', '6', { ...ad, reason: 'expired' })]);
    expect(told.journeys.map(path)).toEqual(['posted > superseded', 'posted']);
    expect(told.listings.map(({ status }) => status)).toEqual(['expired', 'live']);
  });
});

describe('cycles', () => {
  it('the same car posted a second time is the next cycle', () => {
    const told = life([posted, fact('f2', 'Listing Removed', '5', { ...ad, reason: 'expired' }), fact('f3', 'Listing Posted', '9', { ...ad, listingId: 'L2' })]);
    expect(told.journeys.map(({ cycle, outcome }) => [cycle, outcome])).toEqual([[1, 'expired'], [2, null]]);
    expect(new Set(told.journeys.map(({ id }) => id)).size).toBe(2);
  });

  it('the same ad told twice under two ids is not', () => {
    expect(life([posted, fact('f2', 'Listing Posted', '3', ad)]).journeys).toHaveLength(1);
  });

  it('an owner who lists his car again starts anew, and his owner\'s contacts are off', () => {
    const bought = fact('f0', 'Car Bought', '1', { assetId: 'golf' });
    const told = life([bought, fact('f1', 'Listing Posted', '5', ad)], '2025-03-05T10:00:00Z');
    expect(told.journeys.map(path)).toEqual(['bought > listed-again', 'posted']);
    expect(told.contactPoints.filter(({ dueAt }) => dueAt > new Date('2025-03-05T10:00:00Z'))).toEqual([]);
  });
});

describe('several cars of one user', () => {
  it('live side by side', () => {
    const told = life([posted, fact('f2', 'Listing Posted', '2', { listingId: 'L2', assetId: 'polo' })]);
    expect(told.journeys.map(({ stage, endedAt }) => [stage, endedAt])).toEqual([['posted', null], ['posted', null]]);
    expect(told.assets).toHaveLength(2);
  });

  it('a purchase leaves a car that is still for sale alone', () => {
    const told = life([posted, fact('f2', 'Car Bought', '3', { assetId: 'polo' })]);
    expect(told.journeys.map(({ stage, outcome }) => [stage, outcome])).toEqual([['posted', null], ['bought', null]]);
  });

  it('a car bought long before the sale was not bought with its money', () => {
    const bought: StoredFact = { ...fact('f0', 'Car Bought', '1', { assetId: 'polo' }), occurredAt: new Date('2024-12-01T09:00:00Z') };
    expect(life([bought, posted, sold]).journeys.map(({ outcome }) => outcome)).toEqual([null, null]);
  });

  it('a car bought and sold on is not the next car', () => {
    const flip = [fact('f2', 'Car Bought', '3', { assetId: 'polo' }), fact('f3', 'Listing Sold', '10', { assetId: 'polo' })];
    expect(life([posted, ...flip, sold]).journeys.map(({ stage, outcome }) => [stage, outcome])).toEqual([['sold', null], ['sold', null]]);
  });
});

describe('what is known of the car', () => {
  it('is joined by the listing, whichever fact told the asset', () => {
    const told = life([fact('f1', 'Listing Posted', '1', { listingId: 'L1', brand: 'BMW' }), fact('f2', 'Listing Renewed', '5', ad)]);
    expect(told.assets).toMatchObject([{ assetKey: 'golf', brand: 'BMW', brandClass: 'premium', premium: true }]);
    expect(told.journeys).toHaveLength(1);
  });

  it('is what was told last, and the ad stands for the car where nothing else is known', () => {
    const told = life([
      fact('f1', 'Listing Posted', '1', { listingId: 'L7', brand: 'Kia', price: 10900.55, currency: 'USD', mileage: 90_000 }),
      fact('f2', 'Listing Renewed', '5', { listingId: 'L7', price: 10500, currency: 'USD', mileage: null }),
    ]);
    expect(told.assets).toMatchObject([{ assetKey: 'listing:L7', price: { amount: 1_050_000n, currency: 'USD' }, mileage: 90_000 }]);
  });

  it('remembers from when to when the user owned it', () => {
    const told = life([fact('f1', 'Car Bought', '1', ad), sold]);
    expect(told.assets[0]).toMatchObject({ ownedFrom: new Date('2025-03-01T09:00:00Z'), ownedTo: sold.occurredAt });
  });
});

describe('a fact that comes late', () => {
  it('is contacted when its window is still open, recorded as missed when it is not', () => {
    expect(life([posted], '2025-03-04T08:59:59Z').contactPoints[0]?.status).toBe('planned');
    expect(life([posted], '2025-03-04T09:00:00Z').contactPoints[0]?.status).toBe('missed');
  });

  it('a renewal replaces the contact of the renewal before', () => {
    const renewals = [fact('f2', 'Listing Renewed', '10', ad), fact('f3', 'Listing Renewed', '11', ad)];
    const told = life([posted, ...renewals], '2025-03-11T10:00:00Z');
    expect(told.contactPoints.filter(({ pointId }) => pointId === 'renewed.now').map(({ causeId }) => causeId)).toEqual(['f3']);
  });

  it('facts of other kinds and facts without car or ad change nothing', () => {
    const noise = [fact('n1', 'Page Viewed', '5', ad), fact('n2', 'Listing Renewed', '5', {})];
    expect(life([posted, ...noise])).toEqual(life([posted]));
  });
});

describe('a trader', () => {
  it('who bought many cars and sold one has reached the goal of that one, and his latest purchase counts', () => {
    const bought = Array.from({ length: 2_400 }, (_, i) => fact(`b${i}`, 'Car Bought', `${1 + (i % 9)}`, { assetId: `car${i}` }));
    const told = life([...bought, fact('s', 'Listing Sold', '20', { ...ad, assetId: 'car7' })]);
    expect(told.journeys).toHaveLength(2_400);
    const ended = told.journeys.filter(({ endedAt }) => endedAt !== null);
    expect(ended).toMatchObject([{ outcome: 'bought-next', goalReached: true }]);
    expect(ended[0]?.history.at(-1)?.causeId).toBe('b998');
  });
});
