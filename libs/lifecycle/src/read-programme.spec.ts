import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { lifeOf, livedThrough } from '../../../test/support/virtual-life.js';
import { readProgramme } from './read-programme.js';
import { TEMPLATES } from './programmes/templates.js';

const BOATS = readFileSync(new URL('../../../docs/examples/boats.programme.yaml', import.meta.url), 'utf8');

type Change = readonly [path: string, value: unknown];

/** The boats with some values changed (or, undefined, left out), as a hand that slips changes them. */
function broken(...changes: readonly Change[]): string {
  const boats: unknown = parse(BOATS);
  for (const [path, value] of changes) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    let at = boats as Record<string, unknown>;
    for (const step of steps) at = at[step] as Record<string, unknown>;
    if (value === undefined) delete at[last];
    else at[last] = value;
  }
  return stringify(boats);
}

const problemsOf = (text: string, served?: readonly string[]) => {
  const read = readProgramme(text, served && { served: new Set(served) });
  return 'problems' in read ? read.problems.map(({ path, reason }) => `${path}: ${reason}`) : [];
};

describe('the boats of docs/examples', () => {
  const read = readProgramme(BOATS);
  if (!('definition' in read)) throw new Error(JSON.stringify(read.problems));
  const boats = read.definition;

  it('are served by engine hours: the service is due two weeks before the hours run out, once for each service', () => {
    const happened = [
      ['Boat Bought', '2026-05-01T09:00:00Z', { boatId: 'b1', lengthM: 7, engine: 'outboard' }],
      ['Engine Hours Read', '2026-05-01T10:00:00Z', { boatId: 'b1', hours: 20 }],
      ['Engine Hours Read', '2026-05-31T09:00:00Z', { boatId: 'b1', hours: 60 }],
    ] as const;
    // 40 hours in 30 days leave 60 of 100: 45 days more, and two weeks before.
    const point = lifeOf(boats, happened, '2026-06-01T00:00:00Z').contactPoints.find(({ pointId }) => pointId === 'service.due');
    expect(point?.dueAt.toISOString()).toBe('2026-07-01T07:00:00.000Z');
    const all = livedThrough(boats, [...happened, ['Engine Hours Read', '2026-07-10T09:00:00Z', { boatId: 'b1', hours: 110 }]], '2026-08-20T00:00:00Z');
    expect(all.filter(({ pointId }) => pointId === 'service.due')).toHaveLength(1);
  });

  it('of less than six metres have no sails to look after, and two boats are two journeys', () => {
    const told = lifeOf(boats, [['Boat Bought', '2026-05-01T09:00:00Z', { boatId: 'b1', lengthM: 5, engine: '' }], ['Boat Launched', '2026-05-02T09:00:00Z', { boatId: 'b2' }]], '2026-05-03T00:00:00Z');
    expect(told.journeys.map(({ stage }) => stage)).toEqual(['afloat', 'afloat']);
    expect(told.contactPoints.filter(({ pointId }) => pointId === 'autumn').flatMap(({ needs }) => needs)).toEqual([]);
  });

  it('that are sold are off', () => {
    const told = livedThrough(boats, [['Boat Bought', '2026-09-01T09:00:00Z', { boatId: 'b1', lengthM: 8 }], ['Boat Sold', '2026-09-20T09:00:00Z', { boatId: 'b1' }]], '2029-01-01T00:00:00Z');
    expect(told.map(({ pointId }) => pointId)).toEqual(['bought.now']);
  });
});

describe('a broken programme', () => {
  it('is told everything that is wrong with it at once, each with its path', () => {
    const text = broken(
      ['stages.2', 'in-repair'],
      ['entry.0.to', 'a-float'],
      ['transitions.3', { kind: 'state', from: ['afloat'], condition: 'facts.lengthM > 30', to: 'ashore' }],
      ['transitions.4', { kind: 'state', from: ['ashore'], condition: 'facts.lengthM > 30', to: 'afloat' }],
      ['needs.0.categories', ['marinas']],
      ['needs.3.condition', 'facts.length >= 6'],
      ['needs.1.categories', []],
      ['contactPoints.1.when.fact', 'servisDue'],
      ['contactPoints.0.reasonKey', 'why.nothing'],
      ['contactPoints.2.window', '$season'],
      ['facts.saleExpected.since', 'saleExpected'],
    );
    expect(problemsOf(text)).toEqual(
      expect.arrayContaining([
        'stages[2]: no entry or transition leads to "in-repair"',
        'entry[0].to: unknown stage "a-float"',
        'transitions[3]: leads in a circle back to "afloat" without taking any time',
        'needs[0].categories[0]: unknown category "marinas"',
        'needs[3].condition: No such key: length',
        'needs[1].categories: a need without a category can never be served',
        'contactPoints[1].when.fact: unknown fact "servisDue"',
        'contactPoints[0].reasonKey: texts has no English text "why.nothing"',
        'contactPoints[2].window: unknown parameter "$season"',
        'facts.saleExpected.since: counts from itself',
      ]),
    );
  });

  it('is not one because a text speaks of dollars', () => {
    expect(problemsOf(broken(['texts', { ...(parse(BOATS) as { texts: object }).texts, 'why.sale': { en: '$10 off, and $keptFor is a text' } }]))).toEqual([]);
  });

  it('is told which categories have no partner, where the partners are known', () => {
    expect(problemsOf(BOATS, ['marina', 'insurer', 'boatyard', 'broker'])).toEqual(['needs[3].categories[0]: no partner serves "sail-loft" here']);
  });

  it.each<readonly [string, Change, RegExp]>([
    ['a word that is none', ['contactPoint', []], /^contactPoint: is not a word of the language$/],
    ['a type that is none', ['version', 'one'], /^version: expected number/],
    ['a timing that is none', ['contactPoints.0.when.from', 'never'], /^contactPoints\[0\]\.when/],
    ['nothing to react to', ['events', undefined], /^events: a programme reacts to one event at least$/],
    ['a subject without a name', ['subject.key', undefined], /^subject\.key: name the property/],
  ])('%s is refused at its path', (_what, change, expected) => {
    expect(problemsOf(broken(change)).filter((problem) => expected.test(problem))).not.toEqual([]);
  });

  it.each(['', '[]', '42', 'a: [', 'a: 1\na: 2', '&a [*a]'])('%j is no programme, and nothing breaks', (text) => {
    expect(problemsOf(text).length).toBeGreaterThan(0);
  });
});

it.each(TEMPLATES.map((template) => [template.id, template] as const))('%s reads back from its own YAML as it is', (_id, template) => {
  expect(readProgramme(stringify(template, { aliasDuplicateObjects: false }))).toEqual({ definition: template });
});
