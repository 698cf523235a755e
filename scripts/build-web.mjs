// Builds the screens (apps/web → dist/web) and the widget (apps/widget → dist/widget), unless their sources are those of the last build.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'dist', 'screens.sha256');
const sources = ['apps/web', 'apps/widget', 'scripts/build-web.mjs', 'package-lock.json'];

/** Whether dist holds what the sources say: compared by content, so a checkout with new times builds nothing. */
export async function screensAreBuilt() {
  const [stamp, current] = await Promise.all([readFile(stampFile, 'utf8').catch(() => ''), hashOfSources()]);
  return stamp === current;
}

async function hashOfSources() {
  const files = (await Promise.all(sources.map(filesOf))).flat().sort();
  const hash = createHash('sha256');
  const contents = await Promise.all(files.map((file) => readFile(file)));
  contents.forEach((content, at) => hash.update(`${relative(root, files[at])}\0${content.length}\0`).update(content));
  return hash.digest('hex');
}

async function filesOf(source) {
  const path = join(root, source);
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  return entries?.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)) ?? [path];
}

async function buildScreens() {
  const { build } = await import('vite');
  const current = await hashOfSources();
  // A build broken off must not look finished.
  await rm(stampFile, { force: true });
  for (const app of ['web', 'widget']) {
    await build({ configFile: join(root, 'apps', app, 'vite.config.ts'), logLevel: 'warn' });
  }
  await mkdir(dirname(stampFile), { recursive: true });
  await writeFile(stampFile, current);
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !(await screensAreBuilt())) {
  const started = performance.now();
  await buildScreens();
  console.error(`built the screens in ${Math.round(performance.now() - started)} ms`);
}
