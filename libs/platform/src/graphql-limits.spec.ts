import { buildSchema, parse, validate } from 'graphql';
import { operationCost } from './graphql-cost.js';
import { LIMIT_RULES, LIMITS } from './graphql-limits.js';

const schema = buildSchema(`
  type Query { me: Person users(first: Int! = 25, after: String): UserConnection! }
  type UserConnection { edges: [UserEdge!]! totalCount: Int! }
  type UserEdge { cursor: String! node: Person! }
  type Person { id: ID! name: String! cars: [Car!]! friends(first: Int! = 25): UserConnection! }
  type Car { id: ID! }
`);

function cost(query: string): number {
  const document = parse(query);
  const operation = document.definitions.find((each) => each.kind === 'OperationDefinition');
  const fragments = new Map(document.definitions.flatMap((each) => (each.kind === 'FragmentDefinition' ? [[each.name.value, each]] : [])));
  if (!operation) throw new Error('no operation');
  return operationCost(schema, operation, (name) => fragments.get(name));
}

const refusals = (query: string) => validate(schema, parse(query), LIMIT_RULES).map((error) => error.message);

describe('the cost of a query', () => {
  it('is one per field', () => {
    expect(cost('{ me { id name } }')).toBe(3);
  });

  it('grows with the page size, once per connection', () => {
    expect(cost('{ users(first: 10) { edges { node { id } } } }')).toBe(1 + 10 * 3);
    expect(cost('{ users { edges { node { id } } } }')).toBe(1 + 25 * 3);
  });

  it('takes the largest page for one in a variable, and clamps a literal as the server does', () => {
    const largest = 1 + 100 * 3;
    expect(cost('query Q($n: Int!) { users(first: $n) { edges { node { id } } } }')).toBe(largest);
    expect(cost('{ users(first: 100000) { edges { node { id } } } }')).toBe(largest);
  });

  it('multiplies lists within lists, also through fragments', () => {
    const query = '{ users(first: 10) { ...Page } } fragment Page on UserConnection { edges { node { cars { id } } } }';
    expect(cost(query)).toBe(1 + 10 * (2 + (1 + 5 * 1)));
  });

  it('ends on fragments that contain themselves, and on fragments that double at each step', () => {
    expect(cost('{ me { ...A } } fragment A on Person { id ...A }')).toBe(2);
    const steps = Array.from({ length: 40 }, (_, at) => `fragment F${at} on Person { ...F${at + 1} ...F${at + 1} }`).join(' ');
    expect(cost(`{ me { ...F0 } } ${steps} fragment F40 on Person { id }`)).toBeGreaterThan(LIMITS.cost);
  });
});

describe('a query is refused', () => {
  it('when it asks for lists in lists in lists', () => {
    const deep = '{ users(first: 100) { edges { node { friends(first: 100) { edges { node { id name } } } } } } }';
    expect(refusals(deep)).toEqual([expect.stringMatching(/could take \d+ values/)]);
    expect(refusals('{ users(first: 100) { edges { node { id name cars { id } } } } }')).toEqual([]);
  });

  it('when one field is repeated under many names', () => {
    const many = (count: number) => `{ ${Array.from({ length: count }, (_, at) => `a${at}: me { id }`).join(' ')} }`;
    expect(refusals(many(LIMITS.aliases))).toEqual([]);
    expect(refusals(many(LIMITS.aliases + 50))).toEqual(['Use at most 15 aliases in a request.']);
  });

  it('when it is stuffed with directives', () => {
    expect(refusals(`{ me { id ${'@skip(if: false) '.repeat(300)} } }`)).toEqual(['Use at most 20 directives in a request.']);
  });

  it('when it brings more than one operation', () => {
    expect(refusals('query A { me { id } } query B { me { name } }')).toContain('Send one operation per request.');
  });
});
