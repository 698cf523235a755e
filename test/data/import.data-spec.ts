import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { type ImportRun, runImportProcess } from './import-process.js';

const FILE = fileURLToPath(new URL('../../../shared/data/listings_belarus_2019.csv', import.meta.url));
const MAP = fileURLToPath(new URL('../../docs/examples/belarus-2019.map.yaml', import.meta.url));
/** Every derived id starts from the site's: two databases can be compared row by row. */
const SITE = '0193a1f0-0000-7000-8000-000000000001';

/** As data/README.md counts them. */
const ROWS = 38_531;
const NEVER_RAISED = 7_998;
const REGIONS = {
  'Минская обл.': 24_230,
  'Гомельская обл.': 3_140,
  'Витебская обл.': 3_007,
  'Брестская обл.': 2_991,
  'Могилевская обл.': 2_678,
  'Гродненская обл.': 2_485,
};
/** One post each, and up to twelve renewals. */
const EVENTS = 255_622;

class Place {
  private constructor(
    private readonly database: TestDatabase,
    private readonly client: Client,
    readonly folder: string,
  ) {}

  static async make(): Promise<Place> {
    const database = await createTestDatabase();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      `insert into site (id, slug, name, kind, currency, timezone) values ($1, 'imported', 'Imported ads', 'live', 'USD', 'Europe/Minsk')`,
      [SITE],
    );
    return new Place(database, client, await mkdtemp(join(tmpdir(), 'ringroad import ')));
  }

  run(killWhen?: (output: string) => boolean): Promise<ImportRun> {
    const rejects = join(this.folder, 'rejects.csv');
    return runImportProcess({ file: FILE, map: MAP, rejects, dataDir: this.folder, databaseUrl: this.database.url, killWhen });
  }

  async count(sql: string): Promise<number> {
    return Number((await this.client.query<{ count: string }>(`select count(*) ${sql}`)).rows[0]?.count);
  }

  async regions(): Promise<Record<string, number>> {
    const { rows } = await this.client.query<{ region: string; ads: number }>(
      `select a.region, count(*)::int as ads from listing l join asset a on a.site_id = l.site_id and a.id = l.asset_id group by a.region`,
    );
    return Object.fromEntries(rows.map(({ region, ads }) => [region, ads]));
  }

  /** Of all that an import leaves, but for the moments at which this machine did its work. */
  async checksum(): Promise<string> {
    const parts = [
      `select id::text || name || occurred_at || properties::text as line from event`,
      `select j::text as line from journey j`,
      `select (to_jsonb(p) - 'settled_at')::text as line from contact_point p`,
      `select l::text as line from listing l`,
      `select o::text as line from ownership o`,
    ];
    const { rows } = await this.client.query<{ sum: string }>(
      `select md5(string_agg(md5(line), '' order by md5(line))) as sum from (${parts.join(' union all ')}) as lines`,
    );
    return rows[0]?.sum ?? '';
  }

  /** How many journals are left: none once everything is done. */
  async journals(): Promise<number> {
    return (await readdir(join(this.folder, 'imports')).catch(() => [])).length;
  }

  async leave(): Promise<void> {
    await this.client.end();
    await this.database.drop();
    await rm(this.folder, { recursive: true });
  }
}

describe('the real ads of a whole country come in by one command', () => {
  let place: Place;
  let first: ImportRun;
  let checksum: string;
  beforeAll(async () => {
    place = await Place.make();
    first = await place.run();
    checksum = await place.checksum();
  });
  afterAll(() => place.leave());

  it('every row is accepted or rejected with a reason, and the summary says so', async () => {
    expect(first.output).toMatch(/rows +38,531\n/);
    expect(first.code).toBe(0);
    const accepted = await place.count('from listing');
    const rejected = Number(/ {2}rejected +([\d,]+)/.exec(first.output)?.[1]?.replaceAll(',', ''));
    expect(accepted + rejected).toBe(ROWS);
    expect(rejected).toBe(0);
    expect(await readdir(place.folder)).not.toContain('rejects.csv');
  });

  it('counts per region are those of the data', async () => {
    expect(await place.regions()).toEqual(REGIONS);
    for (const [region, ads] of Object.entries(REGIONS)) {
      expect(first.output).toMatch(new RegExp(`${region.replace('.', '\\.')} +${ads.toLocaleString('en')}\n`));
    }
  });

  it('an ad that was never raised stands at the stage of its post, a raised one as renewed', async () => {
    expect(await place.count(`from journey where stage = 'posted' and ended_at is null`)).toBe(NEVER_RAISED);
    expect(await place.count(`from journey where stage = 'renewed' and ended_at is null`)).toBe(ROWS - NEVER_RAISED);
    expect(await place.count('from event')).toBe(EVENTS);
  });

  it('rows that read the same are ads of their own', async () => {
    expect(await place.count('from site_user')).toBe(ROWS);
    expect(await place.count(`from listing where listing_key ~ '-[2-9]$'`)).toBe(40);
  });

  it('nobody is contacted today about a moment of 2019', async () => {
    expect(await place.count(`from contact_point where status in ('planned', 'fired') and due_at < '2020-01-01'`)).toBe(0);
    expect(await place.count(`from outbox where name = 'contact-point.due'`)).toBe(0);
    expect(await place.count('from outbox where open_handlers > 0')).toBe(0);
  });

  it('memory stays under 300 MB, journeys included', () => {
    expect(first.peakMegabytes ?? Number(/peak memory +(\d+) MB/.exec(first.output)?.[1])).toBeLessThan(300);
  });

  it('a second run finds everything there and changes nothing', async () => {
    const second = await place.run();
    expect(second.code).toBe(0);
    expect(second.output).toMatch(/events stored +0\n/);
    expect(second.output).toMatch(/already there +255,622\n/);
    expect(await place.checksum()).toBe(checksum);
    expect(await place.journals()).toBe(0);
  });

  it('killed -9 in the middle, twice among the rows and once among the journeys, it goes on and ends the same', async () => {
    const other = await Place.make();
    try {
      for (const moment of ['Importing: 20 %', 'Importing: 70 %', 'Journeys: 0 %']) {
        const killed = await other.run((output) => output.includes(moment));
        expect(killed).toMatchObject({ signal: 'SIGKILL' });
      }
      expect(await other.journals()).toBe(1);
      const last = await other.run();
      expect(last.output).toContain('All rows were stored by an earlier run');
      expect(last.output).toMatch(/rows +38,531\n/);
      expect(last.code).toBe(0);
      expect(await other.regions()).toEqual(REGIONS);
      expect(await other.checksum()).toBe(checksum);
    } finally {
      await other.leave();
    }
  });
});
