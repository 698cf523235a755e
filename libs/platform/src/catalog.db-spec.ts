import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';

let test: TestDatabase;
let owner: pg.Client;
let columns: readonly { readonly table: string; readonly column: string; readonly type: string; readonly udt: string }[];
let tables: readonly string[];

beforeAll(async () => {
  test = await createTestDatabase();
  owner = new pg.Client({ connectionString: test.url });
  await owner.connect();
  columns = await rows(
    `select c.table_name as "table", c.column_name as "column", c.data_type as type, c.udt_name as udt
     from information_schema.columns c join pg_class k on k.oid = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass
     where c.table_schema = 'public' and k.relkind in ('r', 'p') and c.table_name <> 'migrations' order by 1, c.ordinal_position`,
  );
  tables = [...new Set(columns.map((column) => column.table))];
});

afterAll(async () => {
  await owner?.end();
  await test?.drop();
});

async function rows<Row>(sql: string, ...values: unknown[]): Promise<Row[]> {
  return (await owner.query(sql, values)).rows as Row[];
}

const tablesWith = (column: string) => tables.filter((table) => columns.some((each) => each.table === table && each.column === column));

/** Written once, by right of the app's role too. */
const APPEND_ONLY = ['event', 'event_default', 'transfer', 'consent_receipt', 'attention_entry', 'lead_event', 'market_policy', 'campaign_change'];

/** Months of `event`: reached through their parent, whose policies hold. Without policies of their own they show nothing directly. */
const isMonth = (table: string) => /^event_\d{4}_\d{2}$/.test(table);

/**
 * Unique constraints of tables with a user that do not lead with (site, user), each with its reason. Whoever adds one must say how
 * it lives on a database that is sharded by user.
 */
const NOT_LED_BY_USER: Readonly<Record<string, string>> = {
  lead_bonus_code: 'a partner looks a lead up by the code the customer shows; on shards it is unique per user, and long enough not to meet by chance',
  session_pkey: 'found by the secret in a cookie, before anybody knows whose it is; members have none',
  login_token_pkey: 'found by the secret in a link, before anybody knows whose it is; members have none',
};

describe('every table of a site', () => {
  it('has forced row level security with a policy for each command', async () => {
    const secured = await rows<{ table: string; forced: boolean; commands: string[] }>(
      `select c.relname as "table", c.relrowsecurity and c.relforcerowsecurity as forced,
         array(select distinct polcmd::text from pg_policy where polrelid = c.oid order by 1) as commands
       from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    );
    const problems = ['site', ...tablesWith('site_id')].filter((table) => {
      const found = secured.find((each) => each.table === table);
      return !found?.forced || found.commands.join('') !== (isMonth(table) ? '' : 'adrw');
    });
    expect(problems).toEqual([]);
  });

  it('is every table: none is without a site', () => {
    expect(tables.filter((table) => table !== 'site' && !tablesWith('site_id').includes(table))).toEqual([]);
  });

  it('has policies that show nothing to a scope that is not set', async () => {
    await owner.query('begin; set local role ringroad_app');
    const allowed = await rows<{ name: string; shown: boolean }>(
      `select polname as name, pg_get_expr(coalesce(polqual, polwithcheck), polrelid) like '%current_setting(''app.%' as shown from pg_policy`,
    );
    await owner.query('rollback');
    expect(allowed.filter((policy) => !policy.shown)).toEqual([]);
    expect(allowed.length).toBeGreaterThan(100);
  });

  it('gives the app’s role no more than rows to read and write', async () => {
    const grants = await rows<{ table: string; privilege: string }>(
      `select table_name as "table", privilege_type as privilege from information_schema.role_table_grants
       where grantee in ('ringroad_app', 'PUBLIC') and table_schema = 'public' and privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`,
    );
    expect(grants).toEqual([]);
  });
});

describe('every table of a user', () => {
  it('leads its primary key and each unique constraint with site and user, so that it can be sharded', async () => {
    const unique = await rows<{ table: string; name: string; leads: string[] }>(
      `select t.relname as "table", i.relname as name,
         array(select attname::text from unnest(x.indkey[0:1]) with ordinality as k (attnum, position)
               join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum order by position) as leads
       from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
       where x.indisunique and t.relnamespace = 'public'::regnamespace and t.relname = any($1)`,
      tablesWith('user_id'),
    );
    const wrong = unique.filter(({ leads }) => leads.join() !== 'site_id,user_id').map(({ name }) => name);
    expect(wrong.sort()).toEqual(Object.keys(NOT_LED_BY_USER).sort());
    const withoutKey = tablesWith('user_id').filter((table) => !unique.some((each) => each.table === table));
    expect(withoutKey).toEqual([]);
  });

  it('is reached by an index that begins with the site, whatever is looked for', async () => {
    const indexes = await rows<{ name: string }>(
      `select i.relname as name from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
       join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
       where t.relnamespace = 'public'::regnamespace and t.relname = any($1) and a.attname <> 'site_id'`,
      tablesWith('user_id'),
    );
    expect(indexes.map(({ name }) => name).sort()).toEqual(['login_token_pkey', 'session_expiry', 'session_pkey']);
  });

  it('refers to no other table by foreign key: shards of different tables cannot check each other', async () => {
    const keys = await rows<{ table: string; name: string }>(
      `select conrelid::regclass::text as "table", conname as name from pg_constraint where contype = 'f' and conrelid::regclass::text = any($1)
         and confrelid <> 'site'::regclass`,
      tablesWith('user_id'),
    );
    expect(keys).toEqual([]);
  });
});

describe('an append-only table', () => {
  it.each(APPEND_ONLY)('%s refuses change and deletion from the app, in any scope', async (table) => {
    for (const sql of [`update ${table} set site_id = site_id`, `delete from ${table}`, `truncate ${table}`]) {
      await owner.query(`begin; set local role ringroad_app; set local app.scope = 'system'`);
      await expect(owner.query(sql)).rejects.toMatchObject({ code: '42501' });
      await owner.query('rollback');
    }
  });

  it('is also each month of facts', async () => {
    await owner.query(`select ensure_event_month('2031-05-17')`);
    for (const sql of ['update event_2031_05 set name = name', 'delete from event_2031_05']) {
      await owner.query(`begin; set local role ringroad_app; set local app.scope = 'system'`);
      await expect(owner.query(sql)).rejects.toMatchObject({ code: '42501' });
      await owner.query('rollback');
    }
  });
});

describe('a column', () => {
  it('of text has no length, of time has its zone, of money is bigint', () => {
    const wrongTypes = columns.filter(({ type }) => ['character varying', 'character', 'timestamp without time zone', 'time without time zone', 'money', 'real', 'json'].includes(type));
    expect(wrongTypes).toEqual([]);
    const money = columns.filter(({ column }) => /(^|_)(price|amount|budget|cap|pending|posted|available|held|spent|balance)($|_)/.test(column));
    const notAmounts = ['posted_at', 'budget_keys'];
    expect(money.filter(({ column, udt }) => udt !== 'int8' && !notAmounts.includes(column))).toEqual([]);
    expect(money.length).toBeGreaterThan(10);
  });

  it('of an id is a uuid', () => {
    const ids = columns.filter(({ column }) => column === 'id' || /^(site|user|partner|campaign|lead|member|asset|journey|win|decision|event)_id$/.test(column));
    expect(ids.filter(({ udt }) => udt !== 'uuid')).toEqual([]);
  });
});

describe('the facts of a month', () => {
  const add = (id: string, receivedAt: string) =>
    owner.query(
      `insert into event (site_id, user_id, id, name, occurred_at, received_at, message_id, properties)
       values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', $1::uuid, 'Listing Posted', now(), $2, $1::uuid::text, '{}')`,
      [id, receivedAt],
    );
  const placeOf = async (id: string) => (await rows<{ place: string }>('select tableoid::regclass::text as place from event where id = $1', id))[0]?.place;

  it('get a partition of their own, also when they were there first', async () => {
    const [before, within, after] = ['1', '2', '3'].map((digit) => `00000000-0000-7000-8000-00000000000${digit}`) as [string, string, string];
    await add(before, '2032-01-31T23:59:59.999Z');
    await add(within, '2032-02-29T12:00:00Z');
    await add(after, '2032-03-01T00:00:00Z');
    expect(await placeOf(within)).toBe('event_default');
    // As the app does at its start.
    await owner.query(`begin; set local role ringroad_app; set local app.scope = 'system'; set local timezone = 'UTC'`);
    await owner.query(`select ensure_event_month('2032-02-10'), ensure_event_month('2032-02-20')`);
    await owner.query('commit');
    expect([await placeOf(before), await placeOf(within), await placeOf(after)]).toEqual(['event_default', 'event_2032_02', 'event_default']);
  });

  it('are reached through the whole only: a month by itself is not the app’s to read', async () => {
    await owner.query(`begin; set local role ringroad_app; set local app.scope = 'system'`);
    await expect(owner.query('select from event_2032_02')).rejects.toMatchObject({ code: '42501' });
    await owner.query('rollback');
  });
});
