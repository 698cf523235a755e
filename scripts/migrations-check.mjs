// `npm run migrations:check`: migrates a throw-away PostgreSQL and asks TypeORM what the entities would still change. Prints that
// SQL and fails when there is any: then an entity and its migration tell different stories.
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { build } from './build.mjs';

await build();
const { startEmbeddedPostgres } = await import('../dist/libs/platform/src/embedded-postgres.js');
const { migrateDatabase } = await import('../dist/migrations/index.js');
const { ENTITIES } = await import('../dist/apps/api/src/entities.js');

// Named as the tests name theirs, whose next run sweeps what a killed process left behind.
const folder = await mkdtemp(join(tmpdir(), `ringroad-test-${process.pid}-`));
// Under root the server runs as another account, which must pass.
await chmod(folder, 0o711);
const server = await startEmbeddedPostgres({ folder, durable: false });
try {
  await migrateDatabase(server.url);
  const drift = await driftOf(server.url);
  for (const sql of drift) console.error(`${sql};`);
  if (drift.length > 0) {
    console.error(`The entities would change ${drift.length} things in the migrated schema. Write a migration, or correct the decorators.`);
    process.exitCode = 1;
  } else console.log(`${ENTITIES.length} entities fit the migrated schema.`);
} finally {
  const { endCluster } = await import('../test/support/stop-cluster.mjs');
  await endCluster(folder);
}
// Libraries that were loaded may hold timers open.
process.exit();

async function driftOf(url) {
  const source = new DataSource({ type: 'postgres', url, entities: ENTITIES });
  await source.initialize();
  try {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  } finally {
    await source.destroy();
  }
}
