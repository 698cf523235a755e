// Compiles apps, libs, migrations, bench and the test support into dist/ with swc, file by file, skipping what has not changed.
// Aliases (@ringroad/x) become relative paths, because plain ESM knows nothing of tsconfig.
import { cp, mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const sources = ['apps/api', 'apps/worker', 'apps/cli', 'libs', 'migrations', 'bench', 'test', 'docs/events', 'apps/widget/demo'];
const skipped = /(\.d\.ts|spec\.ts)$|[/\\]fixtures[/\\]/;
const copied = /\.(json|sql|yaml|html)$/;

/** Returns how many files were compiled or copied. Raises what swc says about the first file it cannot read. */
export async function build() {
  const counts = await Promise.all(sources.map(buildFolder));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function buildFolder(folder) {
  const files = (await filesOf(join(root, folder))).filter((file) => !skipped.test(file) && (file.endsWith('.ts') || copied.test(file)));
  const targets = new Map(files.map((file) => [targetOf(file), file]));
  await removeOrphans(folder, targets);
  const done = await Promise.all([...targets].map(([target, file]) => refresh(file, target)));
  return done.filter(Boolean).length;
}

/** What lost its source must go: a migration left behind would still run. */
async function removeOrphans(folder, targets) {
  const built = await filesOf(join(dist, folder));
  await Promise.all(built.filter((file) => !targets.has(file.replace(/\.map$/, ''))).map((file) => rm(file, { force: true })));
}

/** A target carries the time of its source, so that an older source copied over a newer one counts as a change too. */
async function refresh(source, target) {
  const [from, to, tool] = await Promise.all([stat(source), stat(target).catch(() => undefined), compilerTime]);
  if (to !== undefined && Math.abs(to.mtimeMs - from.mtimeMs) < 2 && to.ctimeMs > tool) return false;
  await mkdir(dirname(target), { recursive: true });
  if (source.endsWith('.ts')) await compile(source, target);
  else await cp(source, target);
  await utimes(target, from.atime, from.mtime);
  return true;
}

/** When this very file last changed: with other options everything is compiled anew. */
const compilerTime = stat(fileURLToPath(import.meta.url)).then((found) => found.mtimeMs);

async function compile(source, target) {
  const { transformFile } = await import('@swc/core');
  const { code, map } = await transformFile(source, {
    cwd: root,
    swcrc: false,
    sourceMaps: true,
    module: { type: 'nodenext', strict: true },
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
  });
  await writeFile(`${target}.map`, map ?? '');
  await writeFile(target, `${rewriteAliases(code, target)}\n//# sourceMappingURL=${target.split(sep).at(-1)}.map\n`);
}

/** `@ringroad/x` → the relative path of dist/libs/x/src/index.js. Deep imports do not exist: the linter refuses them. */
function rewriteAliases(code, target) {
  return code.replace(/(["'])@ringroad\/([a-z]+)\1/g, (_, quote, lib) => {
    const path = relative(dirname(target), join(dist, 'libs', lib, 'src', 'index.js')).split(sep).join('/');
    return `${quote}${path.startsWith('.') ? path : `./${path}`}${quote}`;
  });
}

async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function targetOf(source) {
  return join(dist, relative(root, source)).replace(/\.ts$/, '.js');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now();
  console.log(`built ${await build()} files in ${Math.round(performance.now() - started)} ms`);
}
