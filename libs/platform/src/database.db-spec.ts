import { newId, partnerScope, siteScope, SYSTEM, userScope } from '@ringroad/kernel';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { connect, type Database, scopeStatements, type Tx } from './database.js';
import { Sites } from './sites.js';

const siteId = newId();
const otherSiteId = newId();
let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  // Two connections only: whatever leaks is met again at once.
  database = await connect({ url: test.url, poolSize: 2 });
  await database.transaction(SYSTEM, async (tx) => {
    for (const id of [siteId, otherSiteId]) {
      await new Sites().create(tx, { id, slug: id, name: 'Site', kind: 'live', currency: 'BYN', timezone: 'Europe/Minsk', clockAt: null });
    }
    await tx.query(`insert into suppression (site_id, blind_index, channel, reason, at) values ($1, 'x', 'email', 'test', now())`, [siteId]);
  });
});

afterAll(async () => {
  await database?.close();
  await test?.drop();
});

const sitesSeen = (tx: Tx) => tx.query<{ id: string }>('select id from site').then((rows) => rows.map((row) => row.id));
/** On a connection of the pool, without any scope: as a forgotten transaction would ask. */
const unscoped = (sql: string) => database.source.query(sql) as Promise<unknown[]>;
const scopeLeft = async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(() => unscoped(`select current_setting('app.scope', true) as scope, current_setting('app.site_id', true) as site`)));
  return new Set(answers.flat().flatMap((row) => Object.values(row as object)).filter(Boolean));
};
const failure = (code: string) => `do $$ begin raise exception 'made up' using errcode = '${code}'; end $$`;

describe('a scope', () => {
  it('shows a site its own rows, everything to the system, and to a partner or user nothing of its neighbours', async () => {
    await expect(database.transaction(SYSTEM, sitesSeen)).resolves.toHaveLength(2);
    await expect(database.transaction(siteScope(siteId), sitesSeen)).resolves.toEqual([siteId]);
    await expect(database.transaction(partnerScope(siteId, newId()), sitesSeen)).resolves.toEqual([siteId]);
    const suppressions = (tx: Tx) => tx.query('select from suppression');
    await expect(database.transaction(siteScope(siteId), suppressions)).resolves.toHaveLength(1);
    await expect(database.transaction(siteScope(otherSiteId), suppressions)).resolves.toEqual([]);
    await expect(database.transaction(userScope(siteId, newId()), suppressions)).resolves.toEqual([]);
  });

  it('holds for commands on entities too', async () => {
    const seen = await database.transaction(siteScope(siteId), (tx) => tx.manager.query('select id from site') as Promise<unknown[]>);
    expect(seen).toEqual([{ id: siteId }]);
  });

  it('is gone from the connection after commit, rollback and error', async () => {
    await database.transaction(siteScope(siteId), sitesSeen);
    await expect(scopeLeft()).resolves.toEqual(new Set());
    await expect(database.transaction(siteScope(siteId), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(scopeLeft()).resolves.toEqual(new Set());
    await expect(database.transaction(siteScope(siteId), (tx) => tx.query('select 1 / 0'))).rejects.toMatchObject({ code: '22012' });
    await expect(scopeLeft()).resolves.toEqual(new Set());
  });

  it('takes no id that is not a uuid, and then does not even begin', async () => {
    const evil = siteScope(`${siteId}'; set local app.scope = 'system`);
    expect(() => scopeStatements(evil)).toThrow(TypeError);
    let began = false;
    await expect(database.transaction(evil, async () => (began = true))).rejects.toThrow(TypeError);
    expect(began).toBe(false);
  });

  it('cannot be escaped by writing into another site', async () => {
    const write = (tx: Tx) => tx.query(`insert into suppression (site_id, blind_index, channel, reason, at) values ($1, 'y', 'email', 'test', now())`, [otherSiteId]);
    await expect(database.transaction(siteScope(siteId), write)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a query outside of a scoped transaction', () => {
  it('returns no rows from any table', async () => {
    const tables = (await unscoped(
      `select table_name as name from information_schema.columns c join pg_class on relname = table_name and relkind in ('r', 'p')
       where c.table_schema = 'public' and column_name = 'site_id'`,
    )) as { name: string }[];
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of [...tables, { name: 'site' }]) {
      const rows = await unscoped(`select from ${name}`).catch((error: { code: string }) => (error.code === '42501' ? [] : Promise.reject(error)));
      expect(rows).toEqual([]);
    }
  });
});

describe('the app’s role', () => {
  it('owns nothing, is no superuser and cannot bypass row level security', async () => {
    const [role] = await unscoped(`select current_user::text as name, rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user`);
    expect(role).toEqual({ name: 'ringroad_app', rolsuper: false, rolbypassrls: false, rolcreaterole: false });
    // BullMQ makes a sequence per queue; nothing of ours is in its schema.
    await expect(unscoped(`select oid::regclass from pg_class where pg_get_userbyid(relowner) = 'ringroad_app' and relnamespace = 'public'::regnamespace`)).resolves.toEqual([]);
    await expect(unscoped(`select proname from pg_proc where pg_get_userbyid(proowner) = 'ringroad_app'`)).resolves.toEqual([]);
  });

  it('can neither switch security off nor change a table', async () => {
    for (const sql of ['alter table site disable row level security', 'drop policy site_read on site', 'create table public.mine (id int)', 'truncate site']) {
      await expect(unscoped(sql)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('a transaction', () => {
  it.each(['40001', '40P01'])('that failed with %s starts again from the beginning, in a new transaction', async (code) => {
    const seen: string[] = [];
    const effects: string[] = [];
    const answer = await database.transaction(SYSTEM, async (tx) => {
      const [row] = await tx.query<{ id: string }>('select pg_current_xact_id()::text as id');
      seen.push(row?.id ?? '');
      tx.afterCommit(() => effects.push(row?.id ?? ''));
      if (seen.length < 3) await tx.query(failure(code));
      return 'done';
    });
    expect(answer).toBe('done');
    expect(new Set(seen).size).toBe(3);
    expect(effects).toEqual([seen[2]]);
  });

  it('gives up in the end, and does not repeat what another attempt cannot mend', async () => {
    let attempts = 0;
    const failing = (code: string) => database.transaction(SYSTEM, async (tx) => ((attempts += 1), tx.query(failure(code))));
    await expect(failing('40001')).rejects.toMatchObject({ code: '40001' });
    expect(attempts).toBe(4);
    attempts = 0;
    await expect(failing('23505')).rejects.toMatchObject({ code: '23505' });
    expect(attempts).toBe(1);
  });

  it('retries a deadlock that two writers really had', async () => {
    await database.transaction(SYSTEM, (tx) =>
      tx.query(`insert into suppression (site_id, blind_index, channel, reason, at) select $1, key::bytea, 'sms', '', now() from unnest(array['a', 'b']) key`, [siteId]),
    );
    const touch = (tx: Tx, key: string) => tx.query(`update suppression set reason = reason || '+' where channel = 'sms' and blind_index = $1::text::bytea`, [key]);
    let both = 0;
    const writer = (first: string, second: string) =>
      database.transaction(SYSTEM, async (tx) => {
        await touch(tx, first);
        both += 1;
        while (both < 2) await new Promise((resolve) => setTimeout(resolve, 5));
        await touch(tx, second);
      });
    await Promise.all([writer('a', 'b'), writer('b', 'a')]);
    // Three where the winner was quick; on a busy machine the retry may take its row first and lose once more.
    expect(both).toBeGreaterThanOrEqual(3);
    const rows = await database.transaction(SYSTEM, (tx) => tx.query(`select reason from suppression where channel = 'sms'`));
    expect(rows).toEqual([{ reason: '++' }, { reason: '++' }]);
  });

  it('tells of its commit after it and only then', async () => {
    const seenOutside: unknown[] = [];
    const insert = (tx: Tx, channel: string) =>
      tx.query(`insert into suppression (site_id, blind_index, channel, reason, at) values ($1, 'z', $2, 'test', now())`, [siteId, channel]);
    const told: string[] = [];
    await expect(
      database.transaction(SYSTEM, async (tx) => {
        tx.afterCommit(() => told.push('rolled back'));
        await insert(tx, 'undone');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await database.transaction(SYSTEM, async (tx) => {
      tx.afterCommit(() => told.push('committed'));
      await insert(tx, 'kept');
      seenOutside.push(...(await database.transaction(SYSTEM, (other) => other.query(`select channel from suppression where channel = 'kept'`))));
      expect(told).toEqual([]);
    });
    expect(told).toEqual(['committed']);
    expect(seenOutside).toEqual([]);
    const rows = await database.transaction(SYSTEM, (tx) => tx.query(`select channel from suppression where channel in ('kept', 'undone')`));
    expect(rows).toEqual([{ channel: 'kept' }]);
  });

  it('that was committed stays so when a listener throws, and the other listeners hear of it', async () => {
    const told: string[] = [];
    const answer = await database.transaction(SYSTEM, async (tx) => {
      tx.afterCommit(() => {
        throw new Error('a listener with a defect');
      });
      tx.afterCommit(() => told.push('heard'));
      return 'done';
    });
    expect([answer, ...told]).toEqual(['done', 'heard']);
  });

  it('hears no query of a straggler after its end', async () => {
    let straggler: Promise<unknown> | undefined;
    await expect(
      database.transaction(SYSTEM, async (tx) => {
        const slow = new Promise((resolve) => setTimeout(resolve, 50)).then(() => tx.query(`delete from suppression`));
        straggler = slow.catch((error: Error) => error.message);
        await Promise.all([slow, tx.query('select 1 / 0')]);
      }),
    ).rejects.toMatchObject({ code: '22012' });
    await expect(straggler).resolves.toMatch('has ended');
  });

  it('keeps what was sent with nobody waiting, and nothing at all when that fails', async () => {
    const send = (tx: Tx, channel: string | null) =>
      tx.send(`insert into suppression (site_id, blind_index, channel, reason, at) values ($1, 's', $2, 'test', now())`, [siteId, channel]);
    const told: string[] = [];
    await database.transaction(SYSTEM, async (tx) => send(tx, 'sent'));
    await expect(
      database.transaction(SYSTEM, async (tx) => {
        tx.afterCommit(() => told.push('committed'));
        send(tx, 'with a bad one');
        send(tx, null);
      }),
    ).rejects.toMatchObject({ code: '23502' });
    const rows = await database.transaction(SYSTEM, (tx) => tx.query(`select channel from suppression where blind_index = 's'`));
    expect([rows, told]).toEqual([[{ channel: 'sent' }], []]);
  });

  it('says what was wrong with what was sent, also when a later query stumbles over it, and starts again where that helps', async () => {
    let attempts = 0;
    await database.transaction(SYSTEM, async (tx) => {
      attempts += 1;
      if (attempts === 1) tx.send(failure('40001'));
      await tx.query('select 1');
    });
    expect(attempts).toBe(2);
  });

  it('whose query failed unheard is not told to have been committed', async () => {
    const deaf = database.transaction(SYSTEM, async (tx) => void (await tx.query('select 1 / 0').catch(() => undefined)));
    await expect(deaf).rejects.toThrow('nothing of it was written');
  });

  it('leaves nothing open when its connection breaks', async () => {
    await expect(database.transaction(SYSTEM, (tx) => tx.query('select pg_terminate_backend(pg_backend_pid())'))).rejects.toThrow();
    await expect(database.transaction(siteScope(siteId), sitesSeen)).resolves.toEqual([siteId]);
    await expect(scopeLeft()).resolves.toEqual(new Set());
  });
});

describe('a number of the database', () => {
  it('of eight bytes is exact, as bigint', async () => {
    const [row] = await database.transaction(SYSTEM, (tx) => tx.query(`select 9007199254740993::bigint as big, 7::int as small`));
    expect(row).toEqual({ big: 9007199254740993n, small: 7 });
  });
});
