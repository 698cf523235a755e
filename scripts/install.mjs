// Installs the packages of package-lock.json when they are missing or others than it says. Needs nothing but Node and npm.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

export async function ensureInstalled() {
  if (await isInstalled()) return;
  console.error('Installing the packages, once; this takes about a minute …');
  const started = performance.now();
  const beat = setInterval(() => console.error(`  still installing, ${Math.round((performance.now() - started) / 1000)} s`), 10_000);
  try {
    await npmCi();
  } finally {
    clearInterval(beat);
  }
  console.error(`Packages installed in ${Math.round((performance.now() - started) / 1000)} s.`);
}

/** npm writes what it installed to node_modules/.package-lock.json, last of all: an install broken off has none. */
async function isInstalled() {
  const [wanted, present] = await Promise.all(
    ['package-lock.json', 'node_modules/.package-lock.json'].map(async (file) => JSON.parse(await readFile(join(root, file), 'utf8').catch(() => '{}')).packages),
  );
  if (present === undefined) return false;
  // Optional ones are for other platforms, or fail to install without harm.
  return Object.entries(wanted).every(([path, entry]) => path === '' || entry.optional || entry.devOptional || present[path]?.version === entry.version);
}

/** Development packages are wanted too, also under NODE_ENV=production: the program is built here. */
function npmCi() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, first] = npm();
  const env = { ...process.env };
  // Set by an outer `npm --prefix` or npx, they would lead this npm to another folder.
  for (const name of ['npm_config_prefix', 'npm_config_local_prefix']) delete env[name];
  return new Promise((done, fail) => {
    const child = spawn(command, [...first, ...args], { cwd: root, env, stdio: ['ignore', 2, 2] });
    child.once('error', () => fail(expected('npm was not found. Install it (it comes with Node.js) and run: npm ci')));
    child.once('exit', (code) => (code === 0 ? done() : fail(expected(`The packages could not be installed; npm says why above. Then try again: npm ci (in ${root})`))));
  });
}

/** The npm that called us, else the one on the path. */
function npm() {
  const caller = process.env.npm_execpath ?? '';
  if (/^np[mx]-cli\.js$/.test(basename(caller))) return [process.execPath, [join(dirname(caller), 'npm-cli.js')]];
  return ['npm', []];
}

function expected(message) {
  return Object.assign(new Error(message), { expected: true });
}
