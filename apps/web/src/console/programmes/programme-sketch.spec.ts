import { readFileSync } from 'node:fs';
import { sketchOf } from './programme-sketch.js';
import { durationParts, sketchedText } from './sketch.js';

const BOATS = readFileSync(new URL('../../../../../docs/examples/boats.programme.yaml', import.meta.url), 'utf8');

describe('the map of a programme is read from its text', () => {
  const sketch = sketchOf(BOATS);

  it('with its stages, ways in, ways on and ways out', () => {
    expect(sketch?.stages).toEqual(['afloat', 'ashore']);
    expect(sketch?.entries[0]).toEqual({ to: 'afloat', cause: { kind: 'event', trigger: 'boat.bought', event: 'Boat Bought' }, condition: null });
    expect(sketch?.moves.map(({ from, to }) => `${from} → ${to}`)).toEqual(['afloat → ashore', 'ashore → afloat']);
    expect(sketch?.ends.map(({ from, to, goal }) => [from, to, goal])).toEqual([['afloat', 'sold', true], ['ashore', 'sold', true]]);
  });

  it('and its own words', () => {
    expect(sketchedText(sketch, 'need.berth', 'ru')).toBe('Место у причала');
    expect(sketchedText(sketch, 'need.berth', 'be')).toBe('A berth');
    expect(sketchedText(sketch, 'stage.afloat', 'en')).toBeUndefined();
  });

  it('a time given by a parameter is that time', () => {
    const text = 'stages: [a, b]\nparameters: {pause: {default: P10D}}\ntransitions: [{kind: time, from: [a], after: $pause, to: b}]';
    expect(sketchOf(text)?.moves[0]?.cause).toEqual({ kind: 'time', after: 'P10D', since: null });
  });

  it('what is half done is drawn as far as it goes, what is no programme not at all', () => {
    expect(sketchOf('stages: [a, 7]\nentry: nothing\ntransitions:\n  - 5\n  - {from: [a]}')).toMatchObject({ stages: ['a'], entries: [], moves: [], ends: [] });
    expect(sketchOf('a: [')).toBeNull();
    expect(sketchOf('')).toBeNull();
  });
});

it('durations are told in their own units', () => {
  expect(durationParts('P1Y6M')).toEqual([{ amount: 1, unit: 'year' }, { amount: 6, unit: 'month' }]);
  expect(durationParts('PT12H')).toEqual([{ amount: 12, unit: 'hour' }]);
  expect(durationParts('soon')).toBeNull();
});
