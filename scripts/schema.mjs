// `npm run schema:write` writes docs/schema.graphql and docs/programmes.schema.json from the code; `npm run schema:check` fails when
// they differ, or when anything in the GraphQL schema has no description. Neither needs a database.
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { build } from './build.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const HEADER = '# Written by `npm run schema:write` from the resolvers: do not edit.\n\n';

await build();
const { programSchema, undescribed } = await import('../dist/apps/api/src/graphql-schema.js');
const { programmeJsonSchema } = await import('../dist/libs/lifecycle/src/index.js');
const schema = await programSchema();

const missing = undescribed(schema);
if (missing.length > 0) {
  console.error(`These have no description:\n  ${missing.join('\n  ')}`);
  process.exitCode = 1;
}

const files = {
  'schema.graphql': `${HEADER}${printSchema(lexicographicSortSchema(schema))}\n`,
  'programmes.schema.json': `${JSON.stringify(programmeJsonSchema(), null, 2)}\n`,
};
for (const [name, text] of Object.entries(files)) {
  const target = join(root, 'docs', name);
  if (!process.argv.includes('--check')) await writeFile(target, text);
  else if ((await readFile(target, 'utf8').catch(() => '')) !== text) {
    console.error(`docs/${name} is not what the code says. Run: npm run schema:write`);
    process.exitCode = 1;
  }
}
// Libraries that were loaded may hold timers open.
process.exit();
