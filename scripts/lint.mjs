// `npm run lint`: oxlint with the rules of the house, and no way around them. Arguments go on to oxlint (`--fix`, `-f json`, paths).
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oxlint = join(dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin', 'oxlint');

/** Nested configuration is ignored: some packages ship one that only newer Nodes can read. */
function run(args, stdio) {
  return spawnSync(process.execPath, [oxlint, '--disable-nested-config', ...args], { cwd: root, stdio, encoding: 'utf8' });
}

/** A comment can switch any rule off, also one that forbids such comments: so oxlint names its files and we look for them. */
function silencers() {
  const files = run(['--debug=files'], 'pipe').stdout.split('\n').filter(Boolean);
  return files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, at) => (/\/[/*]\s*(oxlint|eslint)-disable/.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : [])),
  );
}

const { status } = run(['--deny-warnings', ...process.argv.slice(2)], 'inherit');
const found = silencers();
for (const comment of found) console.error(`the linter may not be silenced: ${comment}`);
process.exitCode = status === 0 && found.length === 0 ? 0 : 1;
