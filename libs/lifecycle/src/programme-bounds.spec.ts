import { readFileSync } from 'node:fs';
import type { StoredFact } from './domain/fact.js';
import { fold } from './domain/fold.js';
import type { ProgrammeDefinition } from './domain/programme.js';
import { validateMigration } from './domain/validate-change.js';
import { numbered } from './programme-source.js';
import { readProgramme } from './read-programme.js';

const BOATS = readFileSync(new URL('../../../docs/examples/boats.programme.yaml', import.meta.url), 'utf8');
const many = (count: number, each: (i: number) => string, between = ',') => Array.from({ length: count }, (_, i) => each(i)).join(between);
const faultsOf = (text: string) => {
  const read = readProgramme(text);
  return 'problems' in read ? read.problems.map(({ path, reason }) => `${path}: ${reason}`) : [];
};

function boats(change: (text: string) => string): ProgrammeDefinition {
  const read = readProgramme(change(BOATS));
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.definition;
}

const AS_OF = new Date('2026-03-01T00:00:00Z');
const lifeOf = (definition: ProgrammeDefinition, facts: readonly StoredFact[]) => fold(definition, facts, { siteId: 'site', userId: 'user', zone: 'Europe/Minsk', asOf: AS_OF });
const told = (type: string, at: string, properties: Record<string, unknown> = {}): StoredFact => ({ id: `${type} ${at}`, type, occurredAt: new Date(at), receivedAt: new Date(at), messageId: at, properties: { boatId: 'b', ...properties } });

describe('a text that would keep the parser busy, or end the process, is refused at once', () => {
  it.each<[string, string, string]>([
    ['five hundred open brackets', '{'.repeat(500), ': is nested too deep'],
    ['keys of keys of keys', '? '.repeat(16_000), ': is nested too deep'],
    ['lists in lists', '- '.repeat(16_000), ': is nested too deep'],
    ['ten thousand keys that must differ', `${many(5_000, (i) => `k${i}: 1`, '\n')}\nk7: 2`, ': "k7" stands twice at line 5001, column 1'],
    ['thousands of errors', `[a${' ,'.repeat(20_000)}]`, ': Unexpected , in flow sequence at line 1, column 6'],
    ['an alias of nothing', 'a: *x', ': Unresolved alias (the anchor must be set before the alias): x'],
    ['a bomb of aliases', `a: &a [x,x,x,x,x,x,x,x,x]\n${many(9, (i) => `${'bcdefghij'[i]}: &${'bcdefghij'[i]} [${many(9, () => `*${'abcdefghi'[i]}`)}]`, '\n')}`, ': Excessive alias count indicates a resource exhaustion attack'],
    ['a megabyte', `id: ${'x'.repeat(1_000_000)}`, ': is longer than 50000 characters'],
  ])('%s', (_name, text, fault) => {
    const started = performance.now();
    expect(faultsOf(text)).toContain(fault);
    expect(performance.now() - started).toBeLessThan(4_000);
  });

  it('and the number of a version is found in a page of empty lines', () => {
    const started = performance.now();
    expect(numbered('\n'.repeat(95_000), 2)).toBe('\n'.repeat(95_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('a programme that a fold could not carry is refused, with its place and the reason', () => {
  const day = 'after: P1D, at: "10:00"';
  it.each<[string, (text: string) => string, string]>([
    ['a contact every minute', (text) => text.replace('repeat: P1Y', 'repeat: PT1M'), 'contactPoints[3].when.repeat: must be one day or longer'],
    ['a contact every day that stays open for a century', (text) => text.replace('repeat: P1Y', 'repeat: P1D').replace('window: P60D, needs: [antifouling', 'window: P100Y, needs: [antifouling'), 'contactPoints: those that repeat would be planned'],
    ['ten thousand years', (text) => text.replace('offset: P30D', 'offset: P9999Y'), 'contactPoints[2].when.offset: must not be longer than 100 years'],
    ['thousands of stages', (text) => text.replace('[afloat, ashore]\nentry', `[afloat, ashore, ${many(4_000, (i) => `s${i}`)}]\nentry`), 'stages: has 4002 entries, and at most 40 fit into a programme: make it two'],
    ['a journey that goes round every other day', (text) => text.replace('transitions:', `transitions:\n  - {kind: time, from: [afloat], ${day}, to: ashore}\n  - {kind: time, from: [ashore], ${day}, to: afloat}`), 'transitions[0]: time alone leads back to "afloat" within 2 days: let a round take 28 or more'],
    ['lists within lists', (text) => text.replace('facts.lengthM >= 6', '"[1, 2].all(x, [1, 2].all(y, x > y))"'), 'needs[3].condition: "all" is no function of conditions'],
    ['a regular expression without end', (text) => text.replace('facts.engine != ""', 'facts.engine.matches("^(a+)+$")'), 'needs[2].condition: "matches" is no function of conditions'],
    ['a text that doubles', (text) => text.replace('facts.engine != ""', `'cel.bind(x, facts.engine + facts.engine, x == "")'`), 'needs[2].condition: "bind" is no function of conditions'],
    ['a sign no database stores', (text) => text.replace('en: Boats', 'en: "Bo\\0ats"'), 'texts.programme.boats.en: holds a character that cannot be stored'],
    ['half a character', (text) => text.replace('en: Boats', 'en: "Bo\\uD800ats"'), 'texts.programme.boats.en: holds a character that cannot be stored'],
  ])('%s', (_name, change, fault) => {
    expect(faultsOf(change(BOATS)).join('\n')).toContain(fault);
  });

  it('a circle of time that takes a month is a rhythm, and stays', () => {
    const month = boats((text) => text.replace('transitions:', 'transitions:\n  - {kind: time, from: [afloat], after: P14D, at: "10:00", to: ashore}\n  - {kind: time, from: [ashore], after: P14D, at: "10:00", to: afloat}'));
    expect(lifeOf(month, [told('Boat Bought', '2021-05-01T09:00:00Z')]).journeys[0]?.history.length).toBeGreaterThan(100);
  });
});

describe('dates that somebody sends', () => {
  const dated = boats((text) => text.replace('{lengthM: number', '{on: date, lengthM: number').replace('boughtAt: {type: date, take: last, on', 'boughtAt: {type: date, take: last, property: on, on'));

  it.each(['+275760-09-13', '9999-12-31', '0000-01-01', '-271821-04-20'])('%s is no date of anybody’s: it is not known, and breaks nothing', (on) => {
    const { contactPoints } = lifeOf(dated, [told('Boat Bought', '2025-05-01T09:00:00Z', { on }), told('Boat Laid Up', '2025-10-01T09:00:00Z')]);
    expect(contactPoints.filter(({ pointId }) => pointId === 'spring' || pointId === 'sale.expected')).toEqual([]);
  });

  it('what began two hundred years ago is not counted day by day', () => {
    const daily = boats((text) => text.replace('repeat: P1Y, seasons: [spring]', 'repeat: P1D').replace('window: P60D, needs: [antifouling', 'window: P1D, needs: [antifouling'));
    const since = (year: string) => {
      const started = performance.now();
      const { contactPoints } = lifeOf(daily, [told('Boat Bought', `${year}-05-01T09:00:00Z`), told('Boat Laid Up', '2025-10-01T09:00:00Z')]);
      return { contactPoints, took: performance.now() - started };
    };
    since('2025');
    const { contactPoints, took } = since('1801');
    expect(took).toBeLessThan(4 * Math.max(since('2025').took, 50));
    expect(contactPoints[0]?.dueAt.toISOString()).toBe('2026-02-28T07:00:00.000Z');
    expect(contactPoints.length).toBeGreaterThan(1_200);
  });
});

it('a stage may be called "constructor": a migration that does not name it leaves it as it is, and one that loses it must say so', () => {
  const before = boats((text) => text.replaceAll('ashore', 'constructor'));
  expect(validateMigration(before, { ...before, version: 2 }, {})).toEqual([]);
  expect(validateMigration(before, boats((text) => text), {})).toContainEqual({ path: 'stages.constructor', reason: expect.stringContaining('no such stage') });
});
