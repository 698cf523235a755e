import { partnerScope, type Scope, siteScope, userScope } from '@ringroad/kernel';
import { CONFIG, type ReadyConfig } from '@ringroad/platform';
import { Client } from 'pg';
import { type RowOf, TableSurvey } from './support/table-survey.js';
import { SecurityWorld } from './support/security-world.js';

/** Where a partner meets rows of its own, and a user; a table more here is a decision, not an accident. */
const SEEN_BY_PARTNER = ['account_limit', 'budget_window', 'campaign', 'campaign_change', 'campaign_pace', 'exclusion_entry', 'exclusion_list', 'forward_product', 'lead', 'lead_contact', 'lead_event', 'loss_tally', 'market_policy', 'member', 'offer', 'offer_code', 'partner', 'programme_change', 'programme_version', 'reservation', 'reservation_day', 'site', 'transfer', 'wallet', 'win'];
const SEEN_BY_USER = ['attention_entry', 'consent_receipt', 'contact_point', 'delivery', 'event', 'journey', 'lead', 'listing', 'market_policy', 'ownership', 'preference', 'programme_change', 'programme_version', 'site', 'site_user', 'win'];

/** What all of a site's partners may read, and but for the forward market its users: the site's own row, the programmes it published, the rules of its market, what is sold ahead. */
const SHARED = ['forward_product', 'site', 'market_policy', 'programme_change', 'programme_version'];

describe('row level security, table by table', () => {
  let world: SecurityWorld;
  let client: Client;
  let survey: TableSurvey;
  let partner: Scope;
  let user: Scope;
  let site: Scope;

  beforeAll(async () => {
    world = await SecurityWorld.build();
    const { siteId, companies } = world.sites.A;
    [site, partner, user] = [siteScope(siteId), partnerScope(siteId, companies.one.partnerId), userScope(siteId, world.userId('A', 'anna'))];
    client = new Client({ connectionString: world.product.server.app.get<ReadyConfig>(CONFIG).databaseUrl });
    await client.connect();
    survey = await TableSurvey.open(client, [world.sites.A.siteId, world.sites.B.siteId]);
  });
  afterAll(async () => {
    await client?.end();
    await world?.product.stop();
  });

  it('speaks of every table, and each holds rows of both sites', async () => {
    expect(survey.tables.length).toBeGreaterThan(30);
    expect(await survey.emptyTables()).toEqual([]);
  });

  it('shows nothing without a scope, and takes nothing', async () => {
    for (const table of survey.tables) {
      const seen = await survey.within(null, () => survey.read(table));
      expect([table, seen.length]).toEqual([table, 0]);
      expect([table, await survey.writes(null, table)]).toEqual([table, []]);
    }
  });

  it('shows an unknown scope nothing, also one that names a site', async () => {
    for (const kind of ['', 'operator', 'SYSTEM', 'superuser']) {
      for (const table of survey.tables) {
        const seen = await survey.within({ ...site, kind } as unknown as Scope, () => survey.read(table));
        expect([kind, table, seen.length]).toEqual([kind, table, 0]);
      }
    }
  });

  it('shows a site its own rows only, and lets it write no other’s', async () => {
    const { siteId } = world.sites.A;
    for (const table of survey.tables) {
      const rows = await survey.within(site, () => survey.read(table));
      expect([table, rows.filter((row) => siteOf(table, row) !== siteId)]).toEqual([table, []]);
      expect([table, await survey.writes(site, table, (row) => siteOf(table, row) !== siteId)]).toEqual([table, []]);
    }
  });

  it('shows a partner its own rows only, in the tables that are meant', async () => {
    const { siteId, companies } = world.sites.A;
    const seenIn: string[] = [];
    for (const table of survey.tables) {
      const rows = await survey.within(partner, () => survey.read(table));
      const owner = (row: RowOf) => (table === 'partner' ? row.id : row.partner_id);
      const foreign = rows.filter((row) => siteOf(table, row) !== siteId || (!SHARED.includes(table) && owner(row) !== companies.one.partnerId));
      expect([table, foreign]).toEqual([table, []]);
      if (rows.length > 0) seenIn.push(table);
    }
    expect(seenIn).toEqual(SEEN_BY_PARTNER);
  });

  it('shows a user his own rows only, in the tables that are meant', async () => {
    const seenIn: string[] = [];
    for (const table of survey.tables) {
      const rows = await survey.within(user, () => survey.read(table));
      const foreign = rows.filter((row) => siteOf(table, row) !== world.sites.A.siteId || (!SHARED.includes(table) && row.user_id !== world.userId('A', 'anna')));
      expect([table, foreign]).toEqual([table, []]);
      if (rows.length > 0) seenIn.push(table);
    }
    expect(seenIn.filter((table) => !table.startsWith('event_'))).toEqual(SEEN_BY_USER);
  });

  it('shows drafts of programmes to operators only', async () => {
    const versions = async (scope: Scope) => (await survey.within(scope, () => survey.read('programme_version'))).map((row) => [row.version, row.published_at !== null]);
    expect((await versions(site)).sort()).toEqual([[1, true], [2, false]]);
    for (const scope of [partner, user]) expect(await versions(scope)).toEqual([[1, true]]);
  });

  it('lets a partner write its campaigns, offers and their codes, its exclusion lists, and add to the outbox of its site; a user his preferences', async () => {
    const written = async (scope: Scope) => {
      const found: Record<string, readonly string[]> = {};
      for (const table of survey.tables) {
        const ways = await survey.writes(scope, table);
        if (ways.length > 0) found[table] = ways;
      }
      return found;
    };
    const all = ['insert', 'update', 'delete'];
    expect(await written(partner)).toEqual({ account_limit: ['insert', 'update'], campaign: all, campaign_change: ['insert'], exclusion_entry: all, exclusion_list: all, offer: all, offer_code: all, outbox: ['insert'] });
    expect(await written(user)).toEqual({ preference: all, outbox: ['insert'] });
  });

  it('lets nobody give a row away, nor announce for another site', async () => {
    const { A, B } = world.sites;
    const refused = async (scope: Scope, sql: string) => expect(await survey.within(scope, () => client.query(sql).then(() => 'done', (error: { code: string }) => error.code))).toBe('42501');
    await refused(partner, `update campaign set partner_id = '${A.companies.two.partnerId}'`);
    await refused(partner, `update offer set site_id = '${B.siteId}'`);
    await refused(user, `update preference set user_id = '${world.userId('A', 'boris')}'`);
    await refused(site, `update lead set site_id = '${B.siteId}'`);
    for (const scope of [partner, user]) await refused(scope, `insert into outbox (id, site_id, name, payload, open_handlers) values (gen_random_uuid(), '${B.siteId}', 'x', '{}', 0)`);
  });

  it('has no way round: no function of the owner’s but the one that adds a month and those that say a campaign changed, no view, no policy for all', async () => {
    const functions = await client.query(
      `select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace and not (proname like 'touch\\_by\\_%' and prorettype = 'trigger'::regtype)`,
    );
    expect(functions.rows).toEqual([{ proname: 'ensure_event_month' }]);
    // Triggers that append to market_touch (docs/adr/0010): they look for tables in no schema that others may write.
    const touches = await client.query(
      `select proname from pg_proc where prosecdef and proname like 'touch\\_by\\_%' and (proconfig is null or not 'search_path=public, pg_temp' = any(proconfig) or prosrc !~ 'insert into market_touch')`,
    );
    expect(touches.rows).toEqual([]);
    const views = await client.query(`select viewname from pg_views where schemaname = 'public' union all select matviewname from pg_matviews`);
    expect(views.rows).toEqual([]);
    const open = await client.query(`select polrelid::regclass::text as name from pg_policy where polqual is null and polwithcheck is null`);
    expect(open.rows).toEqual([]);
    const unforced = await client.query(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
         and has_table_privilege('ringroad_app', oid, 'select, insert, update, delete')`,
    );
    expect(unforced.rows).toEqual([]);
  });

  it('keeps scopes apart on the pool’s connections, with hundreds at once and some that fail', async () => {
    const { db } = world.product;
    const scopes: Scope[] = [site, partner, user, siteScope(world.sites.B.siteId), userScope(world.sites.B.siteId, world.userId('B', 'boris')), { kind: 'system' }];
    const answers = await Promise.all(
      Array.from({ length: 300 }, async (_, at) => {
        const scope = scopes[at % scopes.length] as Scope;
        const ask = db.transaction(scope, async (tx) => {
          const [[set], sites] = await Promise.all([
            tx.query<Record<string, string>>(`select current_setting('app.scope', true) as kind, current_setting('app.site_id', true) as "siteId",
              current_setting('app.partner_id', true) as "partnerId", current_setting('app.user_id', true) as "userId"`),
            tx.query<{ id: string }>('select id from site'),
          ]);
          if (at % 7 === 0) await tx.query('select 1 / 0');
          return { scope, set: Object.fromEntries(Object.entries(set ?? {}).filter(([, value]) => value)), sites: sites.length };
        });
        return ask.catch((error: { code: string }) => error.code);
      }),
    );
    for (const [at, answer] of answers.entries()) {
      if (at % 7 === 0) expect(answer).toBe('22012');
      else expect(answer).toEqual({ scope: scopes[at % scopes.length], set: scopes[at % scopes.length], sites: at % scopes.length === 5 ? 2 : 1 });
    }
    const left = await Promise.all(Array.from({ length: 24 }, () => db.source.query(`select nullif(current_setting('app.scope', true), '') as left`) as Promise<unknown[]>));
    expect(left.flat()).toEqual(left.flat().map(() => ({ left: null })));
  });
});

function siteOf(table: string, row: RowOf): unknown {
  return table === 'site' ? row.id : row.site_id;
}
