import { readProgramme } from '../read-programme.js';
import { compileProgramme } from './compiled-programme.js';

const programme = (more: string) => `
id: visits
version: 1
textKey: visits
subject: {kind: person}
parameters:
  enough: {default: 3, unit: visits, source: nobody}
  before: {default: P10D, unit: days, source: nobody}
events:
  visited: {event: Visited, properties: {price: number, word: text}}
facts:
  visits: {type: number, take: count, on: [visited]}
  seenAt: {type: date, take: last, on: [visited]}
stages: [here]
entry: [{on: visited, to: here, condition: '${more}'}]
transitions: []
needs: [{id: help, textKey: need.help, categories: [bank], weightPpm: 1000}]
contactPoints:
  - {id: reminder, stage: here, track: sales, reasonKey: why, when: {from: fact, fact: seenAt, offset: -$before}, window: P30D, needs: [help]}
`;
const problemsOf = (more: string) => {
  const read = readProgramme(programme(more));
  return 'problems' in read ? read.problems.map(({ path, reason }) => `${path}: ${reason}`) : [];
};
const conditionOf = (more: string) => {
  const read = readProgramme(programme(more));
  return 'problems' in read ? 'refused' : (compileProgramme(read.definition).definition.entry[0]?.condition ?? '');
};

test('a number stands in a condition by its name, a duration back in time by a minus before it', () => {
  expect(problemsOf('facts.visits >= $enough')).toEqual([]);
  expect(conditionOf('facts.visits * $enough >= event.price')).toBe('facts.visits * 3.0 >= event.price');
});

test('a dollar inside quotes is a dollar', () => {
  expect(conditionOf('event.word == "$enough" && facts.visits > $enough')).toBe('event.word == "$enough" && facts.visits > 3.0');
});

test('a parameter there is not, and one of the wrong kind, is named with its path', () => {
  expect(problemsOf('facts.visits >= $enuogh')).toEqual(expect.arrayContaining(['entry[0].condition: unknown parameter "$enuogh"', 'parameters.enough: is used nowhere']));
  expect(problemsOf('facts.visits >= $before && facts.visits < $enough')).toContainEqual(expect.stringContaining('entry[0].condition: "$before" is of the wrong kind here'));
});
