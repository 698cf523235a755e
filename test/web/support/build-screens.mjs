import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds the screens when a source is newer than what stands in dist/: the tests never judge yesterday's screens. */
export default async function buildScreens() {
  await buildWhenOlder('apps/web', 'dist/web/index.html');
  await buildWhenOlder('apps/widget', 'dist/widget/ringroad-offers.js');
}

async function buildWhenOlder(app, built) {
  const done = await stat(join(root, built)).catch(() => undefined);
  if (done && done.mtimeMs > (await newest(join(root, app)))) return;
  await build({ configFile: join(root, app, 'vite.config.ts'), logLevel: 'warn' });
}

async function newest(folder) {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const times = await Promise.all(files.filter((file) => file.isFile()).map(async (file) => (await stat(join(file.parentPath, file.name))).mtimeMs));
  return Math.max(...times);
}
