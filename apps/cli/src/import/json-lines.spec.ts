import { parseMessage } from '@ringroad/lifecycle';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { importVocabulary } from './import-vocabulary.js';
import { JsonLines } from './json-lines.js';
import { JsonRows } from './json-rows.js';
import { messagePortions } from './message-portions.js';
import { readMap } from './read-map.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringroad json '));
});
afterEach(() => rm(folder, { recursive: true }));

async function written(content: string | Buffer) {
  const path = join(folder, 'history.jsonl');
  await writeFile(path, content);
  return path;
}

async function linesOf(content: string | Buffer) {
  const file = await JsonLines.open(await written(content));
  const lines: (readonly [number, number, string])[] = [];
  for await (const { number, line, text, broken } of file.lines()) lines.push([number, line, broken ?? text]);
  return lines;
}

describe('a file of one JSON value a line', () => {
  it('with a byte order mark, blank lines, CRLF and no end: lines are counted as an editor counts', async () => {
    expect(await linesOf('\ufeff{"a":1}\r\n\r\n  \n{"b":"Минск"}')).toEqual([[1, 1, '{"a":1}'], [2, 4, '{"b":"Минск"}']]);
    expect(await linesOf('')).toEqual([]);
  });

  it('packed, across the chunks of the stream', async () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `{"line":${index + 1},"note":"${'ж'.repeat(index % 90)}"}`);
    expect((await linesOf(gzipSync(many.join('\n')))).map(([, , text]) => text)).toEqual(many);
  });

  it('a line without end is one refused line, and so is one that is no UTF-8', async () => {
    const lines = await linesOf(Buffer.concat([Buffer.from(`{"a":"${'x'.repeat(3_000_000)}"}\n{"b":1}\n{"c":"`), Buffer.from([0xcc]), Buffer.from('"}\n{"d":1}\n')]));
    expect(lines).toEqual([[1, 1, 'is longer than 1 MB'], [2, 2, '{"b":1}'], [3, 3, 'holds characters that are not UTF-8 text'], [4, 4, '{"d":1}']]);
  });

  it('that is damaged, or not there, says so', async () => {
    await expect(linesOf(gzipSync('{"a":1}\n'.repeat(99_999)).subarray(0, 200))).rejects.toThrow(/cannot be read from line \d+ on/);
    await expect(JsonLines.open(join(folder, 'none.jsonl'))).rejects.toThrow('There is no file');
  });
});

describe('objects by a map', () => {
  const map = readMap(`
source: crm
site: { currency: USD, timezone: Europe/Minsk }
key: row
user: seller
values:
  seller: user.id
  listingId: 'ad.id'
  posted: { column: posted, as: date }
  price: { column: price, as: number }
  colour: colour
events:
  Listing Posted: { at: posted, properties: [listingId, price, colour] }
`);

  it('give their values by name or by path, and what no line ever has is known in the end', async () => {
    const rows = await JsonRows.open(await written(['{"user":{"id":7},"ad.id":"A1","posted":"2026-01-02","price":9.5}', '{"user":null,"ad":{"id":true},"price":{"usd":1}}', '[1]', 'x', '{"__proto__":{"colour":"red"},"ad":{"id":"a\\u0000b"}}'].join('\n')), map);
    const read = [];
    for await (const { line, fields, broken } of rows.rows()) read.push([line, broken ?? fields.slice(0, -1)]);
    expect(rows.header).toEqual(['user.id', 'ad.id', 'posted', 'price', 'colour']);
    expect(read).toEqual([
      [1, ['7', 'A1', '2026-01-02', '9.5', '']],
      [2, 'holds a list or an object as "price", where a value belongs'],
      [3, 'is no JSON object'],
      [4, 'is no JSON object'],
      [5, 'holds characters that are not UTF-8 text'],
    ]);
    expect(rows.neverSeen).toEqual(['colour']);
  });
});

describe('messages of the tracking API', () => {
  const judge = (message: unknown) => parseMessage(message, { now: new Date('2026-04-01T00:00:00Z'), sentAt: null, ...importVocabulary(new Map()) });

  it('are taken as they were sent, at the time they tell, whenever the file was written', async () => {
    const posted = { type: 'track', event: 'Listing Posted', userId: 'anna', timestamp: '2024-01-02T09:00:00Z', sentAt: '2024-01-02T09:00:05Z', properties: { listingId: 'L1', region: 'Brest' } };
    const lines = [posted, { ...posted, event: 'Order Completed', properties: { total: 5 } }, { ...posted, timestamp: undefined }, { ...posted, type: 'page' }, 7, { ...posted, properties: { listingId: 'L1', price: 'x' } }];
    const file = await JsonLines.open(await written(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"type":`));
    const told = [];
    for await (const { line, read } of messagePortions(file, judge)(0)) told.push([line, read.kind === 'messages' ? [read.messages[0]?.name, read.messages[0]?.occurredAt.getUTCFullYear(), read.region] : read.kind === 'problem' && `${read.problem.column} ${read.problem.reason}`]);
    expect(told).toEqual([
      [1, ['Listing Posted', 2024, 'Brest']],
      [2, ['Order Completed', 2024, null]],
      [3, expect.stringContaining('timestamp is required of history')],
      [4, expect.stringContaining('type must be track')],
      [5, expect.stringContaining('must be a JSON object')],
      [6, 'properties.price must be a number'],
      [7, expect.stringContaining('is no JSON')],
    ]);
  });
});
