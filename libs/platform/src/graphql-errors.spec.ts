import { DomainError } from '@ringroad/kernel';
import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { formatGraphqlErrors } from './graphql-errors.js';

const lines: string[] = [];
const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
const raised = (cause: Error) => new GraphQLError(cause.message, { path: ['me'], originalError: cause });
const format = (...errors: GraphQLError[]) => formatGraphqlErrors({ data: null, errors }, log);

beforeEach(() => lines.splice(0));

describe('an error in a GraphQL answer', () => {
  it('keeps code, words and details of a refusal, and the status 200 of something executed', () => {
    const { statusCode, response } = format(raised(new DomainError('CONFLICT', 'Taken.', { amount: 5n, field: 'email' })));
    expect(statusCode).toBe(200);
    expect(response.errors).toEqual([
      { message: 'Taken.', path: ['me'], extensions: { code: 'CONFLICT', details: { amount: '5', field: 'email' } } },
    ]);
    expect(lines).toEqual([]);
  });

  it('says nothing of a defect but the number it is logged under', () => {
    const { response } = format(raised(new Error('relation "wallet" does not exist')));
    const incident = response.errors[0]?.extensions?.details as { incident: string };
    expect(response.errors[0]).toMatchObject({ message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL' } });
    expect(JSON.stringify(response)).not.toContain('wallet');
    expect(lines.join()).toContain(incident.incident);
    expect(lines.join()).toContain('wallet');
  });

  it('masks what the executor itself finds wrong in our data', () => {
    const { response } = format(new GraphQLError('Cannot return null for non-nullable field Me.site.', { path: ['me', 'site'] }));
    expect(response.errors[0]?.extensions?.code).toBe('INTERNAL');
  });

  it('is INVALID_INPUT, with status 400, when the query cannot be executed at all', () => {
    const invalid = Object.assign(new Error('Graphql validation error'), {
      statusCode: 400,
      errors: [new GraphQLError('Cannot query field "x" on type "Query".')],
    });
    const { statusCode, response } = formatGraphqlErrors({ errors: [new GraphQLError('…', { originalError: invalid })] }, log);
    expect(statusCode).toBe(400);
    expect(response.errors).toEqual([
      { message: 'Cannot query field "x" on type "Query".', extensions: { code: 'INVALID_INPUT', details: {} } },
    ]);
  });

  it('tells that the database is away, for then a retry helps', () => {
    const { response } = format(raised(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })));
    expect(response.errors[0]?.extensions?.code).toBe('UNAVAILABLE');
  });
});
