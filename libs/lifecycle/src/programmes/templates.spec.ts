import { readdirSync, readFileSync } from 'node:fs';
import { validateProgramme } from '../domain/validate-programme.js';
import { TEMPLATES } from './templates.js';

/** Rows of the practice that are programmes (kind P): S01 to S05 and so on, as docs/programmes.md lists them. */
const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `S${String(from + i).padStart(2, '0')}`);
const PROGRAMME_ROWS = [
  ...span(1, 10), ...span(18, 34), ...span(36, 39), ...span(41, 46), 'S53', 'S57', 'S58', ...span(65, 69), 'S77', 'S78',
];

const HERE = new URL('.', import.meta.url);
const DOCS = readFileSync(new URL('../../../../docs/programmes.md', HERE), 'utf8');
const files = readdirSync(HERE);
const fileOf = (id: string) => files.find((file) => file.endsWith('.programme.ts') && readFileSync(new URL(file, HERE), 'utf8').includes(`  id: '${id}',`));

it.each(PROGRAMME_ROWS)('%s is carried out by a template', (row) => {
  expect(TEMPLATES.filter(({ rows }) => rows?.includes(row)).map(({ id }) => id)).not.toEqual([]);
});

it.each(TEMPLATES.map((template) => [template.id, template] as const))('%s has no fault, and its rows are proven in the spec beside it and listed in docs/programmes.md', (id, template) => {
  expect(validateProgramme(template)).toEqual([]);
  const file = fileOf(id);
  const spec = readFileSync(new URL(file?.replace('.ts', '.spec.ts') ?? '', HERE), 'utf8');
  for (const row of template.rows ?? []) {
    expect([row, spec.includes(row)]).toEqual([row, true]);
    expect(DOCS).toContain(`| ${row} | \`${id}\` | [${file}](../libs/lifecycle/src/programmes/${file})`);
  }
});

it('no two templates share an id', () => {
  expect(new Set(TEMPLATES.map(({ id }) => id)).size).toBe(TEMPLATES.length);
});
