// `npm run schema:write` writes docs/schema.graphql from the code; `npm run schema:check` fails when the two differ, or when
// anything in the schema has no description. Neither needs a database.
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { build } from './build.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(root, 'docs', 'schema.graphql');
const HEADER = '# Written by `npm run schema:write` from the resolvers: do not edit.\n\n';

await build();
const { programSchema, undescribed } = await import('../dist/apps/api/src/graphql-schema.js');
const schema = await programSchema();

const missing = undescribed(schema);
if (missing.length > 0) {
  console.error(`These have no description:\n  ${missing.join('\n  ')}`);
  process.exitCode = 1;
}

const text = `${HEADER}${printSchema(lexicographicSortSchema(schema))}\n`;
if (process.argv.includes('--check')) {
  const written = await readFile(target, 'utf8').catch(() => '');
  if (written !== text) {
    console.error('docs/schema.graphql is not what the code says. Run: npm run schema:write');
    process.exitCode = 1;
  }
} else {
  await writeFile(target, text);
}
// Libraries that were loaded may hold timers open.
process.exit();
