import fc from 'fast-check';
import { readMap } from './read-map.js';
import { RowKeys } from './row-keys.js';
import { rowMessages } from './row-messages.js';
import { RowReader } from './row-reader.js';

const map = readMap(`
source: shop
site: { currency: USD, timezone: Europe/Minsk }
key: row
user: seller
values:
  seller: { template: 'seller-{key}' }
  listingId: { template: '{key}' }
  seen: { constant: '2019-12-02 12:00', as: date }
  days: { column: days, as: integer }
  posted: { daysBefore: seen, days: days }
  raised: { column: raised, as: integer }
  sold: { column: sold, as: date }
  removed: { column: removed, as: date }
events:
  Listing Posted: { at: posted, properties: [listingId] }
  Listing Renewed: { renewals: { counter: raised, startsAt: 1, max: 12, from: posted, to: seen }, properties: [listingId] }
  Listing Sold: { at: sold, properties: [listingId] }
  Listing Removed: { at: removed, properties: [listingId] }
`);
const header = ['days', 'raised', 'sold', 'removed'];
const reader = new RowReader(map, header);
const messages = (fields: string[], key = 'k') => {
  const reading = reader.read(fields, key);
  return reading.kind === 'values' ? rowMessages(map, key, reading.values) : [];
};
const renewals = (fields: string[]) => messages(fields).filter((message) => message.event === 'Listing Renewed');

describe('what a row tells', () => {
  it('the ad was posted as many days before the scrape as it was listed, and renewed evenly in between', () => {
    expect(messages(['4', '4', '']).map(({ event, timestamp }) => [event, timestamp])).toEqual([
      ['Listing Posted', '2019-11-28T09:00:00.000Z'],
      ['Listing Renewed', '2019-11-29T09:00:00.000Z'],
      ['Listing Renewed', '2019-11-30T09:00:00.000Z'],
      ['Listing Renewed', '2019-12-01T09:00:00.000Z'],
    ]);
  });

  it('a counter of one means never raised, and a thousand is told as twelve', () => {
    expect(renewals(['23', '1', ''])).toHaveLength(0);
    expect(renewals(['23', '1861', ''])).toHaveLength(12);
  });

  it('an ad is not raised after it was sold or taken down, whichever came first', () => {
    const timesOf = (fields: string[]) => renewals(fields).map(({ timestamp }) => timestamp);
    // Posted on 3 October, sold on 13 October, seen on 2 December.
    expect(timesOf(['60', '3', '2019-10-13T12:00'])).toEqual(['2019-10-06T17:00:00.000Z', '2019-10-10T01:00:00.000Z']);
    const last = (fields: string[]) => Date.parse(timesOf(fields).at(-1) ?? '');
    expect(last(['60', '9', '2019-11-20', '2019-10-20'])).toBeLessThan(Date.parse('2019-10-20T00:00:00+03:00'));
    expect(last(['60', '9', '', '2019-10-20'])).toBeLessThan(Date.parse('2019-10-20T00:00:00+03:00'));
    // A sale after the scrape ends nothing earlier, and one before the post leaves no time to raise anything.
    expect(timesOf(['60', '3', '2020-01-01'])).toEqual(timesOf(['60', '3', '']));
    expect(timesOf(['60', '3', '2019-09-01'])).toEqual([]);
  });

  it('whatever the dates, nothing follows the end of the ad', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(60), fc.nat(500), (days, raised, ago) => {
        const sold = new Date(Date.parse('2019-12-10T09:00:00Z') - ago * 86_400_000).toISOString();
        const times = renewals([String(days), String(raised), sold]).map(({ timestamp }) => timestamp);
        expect(times.filter((at) => at >= sold)).toEqual([]);
      }),
    );
  });

  it('days are calendar days: the hour stays the same across a clock change', () => {
    // Minsk left summer time on 30 October 2005.
    const old = readMap(`
source: shop
site: { currency: USD, timezone: Europe/Minsk }
key: row
user: seller
values:
  seller: { template: '{key}' }
  listingId: { template: '{key}' }
  seen: { constant: '2005-11-02 12:00', as: date }
  posted: { daysBefore: seen, days: 7 }
events:
  Listing Posted: { at: posted, properties: [listingId] }
`);
    const reading = new RowReader(old, []).read([], 'k');
    expect(reading.kind === 'values' && rowMessages(old, 'k', reading.values)[0]?.timestamp).toBe('2005-10-26T09:00:00.000Z');
  });

  it('an event without a date did not happen', () => {
    expect(messages(['4', '1', '']).map(({ event }) => event)).toEqual(['Listing Posted']);
    expect(messages(['4', '1', '2019-12-01']).map(({ event }) => event)).toEqual(['Listing Posted', 'Listing Sold']);
  });

  it('whatever the counter, renewals lie within the life of the ad, in order, each with an id of its own', () => {
    fc.assert(
      fc.property(fc.nat(2300), fc.nat(3000), (days, raised) => {
        const all = messages([String(days), String(raised), '']);
        const times = all.map(({ timestamp }) => Date.parse(timestamp));
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(Math.max(...times)).toBeLessThanOrEqual(Date.parse('2019-12-02T09:00:00Z'));
        expect(new Set(all.map(({ messageId }) => messageId)).size).toBe(1 + Math.min(Math.max(0, raised - 1), 12));
        expect(messages([String(days), String(raised), ''])).toEqual(all);
      }),
    );
  });
});

describe('which ad a row is', () => {
  const keysOf = (rows: string[][], ownMap = map, columns = header) => {
    const keys = new RowKeys(ownMap, columns, 10_000);
    return rows.map((row) => keys.next(row));
  };

  it('two rows that read the same are two ads', () => {
    const [first, other, second, third] = keysOf([['1', '2', ''], ['1', '3', ''], ['1', '2', ''], ['1', '2', '']]);
    expect(second).toBe(`${first}-2`);
    expect(third).toBe(`${first}-3`);
    expect(other).not.toContain(first);
  });

  it('a row is the same ad wherever it stands', () => {
    const rows = fc.array(fc.tuple(fc.constantFrom('1', '2'), fc.constantFrom('1', '2', '3'), fc.constant('')), { maxLength: 20 });
    fc.assert(
      fc.property(rows.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), ([all, shuffled]) => {
        expect(keysOf(shuffled).sort()).toEqual(keysOf(all).sort());
      }),
    );
  });

  it('where the data names the ad, that is its key', () => {
    const named = { ...map, key: { columns: ['id'] } };
    expect(keysOf([['7', 'x'], ['', 'y']], named, ['id', 'other'])).toEqual(['7', '']);
    const double = { ...map, key: { columns: ['a', 'b'] } };
    expect(new Set(keysOf([['1', '23'], ['12', '3']], double, ['a', 'b'])).size).toBe(2);
  });
});
