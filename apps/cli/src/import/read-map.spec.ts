import { readFileSync } from 'node:fs';
import { checkColumns, checkEvents, readMap } from './read-map.js';

const example = readFileSync(new URL('../../../../docs/examples/belarus-2019.map.yaml', import.meta.url), 'utf8');

const small = `
source: shop
site: { currency: USD, timezone: Europe/Minsk }
key: { columns: [id] }
user: owner
values:
  owner: user_id
  listingId: id
  postedOn: { column: posted, as: date, format: DD.MM.YYYY }
  price: { column: price, as: number, decimal: comma }
events:
  Listing Posted: { at: postedOn, properties: [listingId, price] }
`;
const problems = (text: string) => {
  try {
    readMap(text);
    return [];
  } catch (error) {
    return (error as { details: { problems: { path: string; reason: string }[] } }).details.problems;
  }
};
const changed = (from: string, to: string) => problems(small.replace(from, to));

describe('a map that does not fit says where, and why', () => {
  it('the maps we ship fit', () => {
    expect(readMap(example).events['Listing Renewed']?.renewals?.max).toBe(12);
    expect(readMap(small).site).toMatchObject({ slug: 'imported', currency: 'USD', timezone: 'Europe/Minsk' });
  });

  it('a word that is none of the map, by its path', () => {
    expect(changed('decimal: comma', 'decimals: comma')).toEqual([{ path: 'values.price', reason: expect.stringContaining('decimals') }]);
    expect(changed('as: number', 'as: money')).toEqual([{ path: 'values.price.as', reason: expect.stringContaining('number') }]);
  });

  it('a conversion that does not go with the kind of value', () => {
    expect(changed('as: number, decimal', 'as: boolean, decimal')).toEqual([{ path: 'values.price.decimal', reason: expect.stringContaining('number') }]);
    expect(changed('column: price, ', 'column: price, constant: 5, ')).toEqual([{ path: 'values.price', reason: expect.stringContaining('exactly one') }]);
  });

  it('a target that is missing', () => {
    expect(changed('[listingId, price]', '[listingId, cost]')).toEqual([
      { path: 'events.Listing Posted.properties.1', reason: '"cost" is not among the values' },
    ]);
    expect(changed('user: owner', 'user: seller')).toEqual([{ path: 'user', reason: '"seller" is not among the values' }]);
    expect(changed('[listingId, price]', '[price]')).toEqual([{ path: 'events.Listing Posted.properties', reason: expect.stringContaining('listingId or assetId') }]);
  });

  it('an event nobody knows, a date that is none, a zone that is none', () => {
    const shown = readMap(small.replace('Listing Posted', 'Listing Shown'));
    expect(() => checkEvents(shown, ['Listing Posted'])).toThrow('events.Listing Shown: is no event; there are: Listing Posted, identify');
    expect(() => checkEvents(shown, ['Listing Posted', 'Listing Shown'])).not.toThrow();
    expect(changed('at: postedOn', 'at: price')).toEqual([{ path: 'events.Listing Posted.at', reason: '"price" is not a date of values' }]);
    expect(changed('Europe/Minsk', 'Minsk')).toEqual([{ path: 'site.timezone', reason: expect.stringContaining('IANA') }]);
  });

  it('a column the file does not have, with the columns it has', () => {
    const map = readMap(small);
    expect(() => checkColumns(map, ['id', 'user_id', 'posted', 'price'])).not.toThrow();
    expect(() => checkColumns(map, ['id', 'user_id', 'Posted', 'price'])).toThrow('values.postedOn.column: the file has no column "posted"\nThe file has: id, user_id, Posted, price');
  });

  it('a file that is no YAML, by its line', () => {
    expect(problems('source: [a\nuser: b')).toEqual([{ path: expect.stringMatching(/^line \d$/), reason: expect.any(String) }]);
  });
});
