import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { LIMIT_RULES } from '@ringroad/platform';
import * as operations from '../../apps/web/src/api/operations.js';

const schema = buildSchema(readFileSync('docs/schema.graphql', 'utf8'));
const documents = Object.entries(operations).filter(([name]) => name.endsWith('Document'));

describe('what the screens ask', () => {
  it('is more than a few questions', () => {
    expect(documents.length).toBeGreaterThan(50);
  });

  it.each(documents)('the server answers within its limits: %s', (_, document) => {
    expect(validate(schema, parse(String(document)), LIMIT_RULES).map(({ message }) => message)).toEqual([]);
  });
});
