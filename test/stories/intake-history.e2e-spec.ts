import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { SYSTEM } from '@ringroad/kernel';
import { connect, type Database } from '@ringroad/platform';
import { jest } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../apps/cli/src/main.js';

const example = (name: string) => fileURLToPath(new URL(`../../docs/examples/${name}`, import.meta.url));
let place: TestDatabase;
let database: Database;
let folder: string;
const before = process.env;

beforeAll(async () => {
  place = await createTestDatabase();
  database = await connect({ url: place.url, poolSize: 1 });
  folder = await mkdtemp(join(tmpdir(), 'ringroad history '));
  process.env = { DATABASE_URL: place.url, RINGROAD_SECRET: 'a secret of at least thirty-two characters', RINGROAD_DATA: folder };
});
afterAll(async () => {
  process.env = before;
  await database?.close();
  await place?.drop();
  await rm(folder, { recursive: true });
});

async function bring(...words: string[]): Promise<{ readonly code: number; readonly out: string; readonly problem: string }> {
  const out = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const problem = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    const code = await run(['node', 'ringroad', 'import', ...words], '1.2.3');
    return { code, out: out.mock.calls.map(([line]) => String(line)).join('\n'), problem: problem.mock.calls.map(([line]) => String(line)).join('\n') };
  } finally {
    out.mockRestore();
    problem.mockRestore();
  }
}

const query = <Row>(sql: string) => database.transaction(SYSTEM, (tx) => tx.query<Row>(sql));
const rejectsTo = (name: string) => ['--rejects', join(folder, `${name}.rejects.csv`)];

describe('the orders of a shop', () => {
  it('can be looked at before anything is stored', async () => {
    const { out, code } = await bring(example('orders.csv'), '--map', example('orders.map.yaml'), '--dry-run', '20');
    const printed = out.split('\n').map((line) => JSON.parse(line) as { event?: string; properties?: object; skipped?: string });
    expect([code, printed.filter(({ skipped }) => skipped).length]).toEqual([0, 1]);
    expect(printed.filter(({ event }) => event === 'Order Completed').map(({ properties }) => properties)).toEqual([
      { orderId: '100231', total: 67.2, items: 3, currency: 'BYN', region: 'Минск' },
      { orderId: '100260', total: 61, items: 2, currency: 'BYN', region: 'Минск' },
      { orderId: '100262', total: 24.6, items: 3, currency: 'BYN', region: 'Гомель' },
    ]);
    expect(out).not.toContain('anna@example.by');
    await expect(query('select from site')).resolves.toEqual([]);
  });

  it('come in once, completed ones only, before any programme reads them', async () => {
    const first = await bring(example('orders.csv'), '--map', example('orders.map.yaml'), ...rejectsTo('orders'));
    expect([first.code, first.out]).toEqual([0, expect.stringMatching(/rows +6\n +accepted +5\n +rejected +0\n +not completed +1\n/)]);
    const facts = await query(`select external_id as user, name, count(*)::int as n from event join site_user using (site_id, user_id) group by 1, 2 order by 1, 2`);
    expect(facts).toEqual([
      { user: 'c-77', name: 'Order Completed', n: 2 },
      { user: 'c-77', name: 'Product Purchased', n: 3 },
      { user: 'c-77', name: 'identify', n: 2 },
      { user: 'c-90', name: 'Order Completed', n: 1 },
      { user: 'c-90', name: 'Product Purchased', n: 1 },
      { user: 'c-90', name: 'identify', n: 1 },
    ]);
    const again = await bring(example('orders.csv'), '--map', example('orders.map.yaml'), ...rejectsTo('orders'));
    expect(again.out).toMatch(/events stored +0\n +already there +10\n/);
  });
});

describe('the messages a site once sent', () => {
  it('come in from JSON lines without a map, and stand where their own times put them', async () => {
    const { code, out } = await bring(example('history.jsonl'), '--site', 'shop', ...rejectsTo('history'));
    expect([code, out]).toEqual([0, expect.stringMatching(/rows +3\n +accepted +3\n/)]);
    await expect(query(`select stage from journey j join site_user u using (site_id, user_id) where external_id = 'u-4711'`)).resolves.toEqual([{ stage: 'sold' }]);
    await expect(query(`select from contact_point where status in ('planned', 'fired') and due_at < '2025-01-01'`)).resolves.toEqual([]);
  });

  it('that are refused are told by line and reason, and wait with the operator as well', async () => {
    const path = join(folder, 'bad.jsonl');
    const lines = (await readFile(example('history.jsonl'), 'utf8')).trim().split('\n');
    await writeFile(path, [...lines, '', lines[1]?.replace('31500', '"dear"').replace('8812345-posted', 'bad-1'), '{"type":'].join('\n'));
    const { code, out } = await bring(path, ...rejectsTo('bad'));
    expect([code, out]).toEqual([0, expect.stringMatching(/rejected +2\n/)]);
    expect(await readFile(join(folder, 'bad.rejects.csv'), 'utf8')).toBe('row,column,reason,value\r\n5,properties.price,must be a number,\r\n6,,is no JSON,\r\n');
    await expect(query('select source, path from rejected_message')).resolves.toEqual([{ source: 'import', path: 'properties.price' }]);
  });

  it('need a site, and anything else a map', async () => {
    expect((await bring(example('orders.csv'))).problem).toContain('Say what the columns mean, with --map FILE');
    expect((await bring(example('history.jsonl'), '--site', 'nowhere')).problem).toContain('There is no site called nowhere');
  });
});
