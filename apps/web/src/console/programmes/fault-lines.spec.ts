import { readFileSync } from 'node:fs';
import { isUnserved, lineFinder, locateFaults } from './fault-lines.js';

const BOATS = readFileSync(new URL('../../../../../docs/examples/boats.programme.yaml', import.meta.url), 'utf8');
const textAt = (path: string, reason?: string) => BOATS.split('\n')[lineFinder(BOATS)(path, reason) - 1]?.trim();

it('a kind of business without a partner stands in the way of publishing, not of trying', () => {
  expect(isUnserved({ path: 'needs[3].categories[0]', reason: 'no partner serves "sail-loft" here' })).toBe(true);
  expect(isUnserved({ path: 'needs[3].categories[0]', reason: 'unknown category "sail-loft"' })).toBe(false);
});

describe('a fault is shown where it stands', () => {
  it('in a list by its place, or by its id', () => {
    expect(textAt('transitions[1].to')).toMatch(/^- \{kind: move, from: \[ashore\]/);
    expect(textAt('contactPoints[service.due].when.offset')).toMatch(/^- \{id: service\.due/);
    expect(textAt('stages[1]')).toMatch(/^stages: \[afloat, ashore\]/);
  });

  it('under names that have dots in them', () => {
    expect(textAt('events.boat.laid-up.event')).toMatch(/^boat\.laid-up:/);
    expect(textAt('texts.need.engine-service.ru')).toMatch(/^need\.engine-service:/);
  });

  it('as near as the text comes where something is missing', () => {
    expect(textAt('contactPoints[2].window.missing')).toMatch(/^- \{id: autumn/);
    expect(textAt('nowhere')).toMatch(/^id: boats/);
    expect(lineFinder('')('stages')).toBe(1);
  });

  it('on the line the parser names where it is no YAML at all', () => {
    expect(lineFinder('id: boats\nstages: [a')('', 'Flow sequence in block collection at line 2, column 9')).toBe(2);
  });

  it('in the order of the text', () => {
    expect(locateFaults(BOATS, [{ path: 'needs[0]', reason: 'b' }, { path: 'id', reason: 'a' }]).map(({ reason }) => reason)).toEqual(['a', 'b']);
  });
});
