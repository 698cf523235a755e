// Compiles apps, libs, migrations, bench and the test support into dist/ with swc, file by file, skipping what has not changed.
// Aliases (@ringroad/x) become relative paths, because plain ESM knows nothing of tsconfig.
import { transformFile } from '@swc/core';
import { cp, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const sources = ['apps/api', 'apps/worker', 'apps/cli', 'libs', 'migrations', 'bench', 'test'];
const skipped = /(\.d\.ts|spec\.ts)$|[/\\]fixtures[/\\]/;

export async function build() {
  let compiled = 0;
  for (const source of sources) {
    const files = await readdir(join(root, source), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const file of files) {
      const path = join(file.parentPath, file.name);
      if (!file.isFile() || skipped.test(path)) continue;
      if (path.endsWith('.ts')) compiled += (await compile(path)) ? 1 : 0;
      else if (/\.(json|sql|yaml|html)$/.test(path)) await copy(path);
    }
  }
  return compiled;
}

async function compile(path) {
  const target = join(root, 'dist', relative(root, path)).replace(/\.ts$/, '.js');
  if (await fresh(path, target)) return false;
  const { code, map } = await transformFile(path, {
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
  await mkdir(dirname(target), { recursive: true });
  await writeFile(`${target}.map`, map ?? '');
  await writeFile(target, `${rewriteAliases(code, target)}\n//# sourceMappingURL=${target.split(sep).at(-1)}.map\n`);
  return true;
}

/** `@ringroad/x` → the relative path of dist/libs/x/src/index.js. Deep imports do not exist: the linter refuses them. */
function rewriteAliases(code, target) {
  return code.replace(/(["'])@ringroad\/([a-z]+)\1/g, (_, quote, lib) => {
    const path = relative(dirname(target), join(root, 'dist', 'libs', lib, 'src', 'index.js')).split(sep).join('/');
    return `${quote}${path.startsWith('.') ? path : `./${path}`}${quote}`;
  });
}

async function copy(path) {
  const target = join(root, 'dist', relative(root, path));
  if (await fresh(path, target)) return;
  await mkdir(dirname(target), { recursive: true });
  await cp(path, target);
}

async function fresh(source, target) {
  const [from, to] = await Promise.all([stat(source), stat(target).catch(() => undefined)]);
  return to !== undefined && to.mtimeMs > from.mtimeMs;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now();
  console.log(`built ${await build()} files in ${Math.round(performance.now() - started)} ms`);
}
