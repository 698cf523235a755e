import { parseMessage } from '@ringroad/lifecycle';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CsvFile } from './csv-rows.js';
import { dryRun } from './dry-run.js';
import { importVocabulary } from './import-vocabulary.js';
import { mappedPortions } from './mapped-portions.js';
import { readMap } from './read-map.js';

const map = readMap(`
source: shop
site: { currency: USD, timezone: Europe/Minsk }
key: { columns: [id] }
user: seller
values:
  seller: seller
  email: email
  locale: { constant: ru }
  listingId: id
  posted: { column: posted, as: date }
events:
  identify: { at: posted, properties: [email, locale] }
  Listing Posted: { at: posted, properties: [listingId] }
`);

it('a dry run shows that contact data is understood and kept sealed, and none of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ringroad dry '));
  try {
    const path = join(folder, 'ads.csv');
    await writeFile(path, 'id,seller,email,posted\n7,anna,anna@mail.example,2026-03-01\n');
    const printed: string[] = [];
    const judge = (message: unknown) => parseMessage(message, { now: new Date('2026-04-01T00:00:00Z'), ...importVocabulary(new Map()) });
    await dryRun(mappedPortions(map, await CsvFile.open(path, map.csv), judge), 10, (line) => printed.push(line));
    expect(printed.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ event: 'identify', properties: { locale: 'ru' }, sealed: ['email'] }),
      expect.not.objectContaining({ sealed: expect.anything() }),
    ]);
    expect(printed.join()).not.toContain('anna@mail.example');
  } finally {
    await rm(folder, { recursive: true });
  }
});
