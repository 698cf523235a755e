import { derivedId, type HandlerName, newId, SUBSCRIPTIONS, SYSTEM } from '@ringroad/kernel';
import { Injectable, Module, type Type } from '@nestjs/common';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { parseConfig, type ReadyConfig } from './config.js';
import { Database, type Tx } from './database.js';
import { EventConsumer, LEASE_MS } from './event-consumer.js';
import { EventHandlers, OnEvent, OnEventEffect, type StoredEvent } from './event-handlers.js';
import { type HandlerJob, JobQueue } from './job-queue.js';
import { OutboxRelay } from './outbox-relay.js';
import { Outbox } from './outbox.js';
import { PlatformModule } from './platform.module.js';
import { Sites } from './sites.js';

const siteId = newId();
const FOLD = 'lifecycle.fold';
const SEND = 'outreach.send';

/** What the handlers under test do; every other subscription has a handler that does nothing. */
@Injectable()
class Listeners {
  static fold: (tx: Tx, events: readonly StoredEvent<typeof FOLD>[]) => Promise<void>;
  static send: (events: readonly StoredEvent<typeof SEND>[]) => Promise<void>;

  @OnEvent(FOLD)
  fold(tx: Tx, events: readonly StoredEvent<typeof FOLD>[]): Promise<void> {
    return Listeners.fold(tx, events);
  }

  @OnEventEffect(SEND)
  send(events: readonly StoredEvent<typeof SEND>[]): Promise<void> {
    return Listeners.send(events);
  }
}

/** A provider with a silent handler of each of these names. */
function silent(names: readonly HandlerName[]): Type<unknown> {
  class Silent {}
  for (const name of names) {
    const descriptor = { value: async () => undefined };
    OnEvent(name)(Silent.prototype, name, descriptor);
    Object.defineProperty(Silent.prototype, name, descriptor);
  }
  return Silent;
}

const OTHERS = (Object.keys(SUBSCRIPTIONS) as HandlerName[]).filter((name) => name !== FOLD && name !== SEND);

async function boot(config: ReadyConfig, providers: readonly Type<unknown>[]): Promise<INestApplicationContext> {
  @Module({ imports: [PlatformModule.forRoot(config)], providers: [...providers] })
  class Program {}
  return NestFactory.createApplicationContext(Program, { logger: false, abortOnError: false });
}

let test: TestDatabase;
let config: ReadyConfig;
let app: INestApplicationContext;
let database: Database;
let outbox: Outbox;
let consumer: EventConsumer;
let relay: OutboxRelay;

beforeAll(async () => {
  test = await createTestDatabase();
  config = { ...parseConfig({ LOG_LEVEL: 'silent' }), databaseUrl: test.url, secret: 'a secret that only this test knows, ok' };
  app = await boot(config, [Listeners, silent(OTHERS)]);
  [database, outbox, consumer, relay] = [app.get(Database), app.get(Outbox), app.get(EventConsumer), app.get(OutboxRelay)];
  await database.transaction(SYSTEM, (tx) =>
    new Sites().create(tx, { id: siteId, slug: 'test', name: 'Test', kind: 'live', currency: 'BYN', timezone: 'Europe/Minsk', clockAt: null }),
  );
});

afterAll(async () => {
  await app?.close();
  await test?.drop();
});

/** The effect of a handler that anybody can count: one line per event, refused by nothing. */
const addLine = (tx: Tx, text: string) =>
  tx.query(`insert into consent_receipt (site_id, user_id, id, purpose, action, text_version, source, at) values ($1, $1, $2, $3, 'granted', '', '', now())`, [siteId, newId(), text]);
const query = <Row>(sql: string, ...values: unknown[]) => database.transaction(SYSTEM, (tx) => tx.query<Row>(sql, values));
const lines = async () => (await query<{ purpose: string }>('select purpose from consent_receipt order by purpose')).map((row) => row.purpose);

beforeEach(async () => {
  const owner = await import('pg').then(({ default: pg }) => new pg.Client({ connectionString: test.url }));
  await owner.connect();
  await owner.query('truncate outbox, outbox_delivery, consent_receipt').finally(() => owner.end());
  Listeners.fold = async (tx, events) => {
    for (const event of events) await addLine(tx, event.payload.userIds.join());
  };
  Listeners.send = async () => undefined;
});

const say = (tx: Tx, text: string) => outbox.add(tx, 'facts.stored', { siteId, userIds: [text] });
/** Says each text as one event; returns the job that carries them all. */
async function jobOf(...texts: readonly string[]): Promise<HandlerJob> {
  await database.transaction(SYSTEM, async (tx) => {
    for (const text of texts) await say(tx, text);
  });
  const rows = await query<{ id: string }>('select id from outbox order by id');
  return { handler: FOLD, outboxIds: rows.map((row) => row.id) };
}
const letter = () => letters(1);
async function letters(count: number): Promise<HandlerJob> {
  await database.transaction(SYSTEM, async (tx) => {
    for (let each = 0; each < count; each++) await outbox.add(tx, 'delivery.queued', { siteId, userId: newId(), deliveryId: newId() });
  });
  const rows = await query<{ id: string }>('select id from outbox order by id');
  return { handler: SEND, outboxIds: rows.map((row) => row.id) };
}
const open = async () => (await query<{ id: string }>('select id from outbox where open_handlers > 0')).length;
const states = () => query<{ state: string; attempts: number; error: string | null }>('select state, attempts, error from outbox_delivery order by outbox_id');

describe('an event', () => {
  it('of a transaction that was rolled back was never said', async () => {
    await expect(
      database.transaction(SYSTEM, async (tx) => {
        await say(tx, 'undone');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await expect(query('select from outbox')).resolves.toEqual([]);
    await expect(relay.relay()).resolves.toBe(0);
  });

  it('may be added by a partner or user of its site, who cannot read it, and not in another site’s name', async () => {
    const user = { kind: 'user' as const, siteId, userId: newId() };
    await database.transaction(user, (tx) => say(tx, 'claimed'));
    await expect(database.transaction(user, (tx) => tx.query('select from outbox'))).resolves.toEqual([]);
    await expect(query('select from outbox')).resolves.toHaveLength(1);
    await expect(database.transaction({ ...user, siteId: newId() }, (tx) => say(tx, 'forged'))).rejects.toMatchObject({ code: '42501' });
  });

  it('is relayed once, also by two relays at a time, and reaches its handler through the queue', async () => {
    const job = await jobOf('a', 'b', 'c');
    const relayed = await Promise.all([relay.relay(), relay.relay()]);
    expect(relayed.reduce((sum, count) => sum + count)).toBe(3);
    await expect(relay.relay()).resolves.toBe(0);
    const came: HandlerJob[] = [];
    const worker = app.get(JobQueue).work(async (each) => void came.push(each), 1);
    for (let wait = 0; wait < 200 && came.length === 0; wait++) await new Promise((resolve) => setTimeout(resolve, 25));
    await worker.close();
    expect(came.flatMap((each) => each.outboxIds).sort()).toEqual(job.outboxIds);
  });

  it('is relayed again when the relay died between queueing and commit', async () => {
    await jobOf('a');
    const dying = new OutboxRelay(database, { addAll: () => Promise.reject(new Error('the queue is gone')) } as unknown as JobQueue);
    await expect(dying.relay()).rejects.toThrow('the queue is gone');
    await expect(relay.relay()).resolves.toBe(1);
  });
});

describe('a batch', () => {
  it('that comes twice has one effect', async () => {
    const job = await jobOf('a', 'b');
    await consumer.consume(job);
    await consumer.consume(job);
    await expect(lines()).resolves.toEqual(['a', 'b']);
    await expect(open()).resolves.toBe(0);
  });

  it('that two workers have at the same time has one effect', async () => {
    const job = await jobOf('a', 'b', 'c');
    await Promise.all([consumer.consume(job), consumer.consume({ ...job, outboxIds: [...job.outboxIds].reverse() }), consumer.consume(job)]);
    await expect(lines()).resolves.toEqual(['a', 'b', 'c']);
    await expect(open()).resolves.toBe(0);
  });

  it('that shares events with another batch handles each event once', async () => {
    const job = await jobOf('a', 'b', 'c');
    const [first, second, third] = job.outboxIds as [string, string, string];
    await Promise.all([consumer.consume({ ...job, outboxIds: [first, second] }), consumer.consume({ ...job, outboxIds: [second, third] })]);
    await expect(lines()).resolves.toEqual(['a', 'b', 'c']);
    await expect(open()).resolves.toBe(0);
  });

  it('loses nothing but the poison: after five attempts it is parked with its error, and the rest has flowed at once', async () => {
    const { fold } = Listeners;
    Listeners.fold = async (tx, events) => {
      await fold(tx, events);
      if (events.some((event) => event.payload.userIds.includes('poison'))) throw new RangeError('cannot be digested');
    };
    const job = await jobOf('a', 'poison', 'z');
    await consumer.consume(job);
    await expect(lines()).resolves.toEqual(['a', 'z']);
    for (let attempt = 2; attempt <= 4; attempt++) await consumer.consume(job);
    await expect(open()).resolves.toBe(1);
    await consumer.consume(job);
    await expect(open()).resolves.toBe(0);
    expect((await states()).map(({ state }) => state)).toEqual(['handled', 'parked', 'handled']);
    expect((await states())[1]).toEqual({ state: 'parked', attempts: 5, error: 'RangeError: cannot be digested' });
    await consumer.consume(job);
    await expect(lines()).resolves.toEqual(['a', 'z']);
  });

  it('that failed for a while is handled when what it lacked is back', async () => {
    const { fold } = Listeners;
    Listeners.fold = () => Promise.reject(new Error('the mill is closed'));
    const job = await jobOf('a');
    await consumer.consume(job);
    expect(await states()).toMatchObject([{ state: 'failing', attempts: 1 }]);
    Listeners.fold = fold;
    await consumer.consume(job);
    await expect(lines()).resolves.toEqual(['a']);
    expect(await states()).toMatchObject([{ state: 'handled' }]);
    await expect(open()).resolves.toBe(0);
  });
});

describe('a handler that works on the outside world', () => {
  it('runs again after a crash in its middle, and not once it is done', async () => {
    let sent = 0;
    Listeners.send = async () => {
      sent += 1;
      if (sent === 1) throw new Error('crashed after sending');
    };
    const job = await letter();
    await consumer.consume(job);
    await expect(open()).resolves.toBe(1);
    await consumer.consume(job);
    await consumer.consume(job);
    expect(sent).toBe(2);
    await expect(open()).resolves.toBe(0);
  });

  it('reaches out once for each event, also when one of their batch fails', async () => {
    const sent: string[] = [];
    const job = await letters(5);
    Listeners.send = async (events) => {
      for (const { id } of events) {
        if (id === job.outboxIds[2] && !sent.includes('greylisted')) {
          sent.push('greylisted');
          throw new Error('come back later');
        }
        sent.push(id);
      }
    };
    await consumer.consume(job);
    await consumer.consume(job);
    expect(sent.filter((id) => id !== 'greylisted').sort()).toEqual(job.outboxIds);
    await expect(open()).resolves.toBe(0);
  });

  it('is parked by its fifth failure when it would never succeed', async () => {
    Listeners.send = () => Promise.reject(new TypeError('not a letter'));
    const job = await letter();
    for (let attempt = 1; attempt <= 5; attempt++) await consumer.consume(job);
    expect(await states()).toMatchObject([{ state: 'parked', attempts: 5, error: 'TypeError: not a letter' }]);
    await expect(open()).resolves.toBe(0);
  });

  it('is tried again while the outside is away, and parked only after two days of it', async () => {
    Listeners.send = () => Promise.reject(new Error('451 come back later'));
    const job = await letter();
    for (let attempt = 1; attempt <= 12; attempt++) await consumer.consume(job);
    expect(await states()).toMatchObject([{ state: 'failing', attempts: 12 }]);
    const [wait] = await query<{ minutes: number }>('select extract(epoch from not_before - at)::float8 / 60 as minutes from outbox_delivery');
    expect(wait?.minutes).toBeGreaterThan(8);
    await query(`update outbox_delivery set failing_since = now() - interval '48 hours'`);
    await consumer.consume(job);
    expect(await states()).toMatchObject([{ state: 'parked', attempts: 13 }]);
  });

  it('is in one hand at a time: a second worker that starts in the middle leaves it alone', async () => {
    let [sent, finish] = [0, () => undefined as void];
    const slow = new Promise<void>((resolve) => (finish = resolve));
    Listeners.send = async () => {
      sent += 1;
      await slow;
    };
    const job = await letter();
    await relay.relay();
    const first = consumer.consume(job);
    for (let wait = 0; wait < 200 && sent === 0; wait++) await new Promise((resolve) => setTimeout(resolve, 10));
    await relay.rewind();
    await relay.relay();
    await consumer.consume(job);
    await expect(relay.retry()).resolves.toBe(0);
    finish();
    await first;
    expect(sent).toBe(1);
    await expect(open()).resolves.toBe(0);
  });

  it('stays in the hand of a worker that needs long, and falls to another when its worker is gone', async () => {
    let finish = () => undefined as void;
    Listeners.send = () => new Promise<void>((resolve) => (finish = resolve));
    const job = await letter();
    const first = consumer.consume(job);
    const until = async () => (await query<{ at: Date }>('select not_before as at from outbox_delivery'))[0]?.at.getTime() ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 500));
    const taken = await until();
    await new Promise((resolve) => setTimeout(resolve, LEASE_MS / 4));
    expect(await until()).toBeGreaterThan(taken);
    finish();
    await first;

    await query(`update outbox_delivery set state = 'taken', not_before = now() - interval '1 second'`);
    await query('update outbox set open_handlers = 1');
    await expect(relay.retry()).resolves.toBe(1);
    Listeners.send = async () => undefined;
    await consumer.consume(job);
    await expect(open()).resolves.toBe(0);
  });
});

describe('what failed', () => {
  beforeEach(() => {
    Listeners.fold = () => Promise.reject(new RangeError('cannot be digested'));
  });

  it('is queued again when it has waited, and not before', async () => {
    const job = await jobOf('a');
    for (let attempt = 1; attempt <= 4; attempt++) await consumer.consume(job);
    await expect(relay.retry()).resolves.toBe(0);
    await query(`update outbox_delivery set not_before = now()`);
    await expect(Promise.all([relay.retry(), relay.retry()])).resolves.toEqual(expect.arrayContaining([0, 1]));
    await expect(relay.retry()).resolves.toBe(0);
  });

  it('because the database was away is not parked', async () => {
    Listeners.fold = () => Promise.reject(Object.assign(new Error('terminating connection'), { code: '57P01' }));
    const job = await jobOf('a');
    for (let attempt = 1; attempt <= 9; attempt++) await consumer.consume(job);
    expect(await states()).toMatchObject([{ state: 'failing', attempts: 9 }]);
  });

  it('and was parked is tried again when somebody has mended the cause', async () => {
    const job = await jobOf('a', 'b');
    for (let attempt = 1; attempt <= 5; attempt++) await consumer.consume(job);
    await expect(open()).resolves.toBe(0);
    await expect(relay.unpark()).resolves.toBe(2);
    await expect(open()).resolves.toBe(2);
    await expect(relay.retry()).resolves.toBe(2);
    Listeners.fold = async (tx, events) => {
      for (const event of events) await addLine(tx, event.payload.userIds.join());
    };
    await consumer.consume(job);
    await expect(lines()).resolves.toEqual(['a', 'b']);
    await expect(open()).resolves.toBe(0);
    await expect(relay.unpark()).resolves.toBe(0);
  });
});

describe('a lost queue', () => {
  it('is filled again with what is unfinished, and only that', async () => {
    const job = await jobOf('a', 'b', 'c');
    await relay.relay();
    await consumer.consume({ ...job, outboxIds: job.outboxIds.slice(0, 1) });
    await expect(relay.rewind(60_000)).resolves.toBe(0);
    await expect(relay.rewind()).resolves.toBe(2);
    const rows = await query('select relayed_at is null as waiting from outbox order by id');
    expect(rows).toEqual([{ waiting: false }, { waiting: true }, { waiting: true }]);
    await expect(relay.relay()).resolves.toBe(2);
  });
});

describe('boot', () => {
  const missing = OTHERS[0] as HandlerName;

  it('fails when an event has no handler', async () => {
    const problem = boot(config, [Listeners, silent(OTHERS.slice(1))]);
    await expect(problem).rejects.toThrow(`These event handlers have no code: ${missing}`);
  });

  it('fails when a handler is there twice', async () => {
    await expect(boot(config, [Listeners, silent(OTHERS), silent([missing])])).rejects.toThrow(`Two event handlers are called ${missing}`);
  });

  it('fails when a handler listens to nothing that is known', async () => {
    await expect(boot(config, [Listeners, silent([...OTHERS, 'nobody.listens' as HandlerName])])).rejects.toThrow('nobody.listens listens to nothing');
  });

  it('finds the handlers by their names', () => {
    expect(app.get(EventHandlers).get(SEND)).toMatchObject({ name: SEND, effect: true });
    expect(() => app.get(EventHandlers).get(derivedId('x') as HandlerName)).toThrow('No event handler is called');
  });
});
