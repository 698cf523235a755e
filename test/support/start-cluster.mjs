// Jest global set-up: one throw-away Postgres for the whole run, with a migrated template database that every test file
// clones. RINGROAD_TEST_DATABASE_URL (a superuser's) uses a server that runs already instead.
import { chmod, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { build } from '../../scripts/build.mjs';
import { endCluster } from './stop-cluster.mjs';

const PREFIX = 'ringroad-test-';

export default async function startCluster() {
  await build();
  const own = process.env.RINGROAD_TEST_DATABASE_URL === undefined ? await startOwn() : undefined;
  const server = own?.url ?? process.env.RINGROAD_TEST_DATABASE_URL;
  // With the pid in its name, runs that share a server do not meet.
  const template = `ringroad_template_${process.pid}`;
  globalThis.ringroadTest = { folder: own?.folder, server, template };
  await query(server, `create database ${template}`);
  const url = new URL(server);
  url.pathname = `/${template}`;
  const { migrate } = await import('../../dist/libs/platform/src/migrator.js');
  const { migrations } = await import('../../dist/migrations/index.js');
  await migrate(url.href, migrations);
  await query(server, `alter database ${template} is_template true allow_connections false`);
  // Test workers are forked after this and inherit it.
  process.env.RINGROAD_TEST_PG = JSON.stringify({ server, template });
}

async function startOwn() {
  await sweep();
  const { startEmbeddedPostgres } = await import('../../dist/libs/platform/src/embedded-postgres.js');
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  // Under root the server runs as another account, which must pass.
  await chmod(folder, 0o711);
  const { url, pid } = await startEmbeddedPostgres({ folder, durable: false });
  // A run that ends without its tear-down (Ctrl-C) stops the server at least; the next run sweeps the folder.
  process.once('exit', () => {
    if (globalThis.ringroadTest.folder !== undefined) process.kill(pid, 'SIGQUIT');
  });
  return { url, folder };
}

/** Ends what killed runs left behind. */
async function sweep() {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX) || alive(Number(name.slice(PREFIX.length).split('-')[0]))) continue;
    // Another account's leftovers are its own business.
    await endCluster(join(tmpdir(), name)).catch(() => undefined);
  }
}

function alive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function query(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
