import { DomainError } from '@ringroad/kernel';
import type { Config, ReadyConfig } from '@ringroad/platform';
import { resolve } from 'node:path';
import { lockDataFolder } from './data-lock.js';
import { assertPortFree } from './free-port.js';
import { greeting, worldLoaded } from './greeting.js';
import { openDatabase } from './local-database.js';
import { showProgress } from './progress.js';
import { requireOutward } from './require-outward.js';
import { requireSchema, type Roles, type Running, serve, updateSchema } from './running.js';
import { Shutdown } from './shutdown.js';
import { PEOPLE, signInLinks } from './sign-in-links.js';

/** `ringroad start`: everything in one process, with a database of its own unless DATABASE_URL names one. */
export async function runAll(config: Config): Promise<void> {
  // A demo catches its own letters.
  if (!config.demo) requireOutward(config, { api: true, worker: true });
  await untilStopped(async (shutdown) => {
    const lock = await lockDataFolder(config.dataDir, config.publicUrl);
    shutdown.add(() => lock.release());
    await assertPortFree(config.host, config.port);
    const ready = await openDatabase(config, shutdown);
    if (shutdown.isWished) return;
    await updateSchema(ready);
    if (shutdown.isWished) return;
    const running = await serve(ready, { api: true, worker: true });
    shutdown.add(() => running.close());
    await running.demo?.prepare();
    await greet(ready, running);
    await loadDemo(ready, running, shutdown);
  });
}

/** `ringroad api` and `ringroad worker`: one of several processes on one database, whose schema someone else keeps. */
export async function runPart(config: Config, roles: Roles): Promise<void> {
  if (config.databaseUrl === undefined) {
    throw new DomainError('INVALID_INPUT', 'Set DATABASE_URL: api and worker as processes of their own share one database. All in one, with its own database: npm start');
  }
  requireOutward(config, roles);
  await untilStopped(async (shutdown) => {
    if (roles.api) await assertPortFree(config.host, config.port);
    const ready = await openDatabase(config, shutdown);
    await requireSchema(ready);
    const running = await serve(ready, roles);
    shutdown.add(() => running.close());
    console.log(running.url === undefined ? 'Ringroad worker is ready' : `Ringroad api is ready at ${running.url}`);
  });
}

/** Waits for a signal after the start and closes whatever was opened by then; what fails because of the signal is no failure. */
async function untilStopped(start: (shutdown: Shutdown) => Promise<void>): Promise<void> {
  const shutdown = new Shutdown();
  try {
    await start(shutdown);
    await shutdown.wished;
  } catch (error) {
    if (!shutdown.isWished) throw error;
  } finally {
    await shutdown.close();
  }
}

async function greet(config: ReadyConfig, running: Running): Promise<void> {
  const links = await signInLinks(config, PEOPLE);
  // From `npm start` on, packages and build included.
  console.log(greeting({ url: running.url ?? config.publicUrl, links, seconds: process.uptime(), dataDir: resolve(config.dataDir), demo: running.demo !== undefined }));
}

async function loadDemo(config: ReadyConfig, running: Running, shutdown: Shutdown): Promise<void> {
  if (running.demo === undefined) return;
  const progress = showProgress('Loading the demo world');
  let lived = false;
  const report = (done: number, total: number) => {
    lived = true;
    progress.report(done, total);
  };
  // Closing the server ends the loading; the next start goes on with it.
  await Promise.race([running.demo.load(report), shutdown.wished]).finally(() => progress.end());
  if (lived && !shutdown.isWished) console.log(worldLoaded((await signInLinks(config, ['partner'])).get('partner')));
}
