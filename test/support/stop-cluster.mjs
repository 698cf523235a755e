// Jest global tear-down: it runs after failed tests too. Ends the throw-away server and deletes its folder.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

export default async function stopCluster() {
  const { folder, server, template } = globalThis.ringroadTest;
  if (folder === undefined) return dropTemplate(server, template);
  await endCluster(folder);
  globalThis.ringroadTest.folder = undefined;
}

export async function endCluster(folder) {
  const { livingPostmaster } = await import('../../dist/libs/platform/src/postmaster-file.js');
  const { stopPostmaster } = await import('../../dist/libs/platform/src/postgres-process.js');
  const postmaster = await livingPostmaster(join(folder, 'data'));
  if (postmaster !== undefined) await stopPostmaster(postmaster.pid);
  await rm(folder, { recursive: true, force: true });
}

async function dropTemplate(server, template) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`alter database ${template} is_template false`);
  await client.query(`drop database ${template} with (force)`).finally(() => client.end());
}
