import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const rooms: string[] = [];

interface Verdict {
  readonly exitCode: number | null;
  /** file → the rules it breaks, sorted, each once */
  readonly broken: Readonly<Record<string, readonly string[]>>;
  readonly errors: string;
}

/**
 * The real `npm run lint` over a fixture. Its globs are relative to the configuration, so a copy of all goes into a room of its
 * own; `more` are files that may not lie in the repository as such: Jest would run the specs.
 */
function lint(fixture: 'good' | 'bad', more: Readonly<Record<string, string>> = {}): Verdict {
  const room = mkdtempSync(join(tmpdir(), 'ringroad-lint-'));
  rooms.push(room);
  cpSync(join(here, 'fixtures', fixture), room, { recursive: true });
  for (const file of ['.oxlintrc.json', 'tsconfig.json', 'scripts/lint.mjs', 'scripts/house-rules.mjs']) cpSync(join(root, file), join(room, file));
  for (const [file, text] of Object.entries(more)) {
    mkdirSync(dirname(join(room, file)), { recursive: true });
    writeFileSync(join(room, file), text);
  }
  symlinkSync(join(root, 'node_modules'), join(room, 'node_modules'), 'junction');
  const run = spawnSync(process.execPath, ['scripts/lint.mjs', '--format', 'json'], { cwd: room, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: readonly { filename: string; code: string }[] };
  const broken: Record<string, string[]> = {};
  for (const { filename, code } of diagnostics) broken[filename] = [...new Set([...(broken[filename] ?? []), code])].sort();
  return { exitCode: run.status, broken, errors: run.stderr };
}

const tooLong = 'export {};\n'.repeat(401);
let bad: Verdict;

beforeAll(() => {
  bad = lint('bad', {
    'libs/billing/src/too-long.ts': tooLong,
    'libs/billing/src/too-long.spec.ts': tooLong,
    'libs/billing/src/narrowed.spec.ts': "it.only('one test of many', () => {\n  expect(1).toBe(1);\n});\n",
    'libs/market/src/domain/clock.spec.ts': "it('depends on the day it runs', () => {\n  expect(new Date()).toBeDefined();\n});\n",
  });
});

afterAll(() => {
  for (const room of rooms) rmSync(room, { recursive: true, force: true });
});

const imports = 'eslint(no-restricted-imports)';
const clock = 'house(no-clock)';
const property = 'eslint(no-restricted-properties)';
const global = 'eslint(no-restricted-globals)';
const pure = 'house(pure-imports)';

const refusals: readonly (readonly [sentence: string, file: string, ...rules: string[]])[] = [
  ['kernel may not import platform', 'libs/kernel/src/calls-right.ts', imports],
  ['kernel has one clock, in clock.ts', 'libs/kernel/src/has-clock.ts', clock],
  ['forecast may not throw dice', 'libs/forecast/src/has-chance.ts', property],
  ['billing may not call leads, which is to its right', 'libs/billing/src/calls-right.ts', imports],
  ['billing may not take even a type from its right', 'libs/billing/src/types-from-right.ts', imports],
  ['a late import to the right is still one', 'libs/billing/src/late-import.ts', imports],
  ['a lib may not reach a neighbour by path', 'libs/billing/src/path-to-neighbour.ts', imports],
  ['a lib may not reach itself through its own index', 'libs/billing/src/own-index.ts', imports],
  ['a lib may not look inside another', 'libs/billing/src/deep-import.ts', imports],
  ['an app may not look inside a lib', 'apps/api/src/deep-import.ts', imports],
  ['an app may not reach a lib by path', 'apps/api/src/path-to-lib.ts', imports],
  ['the browser carries no server code', 'apps/web/src/server-code.tsx', imports],
  ['two files may not import each other', 'libs/billing/src/cycle-a.ts', 'import(no-cycle)'],
  ['the other half of a cycle is named too', 'libs/billing/src/cycle-b.ts', 'import(no-cycle)'],
  ['domain/ knows no Nest', 'libs/market/src/domain/uses-nest.ts', pure],
  ['domain/ knows no database, not even its types', 'libs/market/src/domain/uses-database.ts', pure],
  ['domain/ knows no platform', 'libs/market/src/domain/uses-platform.ts', pure],
  ['domain/ may not call to the right', 'libs/market/src/domain/calls-right.ts', pure],
  ['domain/ may not import what lies beside it', 'libs/market/src/domain/leaves-folder.ts', pure],
  ['domain/ may not import it later either', 'libs/market/src/domain/late-import.ts', pure],
  ['domain/ may not ask Date.now', 'libs/market/src/domain/reads-clock.ts', property],
  ['domain/ may not make a date of now', 'libs/market/src/domain/new-date.ts', clock],
  ['domain/ may not make a text of now', 'libs/market/src/domain/date-text.ts', clock],
  ['domain/ may not ask Temporal.Now', 'libs/market/src/domain/temporal-now.ts', property],
  ['domain/ may not borrow the clock of the kernel', 'libs/market/src/domain/kernel-clock.ts', imports],
  ['domain/ may not reach the clock around a corner', 'libs/market/src/domain/global-clock.ts', global],
  ['domain/ may not throw dice', 'libs/market/src/domain/throws-dice.ts', property],
  ['domain/ may not take the dice with it', 'libs/market/src/domain/takes-dice.ts', property],
  ['domain/ may not draw an id', 'libs/market/src/domain/random-id.ts', imports],
  ['domain/ may not wait', 'libs/market/src/domain/waits.ts', 'oxc(no-async-await)'],
  ['domain/ makes no promises', 'libs/market/src/domain/promises.ts', global],
  ['domain/ may not ask the process', 'libs/market/src/domain/asks-process.ts', global],
  ['a domain spec has no clock either', 'libs/market/src/domain/clock.spec.ts', clock],
  ['the environment is read in config.ts only', 'libs/billing/src/reads-environment.ts', 'node(no-process-env)'],
  ['the environment may not be imported', 'libs/billing/src/takes-environment.ts', imports],
  ['nothing is untyped', 'libs/billing/src/untyped.ts', 'typescript(no-explicit-any)'],
  ['the compiler is not silenced', 'libs/billing/src/compiler-silenced.ts', 'typescript(ban-ts-comment)'],
  ['exports have names', 'libs/billing/src/default-export.ts', 'import(no-default-export)'],
  ['a lib does not print', 'libs/billing/src/talks.ts', 'eslint(no-console)'],
  ['the api does not print', 'apps/api/src/talks.ts', 'eslint(no-console)'],
  ['nothing is left for later', 'libs/billing/src/left-for-later.ts', 'eslint(no-warning-comments)'],
  ['a file is named after what it holds', 'libs/billing/src/money-utils.ts', 'house(file-name)'],
  ['a file name is kebab-case', 'libs/billing/src/LedgerPost.ts', 'unicorn(filename-case)'],
  ['no test runs alone', 'libs/billing/src/narrowed.spec.ts', 'jest(no-focused-tests)'],
  ['no file is longer than 400 lines', 'libs/billing/src/too-long.ts', 'eslint(max-lines)'],
  ['no spec is longer than 400 lines', 'libs/billing/src/too-long.spec.ts', 'eslint(max-lines)'],
];

it.each(refusals)('%s', (_sentence, file, ...rules) => {
  expect(bad.broken[file]).toEqual(rules);
});

it('what breaks a rule fails the build, and nothing else in that house is complained about', () => {
  expect(bad.exitCode).toBe(1);
  expect(Object.keys(bad.broken).sort()).toEqual(refusals.map(([, file]) => file).sort());
});

it('the linter cannot be silenced by a comment', () => {
  expect(bad.errors.trim()).toMatch(/^the linter may not be silenced: libs[/\\]billing[/\\]src[/\\]linter-silenced\.ts:1: [^\n]*$/);
});

it('a house in order passes: Nest and clocks in services, mathematics in domain/, long migrations', () => {
  const good = lint('good', {
    'migrations/1700000000000-everything.ts': tooLong,
    'libs/market/src/domain/auction.spec.ts': "import { readFileSync } from 'node:fs';\nimport fc from 'fast-check';\n\nit('reads its golden cases', async () => {\n  expect([fc, readFileSync]).toHaveLength(2);\n});\n",
  });
  expect(good).toEqual({ exitCode: 0, broken: {}, errors: '' });
});
