import { CLASSIFIED_PROGRAMME } from '../programmes/classified.programme.js';
import { advance, elapse } from './advance.js';
import { compileProgramme } from './compiled-programme.js';
import type { JourneyEvent, JourneyFacts } from './journey-facts.js';
import type { JourneyState } from './journey.js';
import type { Trigger } from './programme.js';

const programme = compileProgramme(CLASSIFIED_PROGRAMME);
const facts: JourneyFacts = {
  siteId: 'site',
  userId: 'anna',
  subjectId: 'golf',
  user: { locale: 'ru', zone: 'Europe/Minsk' },
  seenAt: () => ({
    asset: {
      brand: 'Volkswagen', brandClass: 'foreign', model: '', year: Number.NaN, price: Number.NaN, currency: '', mileage: Number.NaN,
      region: '', fuel: '', transmission: '', bodyType: '', premium: false,
    },
  }),
  dateOf: () => null,
  purchase: null,
  otherPurchase: null,
};

function event(trigger: Trigger, day: number, listingKey: string | null = 'L1'): JourneyEvent {
  return { trigger, at: new Date(Date.UTC(2025, 2, day, 9)), factId: `f${day}`, listingKey };
}

function standing(...events: readonly JourneyEvent[]): JourneyState {
  let journey: JourneyState | null = null;
  for (const each of events) journey = advance(programme, journey, each, facts).journey;
  if (journey === null) throw new Error('no journey');
  return journey;
}

it('a first event opens the journey, schedules the contacts of its stage and tells the move', () => {
  const { journey, schedule, cancel, emit } = advance(programme, null, event('listing.posted', 1), facts);
  expect(journey).toMatchObject({ stage: 'posted', cycle: 1 });
  expect(schedule.map(({ point }) => point.definition.id)).toEqual(['posted.now']);
  expect(cancel).toEqual([]);
  expect(emit).toEqual([{ journeyId: journey?.id, from: null, to: 'posted', at: event('listing.posted', 1).at }]);
});

it('a move cancels what the old stage had planned from then on', () => {
  const before = standing(event('listing.posted', 1));
  const { schedule, cancel, emit } = advance(programme, before, event('listing.sold', 9), facts);
  expect(cancel).toEqual([{ journeyId: before.id, stage: 'posted', from: event('listing.sold', 9).at }]);
  expect(schedule.map(({ point }) => point.definition.id)).toEqual(['sold.now', 'sold.day-7', 'sold.day-30', 'sold.predicted-sale']);
  expect(emit).toMatchObject([{ from: 'posted', to: 'sold' }]);
});

it('another renewal is another contact, and no move', () => {
  const before = standing(event('listing.posted', 1), event('listing.renewed', 3));
  const { journey, schedule, cancel, emit } = advance(programme, before, event('listing.renewed', 5), facts);
  expect(journey).toMatchObject({ stage: 'renewed', renewals: 2, stageEnteredAt: before.stageEnteredAt });
  expect(schedule.map(({ causeId }) => causeId)).toEqual(['f5']);
  expect([cancel, emit]).toEqual([[], []]);
});

it('an event that fits nothing leaves the journey as it is', () => {
  const before = standing(event('listing.sold', 1));
  for (const trigger of ['listing.sold', 'listing.withdrawn', 'listing.expired'] as const) {
    expect(advance(programme, before, event(trigger, 2), facts)).toEqual({ journey: before, ended: null, schedule: [], cancel: [], emit: [] });
  }
});

it('a car posted again after its sale ends the one cycle and opens the next', () => {
  const before = standing(event('listing.sold', 1));
  const { ended, journey, emit } = advance(programme, before, event('listing.posted', 2, 'L2'), facts);
  expect(ended).toMatchObject({ id: before.id, stage: 'sold', outcome: 'superseded', endedAt: event('listing.posted', 2).at });
  expect(journey).toMatchObject({ stage: 'posted', cycle: 2, listingKey: 'L2' });
  expect(emit).toMatchObject([{ journeyId: journey?.id, from: null, to: 'posted' }]);
});

it('time alone makes a buyer an owner, a calendar month on at ten o\'clock, not a second earlier', () => {
  const bought = advance(programme, null, event('car.bought', 31), { ...facts, purchase: { at: event('car.bought', 31).at, factId: 'f31' } }).journey;
  if (bought === null) throw new Error('no journey');
  expect(elapse(programme, bought, new Date('2025-04-30T06:59:59.999Z'), facts).journey).toBe(bought);
  const { journey, emit, cancel } = elapse(programme, bought, new Date('2025-04-30T07:00:00Z'), facts);
  expect(journey).toMatchObject({ stage: 'owning', stageEnteredAt: new Date('2025-04-30T07:00:00Z') });
  expect(emit).toMatchObject([{ from: 'bought', to: 'owning' }]);
  expect(cancel).toMatchObject([{ stage: 'bought', from: new Date('2025-04-30T07:00:00Z') }]);
});
