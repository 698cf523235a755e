import { isUuid, type Scope } from '@ringroad/kernel';
import pg from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { GatheringSocket } from './gathering-socket.js';

declare const transactional: unique symbol;

/**
 * An open transaction with its scope set. Only `Database.transaction` makes one, so a function that takes a Tx cannot
 * be called outside a transaction, and whoever calls it owns the boundary.
 */
export interface Tx {
  readonly [transactional]: true;
  readonly scope: Scope;
  /** TypeORM's manager of this very transaction, for commands on entities. */
  readonly manager: EntityManager;
  /**
   * Queries issued without waiting for each other (`Promise.all`) travel in one round trip and run in that order. A
   * `Statement` is planned once per connection: for the few that every batch of a hot path sends.
   */
  query<Row>(sql: string | Statement, parameters?: readonly unknown[]): Promise<Row[]>;
  /**
   * For a statement whose answer nobody needs: it travels with whatever comes next, be it the commit. When it fails, so does the
   * transaction.
   */
  send(sql: string | Statement, parameters?: readonly unknown[]): void;
  /** Runs once, after the commit and only then. What it throws cannot undo the commit: it becomes a warning of the process. */
  afterCommit(effect: () => void): void;
}

/**
 * A statement prepared under a name of its own on each connection that meets it. It takes arrays as `(select $1::uuid[])`: of a bare
 * `$1` the planner reads the length, finds each batch worth a plan of its own, and spends more on the plan than on the rows.
 */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

const RETRYABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 4;

/**
 * The only door to Postgres. Every transaction carries a scope that row level security enforces; a query outside of one
 * (or through a forgotten scope) sees no rows.
 */
export class Database {
  constructor(readonly source: DataSource) {}

  /**
   * Runs `work` in one transaction. Serialization failures and deadlocks (40001, 40P01) start it again from the
   * beginning in a new transaction, so `work` must have no effects but its own queries.
   */
  async transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(scope, work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
      }
    }
  }

  private async attempt<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const statements = scopeStatements(scope);
    const runner = this.source.createQueryRunner();
    const open: OpenTransaction = { runner, scope, sent: [], effects: [], ended: false };
    let result: T;
    try {
      const client = (await runner.connect()) as pg.PoolClient;
      // Begun ahead of the first query of the work and not waited for: the server runs them in this order. So TypeORM is told of
      // the transaction instead of asked for it; its manager begins none of its own, and a nested one becomes a savepoint.
      Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
      [, result] = await Promise.all([client.query(`start transaction; ${statements}`), work(asTx(open, client))]);
      open.ended = true;
      const [committed, ...sent] = await Promise.allSettled([client.query('commit'), ...open.sent]);
      Object.assign(runner, { isTransactionActive: false, transactionDepth: 0 });
      for (const each of [...sent, committed]) if (each.status === 'rejected') throw each.reason;
      // Postgres answers otherwise when a query failed and the work went on as if it had not.
      if (committed.status === 'fulfilled' && committed.value.command !== 'COMMIT') throw new Error('A query of this transaction failed: nothing of it was written.');
    } catch (error) {
      open.ended = true;
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw await causeOf(error, open.sent);
    } finally {
      await runner.release();
    }
    open.effects.forEach(runEffect);
    return result;
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

interface OpenTransaction {
  readonly runner: QueryRunner;
  readonly scope: Scope;
  readonly sent: Promise<unknown>[];
  readonly effects: (() => void)[];
  ended: boolean;
}

function runEffect(effect: () => void): void {
  try {
    effect();
  } catch (error) {
    process.emitWarning(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

function asTx(open: OpenTransaction, client: pg.PoolClient): Tx {
  const query = async <Row>(sql: string | Statement, parameters?: readonly unknown[]) => {
    // A part of the work that outlives it (its sibling failed) would speak in whoever's transaction has the connection next.
    if (open.ended) throw new Error('This transaction has ended: every query must be awaited inside of it.');
    const statement = typeof sql === 'string' ? { text: sql } : sql;
    const result = await client.query({ ...statement, values: parameters as unknown[] | undefined });
    return result.rows as Row[];
  };
  const plain: Omit<Tx, typeof transactional> = {
    scope: open.scope,
    manager: open.runner.manager,
    query,
    send: (sql, parameters) => {
      const sent = query(sql, parameters);
      // Told at the commit; until then nobody listens.
      sent.catch(() => undefined);
      open.sent.push(sent);
    },
    afterCommit: (effect) => open.effects.push(effect),
  };
  return plain as Tx;
}

/** After a sent statement failed the next query only hears that the transaction is aborted: what failed first is the error. */
async function causeOf(error: unknown, sent: readonly Promise<unknown>[]): Promise<unknown> {
  if ((error as { code?: unknown } | null)?.code !== '25P02') return error;
  const failed = (await Promise.allSettled(sent)).find((each) => each.status === 'rejected');
  return failed?.reason ?? error;
}

function isRetryable(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && RETRYABLE.has(code);
}

/** SET takes no parameters: each id is proved to be a uuid before it becomes a literal. */
export function scopeStatements(scope: Scope): string {
  const values: Record<string, string> = { scope: scope.kind };
  if (scope.kind !== 'system') values.site_id = scope.siteId;
  if (scope.kind === 'partner') values.partner_id = scope.partnerId;
  if (scope.kind === 'user') values.user_id = scope.userId;
  return Object.entries(values)
    .map(([name, value]) => {
      if (name !== 'scope' && !isUuid(value)) throw new TypeError(`scope ${name} is not a uuid`);
      return `set local app.${name} = ${pg.escapeLiteral(value)}`;
    })
    .join('; ');
}

const INT8 = 20;

/** Money and counts come back as bigint, never as a rounded number or a string. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? (value: string) => BigInt(value) : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

export interface ConnectionOptions {
  readonly url: string;
  readonly poolSize?: number;
  readonly entities?: NonNullable<ConstructorParameters<typeof DataSource>[0]['entities']>;
}

/**
 * Connects as the role that owns no table (`ringroad_app`), so that row level security binds it. The connections pipeline
 * their queries, which COPY cannot: it needs a connection of its own.
 */
export async function connect(options: ConnectionOptions): Promise<Database> {
  const source = new DataSource({
    type: 'postgres',
    url: options.url,
    entities: options.entities ?? [],
    synchronize: false,
    logging: false,
    extra: {
      max: options.poolSize ?? 12,
      types,
      pipeline: true,
      stream: () => new GatheringSocket(),
      options: '-c role=ringroad_app -c timezone=UTC -c idle_in_transaction_session_timeout=60000',
      keepAlive: true,
    },
  });
  await source.initialize();
  return new Database(source);
}
