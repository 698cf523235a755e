import { parseMessage } from '@ringroad/lifecycle';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CsvFile } from './csv-rows.js';
import { importVocabulary } from './import-vocabulary.js';
import { mappedPortions } from './mapped-portions.js';
import { readMap } from './read-map.js';

const MAP = `
source: shop
site: { currency: BYN, timezone: Europe/Minsk }
key: { columns: [order] }
user: buyer
values:
  buyer: buyer
  order: order
  paidOn: { column: paid, as: date }
  status: status
  sku: sku
  quantity: { column: qty, as: integer }
  amount: { column: amount, as: number }
  currency: { constant: BYN }
orders:
  id: order
  at: paidOn
  status: status
  completed: [delivered, Paid]
  lineTotal: amount
  items: quantity
  properties: [currency]
  products: { id: sku, quantity: quantity }
`;
const HEADER = 'order,buyer,paid,status,sku,qty,amount';
const judge = (message: unknown) => parseMessage(message, { now: new Date('2026-04-01T00:00:00Z'), ...importVocabulary(new Map()) });
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringroad orders '));
});
afterEach(() => rm(folder, { recursive: true }));

/** Each portion as its rows and what it tells. */
async function told(rows: readonly string[], { mapText = MAP, already = 0 } = {}) {
  const path = join(folder, 'orders.csv');
  await writeFile(path, [HEADER, ...rows].join('\n'));
  const map = readMap(mapText);
  const portions = [];
  for await (const { rows: count, line, read } of mappedPortions(map, await CsvFile.open(path, map.csv), judge)(already)) {
    if (read.kind === 'messages') portions.push([count, ...read.messages.map(({ name, properties }) => ({ [name]: properties }))]);
    else portions.push([count, read.kind === 'skipped' ? 'skipped' : `${line}: ${read.problem.column} ${read.problem.reason}`.replace('  ', ' ')]);
  }
  return portions;
}
const order = (orderId: string, total: number, items: number) => ({ 'Order Completed': { orderId, total, items, currency: 'BYN' } });
const bought = (productId: string, quantity: number) => ({ 'Product Purchased': { productId, quantity } });

describe('an order history', () => {
  it('tells each completed order once, with its sum and its products, whatever number of lines it has', async () => {
    expect(await told(['1,anna,2026-01-02,delivered,tea,2,0.1', '1,anna,2026-01-03,delivered,cup,1,0.2', '1,anna,2026-01-02,delivered,tea,1,5', '2,boris,2026-01-05,PAID,tea,1,3'])).toEqual([
      [3, order('1', 5.3, 4), bought('tea', 3), bought('cup', 1)],
      [1, order('2', 3, 1), bought('tea', 1)],
    ]);
  });

  it('tells nothing of an order that is not completed, and of one that is only its completed lines', async () => {
    expect(await told(['1,anna,,placed,tea,1,1', '2,anna,2026-01-02,delivered,tea,1,1', '2,anna,2026-01-02,returned,cup,1,9'])).toEqual([[1, 'skipped'], [2, order('2', 1, 1), bought('tea', 1)]]);
  });

  it('takes an order as a whole or not at all', async () => {
    expect(await told(['1,anna,2026-01-02,paid,tea,1,1', '1,anna,2026-01-02,paid,cup,1,cheap', '2,anna,2026-01-02,paid,tea,1,1'])).toEqual([
      [2, '2: amount is not a number with a decimal point'],
      [1, order('2', 1, 1), bought('tea', 1)],
    ]);
    expect(await told(['1,anna,2026-01-02,paid,tea,1,1', '1,boris,2026-01-02,paid,cup,1,1'])).toEqual([[2, '1: buyer is not the same on all lines of the order']]);
    expect(await told(['1,anna,,paid,tea,1,1'])).toEqual([[1, '1: paid is empty: nobody knows when the order was completed']]);
  });

  it('refuses both neighbours of a row of which nobody can tell whose it is', async () => {
    expect(await told(['1,anna,2026-01-02,paid,tea,1,1', 'broken', '2,anna,2026-01-02,paid,tea,1,1', '3,anna,2026-01-02,paid,tea,1,1'])).toEqual([
      [2, '2: has 1 fields where the header has 7'],
      [1, '3: stands beside a row that cannot be read, and that may be a line of the same order'],
      [1, order('3', 1, 1), bought('tea', 1)],
    ]);
    expect(await told(['1,anna,2026-01-02,paid,tea,1,1', ',anna,2026-01-02,paid,tea,1,1', '1,anna,2026-01-02,paid,cup,1,1'])).toEqual([[3, '2: order is empty, and names the order']]);
  });

  it('goes on after a kill where the last order ended, also beside what could not be read', async () => {
    const rows = ['1,anna,2026-01-02,paid,tea,1,1', 'broken', '2,anna,2026-01-02,paid,tea,1,1', '3,anna,2026-01-02,paid,tea,1,1', '3,anna,2026-01-02,paid,cup,1,1'];
    const whole = await told(rows);
    let settled = 0;
    for (const [at, [count]] of whole.entries()) {
      settled += Number(count);
      expect(await told(rows, { already: settled })).toEqual(whole.slice(at + 1));
    }
  });

  it('of rows that are orders of their own needs no column that names them', async () => {
    const plain = MAP.replace('key: { columns: [order] }', 'key: row').replace('  id: order\n', '').replace('  products: { id: sku, quantity: quantity }\n', '').replace('  items: quantity\n', '');
    const [first, second] = await told(['1,anna,2026-01-02,paid,tea,1,1', '1,anna,2026-01-02,paid,tea,1,1'], { mapText: plain });
    expect(first).toEqual([1, { 'Order Completed': { orderId: expect.any(String), total: 1, currency: 'BYN' } }]);
    expect(second).not.toEqual(first);
  });

  it('is refused by a map that does not fit, with every path at once', () => {
    const wrong = MAP.replace('at: paidOn', 'at: status').replace('completed: [delivered, Paid]', 'total: sku').replace('[currency]', '[currencies]');
    expect(() => readMap(wrong)).toThrow(
      ['orders.total: "sku" is not a number of values', 'orders.properties.0: "currencies" is not among the values', 'orders.at: "status" is not a date of values', 'orders: needs "status" and "completed" together: only completed orders count', 'orders.lineTotal: does not go with "total"'].join('\n  '),
    );
  });
});
