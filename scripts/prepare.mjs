// Makes a checkout runnable: packages, server, screens. Does nothing, and costs little, where nothing has changed.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SERVES_SCREENS = new Set(['start', 'api']);

/** Runs a command line (`process.argv`) on an up-to-date build; returns the exit code. Errors marked `expected` speak for themselves. */
export async function prepareAndRun(argv) {
  if (process.env.npm_lifecycle_event !== undefined) endWithParent();
  // Data stays with the project, whatever folder the command is called from.
  process.env.RINGROAD_DATA ||= join(root, '.ringroad');
  // An image carries what was built, not the sources.
  if (existsSync(join(root, 'apps'))) await prepare(argv[2]);
  const { run } = await import(pathToFileURL(join(root, 'dist/apps/cli/src/main.js')).href);
  return run(argv, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version);
}

/** npm and npx hand a signal to the shell between us, which may die of it and tell nobody: its end is our signal. */
function endWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}

async function prepare(command) {
  try {
    await ensureInstalled();
    const [{ build }, { screensAreBuilt }] = await Promise.all([import('./build.mjs'), import('./build-web.mjs')]);
    const screens = SERVES_SCREENS.has(command) && !(await screensAreBuilt()) ? buildScreens() : undefined;
    await Promise.all([build(), screens]);
  } catch (error) {
    throw explained(error);
  }
}

/** In a process of its own: the bundler's memory should not stay with the server. */
function buildScreens() {
  console.error('Building the screens …');
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(root, 'scripts/build-web.mjs')], { stdio: ['ignore', 2, 2] });
    child.once('error', fail);
    child.once('exit', (code) => (code === 0 ? done() : fail(expected('The screens could not be built; the reason stands above.'))));
  });
}

function explained(error) {
  if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') {
    return expected(`No permission to write ${error.path ?? error.dest ?? root}. Run as the account that owns ${root}, or copy the project to a folder of your own.`);
  }
  if (error.code === 'ENOSPC') return expected('The disk is full: the program could not be built.');
  return error;
}

function expected(message) {
  return Object.assign(new Error(message), { expected: true });
}
