import fc from 'fast-check';
import type { StoredFact } from './fact.js';
import { standingFacts } from './standing-facts.js';

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const fact = (id: string, type: string, properties: StoredFact['properties'], day = 1): StoredFact => ({ id, type, messageId: `m-${id}`, occurredAt: at(day), receivedAt: at(day), properties });
const sold = fact('1', 'Listing Sold', { listingId: 'L1', price: 9_000 });
const correction = (id: string, properties: unknown, more: object = {}, day = 2) => fact(id, 'Event Corrected', { messageId: 'm-1', properties, ...more }, day);
const deletion = (id: string, messageId = 'm-1') => fact(id, 'Event Deleted', { messageId }, 3);
const anything = () => true;
const stands = (...facts: StoredFact[]) => standingFacts(facts, anything).map(({ id, type, occurredAt, properties }) => ({ id, type, day: occurredAt.getUTCDate(), ...properties }));

describe('what a site told wrongly', () => {
  it('reads as it should have, under the same id, at the time it really happened', () => {
    expect(stands(sold, correction('2', { listingId: 'L1', price: 8_500 }, { timestamp: at(7).toISOString() }))).toEqual([{ id: '1', type: 'Listing Sold', day: 7, listingId: 'L1', price: 8_500 }]);
    expect(stands(correction('2', { listingId: 'L2' }), sold)).toEqual([{ id: '1', type: 'Listing Sold', day: 1, listingId: 'L2' }]);
  });

  it('counts as it was corrected last, whichever correction came first', () => {
    const corrections = [correction('2', { price: 2 }, {}, 5), correction('3', { price: 3 }, {}, 4), correction('4', { price: 4 }, {}, 5)];
    expect(stands(...corrections, sold)).toEqual([{ id: '1', type: 'Listing Sold', day: 1, price: 4 }]);
    expect(stands(sold, ...corrections.reverse())).toEqual([{ id: '1', type: 'Listing Sold', day: 1, price: 4 }]);
  });

  it('and never happened is gone, whatever was corrected before or after', () => {
    expect(stands(deletion('2'), sold, correction('3', { price: 1 }, {}, 9))).toEqual([]);
  });

  it('stays as it was where the correction does not fit its kind; an earlier one that fits counts instead', () => {
    const fits = (type: string, properties: Readonly<Record<string, unknown>>) => type === 'Listing Sold' && typeof properties['price'] === 'number';
    const prices = (...facts: StoredFact[]) => standingFacts(facts, fits).map(({ properties }) => properties['price']);
    expect(prices(sold, correction('2', { price: 'cheap' }))).toEqual([9_000]);
    expect(prices(sold, correction('2', { price: 7_000 }, {}, 2), correction('3', { price: 'cheap' }, {}, 3), correction('4', null, {}, 4))).toEqual([7_000]);
  });

  it('is no other event: neither one without a name of its own, nor what is told of the person, nor another correction', () => {
    const witnessed: StoredFact = { ...sold, messageId: undefined };
    const person = fact('1', 'identify', { region: 'Minsk' });
    expect(stands(witnessed, deletion('2'), deletion('3', 'undefined'))).toHaveLength(1);
    expect(stands(person, deletion('2'), correction('3', {}))).toEqual([{ id: '1', type: 'identify', day: 1, region: 'Minsk' }]);
    expect(stands(sold, correction('2', { price: 1 }), deletion('3', 'm-2'), deletion('4', 'm-3'))).toEqual([{ id: '1', type: 'Listing Sold', day: 1, price: 1 }]);
  });

  it('without any correction is handed back as it is', () => {
    const facts = [sold];
    expect(standingFacts(facts, anything)).toBe(facts);
  });
});

it('any order of arrival and any repetition give the same facts', () => {
  const told = fc.integer({ min: 0, max: 5 }).map(String);
  const one = fc.oneof(
    fc.record({ type: fc.constantFrom('Listing Posted', 'Listing Sold', 'Order Completed'), properties: fc.record({ price: fc.nat(9) }) }),
    fc.record({ type: fc.constant('Event Corrected'), properties: fc.record({ messageId: told.map((id) => `m-${id}`), properties: fc.record({ price: fc.nat(9) }), timestamp: fc.option(fc.integer({ min: 1, max: 28 }).map((day) => at(day).toISOString())) }) }),
    fc.record({ type: fc.constant('Event Deleted'), properties: fc.record({ messageId: told.map((id) => `m-${id}`) }) }),
  );
  const histories = fc.array(fc.tuple(one, fc.integer({ min: 1, max: 5 })), { maxLength: 12 }).map((all) => all.map(([{ type, properties }, day], index) => fact(String(index), type, properties, day)));
  const asText = (facts: readonly StoredFact[]) => [...new Set(facts.map((each) => JSON.stringify(each)))].sort();
  const cheap = (_: string, properties: Readonly<Record<string, unknown>>) => Number(properties['price']) < 7;
  fc.assert(
    fc.property(
      histories.chain((all) => fc.tuple(fc.constant(all), fc.subarray(all).chain((again) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length })))),
      ([all, arrived]) => expect(asText(standingFacts(arrived, cheap))).toEqual(asText(standingFacts(all, cheap))),
    ),
    { numRuns: 2_000 },
  );
});
