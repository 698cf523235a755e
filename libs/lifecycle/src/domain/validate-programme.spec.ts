import { CLASSIFIED_PROGRAMME } from '../programmes/classified.programme.js';
import { compileProgramme } from './compiled-programme.js';
import type { ProgrammeDefinition } from './programme.js';
import { validateProgramme } from './validate-programme.js';

/** The classified programme with one value broken, as an editor or a file might hand it over. */
function broken(path: readonly (string | number)[], value: unknown): ProgrammeDefinition {
  const copy: unknown = JSON.parse(JSON.stringify(CLASSIFIED_PROGRAMME));
  let at = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  at[path.at(-1) ?? ''] = value;
  return copy as ProgrammeDefinition;
}

const tradeIn = CLASSIFIED_PROGRAMME.contactPoints.findIndex(({ id }) => id === 'owning.month-36');
const month6 = CLASSIFIED_PROGRAMME.contactPoints.findIndex(({ id }) => id === 'owning.month-6');
const roundTyres = CLASSIFIED_PROGRAMME.contactPoints.findIndex(({ id }) => id === 'owning.round-tyres');
const time = CLASSIFIED_PROGRAMME.transitions.findIndex(({ kind }) => kind === 'time');

it.each([
  [['entry', 0, 'to'], 'postd', 'entry[0].to', 'unknown stage "postd"'],
  [['entry', 0, 'on'], 'listing.post', 'entry[0].on', 'unknown trigger "listing.post"'],
  [['transitions', 0, 'to'], 'gone', 'transitions[0].to', 'unknown stage "gone"'],
  [['transitions', 0, 'from', 1], 'gone', 'transitions[0].from[1]', 'unknown stage "gone"'],
  [['transitions', time, 'after'], 'P0D', `transitions[${time}].after`, 'must be one day or longer'],
  [['transitions', time, 'after'], 'PT5H', `transitions[${time}].after`, 'must be one day or longer'],
  [['needs', 0, 'categories', 0], 'car-wash', 'needs[0].categories[0]', 'unknown category "car-wash"'],
  [['needs', 0, 'categories'], [], 'needs[0].categories', 'a need without a category can never be served'],
  [['needs', 0, 'weightPpm'], 0.9, 'needs[0].weightPpm', 'must be a whole number from 1 to 1000000'],
  [['needs', 1, 'id'], 'prepare-for-sale', 'needs[1]', '"prepare-for-sale" is used twice'],
  [['contactPoints', 0, 'needs', 2], 'part', 'contactPoints[0].needs[2]', 'unknown need "part"'],
  [['contactPoints', 0, 'window'], 'P0D', 'contactPoints[0].window', 'must be longer than nothing'],
  [['contactPoints', month6, 'when', 'offset'], '6 months', `contactPoints[${month6}].when.offset`, '"6 months" is no ISO 8601 duration'],
  [['contactPoints', month6, 'when', 'offset'], '-P6M', `contactPoints[${month6}].when.offset`, 'must not lead back in time'],
  [['contactPoints', month6, 'when', 'at'], '25:00', `contactPoints[${month6}].when.at`, '"25:00" is no time of day like "10:00"'],
  [['contactPoints', roundTyres, 'when', 'repeat'], 'P0M', `contactPoints[${roundTyres}].when.repeat`, 'must be longer than nothing'],
  [['contactPoints', roundTyres, 'when', 'seasons', 0], 'fall', `contactPoints[${roundTyres}].when.seasons[0]`, 'unknown season "fall"'],
  [['contactPoints', tradeIn, 'condition'], 'asset.premum', `contactPoints[${tradeIn}].condition`, 'No such key: premum'],
  [['contactPoints', tradeIn, 'condition'], 'asset.brand', `contactPoints[${tradeIn}].condition`, 'must be true or false, not string'],
  [['contactPoints', tradeIn, 'condition'], 'asset.price >', `contactPoints[${tradeIn}].condition`, 'Unexpected token: EOF'],
  [['contactPoints', tradeIn, 'condition'], 'partner.bid > 5', `contactPoints[${tradeIn}].condition`, 'Unknown variable: partner'],
  [['version'], 0, 'version', 'must be 1 or more'],
])('%j = %j is refused at %s: %s', (path, value, where, reason) => {
  expect(validateProgramme(broken(path, value))).toContainEqual({ path: where, reason });
});

it('a stage that nothing leads to is refused', () => {
  const moves = CLASSIFIED_PROGRAMME.transitions.filter((transition) => transition.kind === 'exit' || transition.to !== 'owning');
  expect(validateProgramme({ ...CLASSIFIED_PROGRAMME, transitions: moves })).toEqual([
    { path: 'stages[4]', reason: 'no entry or transition leads to "owning"' },
  ]);
});

it('all problems are told at once, and a broken programme does not run', () => {
  const twice = { ...broken(['entry', 0, 'to'], 'postd'), version: 0 };
  expect(validateProgramme(twice).length).toBeGreaterThanOrEqual(3);
  expect(() => compileProgramme(twice)).toThrow('classified.entry[0].to: unknown stage "postd"');
});
