import { checkDeclared } from './declared-properties.js';

const declared = { tablets: 'number', drug: 'text', chronic: 'yes-no', courseEnds: 'date' } as const;

it('what a programme declares of an event is checked, and the first fault named', () => {
  expect(checkDeclared(declared, { tablets: 30, drug: 'x', chronic: false, courseEnds: '2026-03-10' })).toBeNull();
  expect(checkDeclared(declared, { tablets: '30' })).toEqual({ path: 'tablets', reason: 'must be a number' });
  expect(checkDeclared(declared, { tablets: Number.NaN })).toEqual({ path: 'tablets', reason: 'must be a number' });
  expect(checkDeclared(declared, { drug: 7 })).toEqual({ path: 'drug', reason: 'must be a text' });
  expect(checkDeclared(declared, { chronic: 'yes' })).toEqual({ path: 'chronic', reason: 'must be true or false' });
});

it.each(['March 7', '5', '2026-13-40', '', 1_772_000_000_000, '2026-03-10T', '2026-03-10T09:00'])('%j is no date', (courseEnds) => {
  expect(checkDeclared(declared, { courseEnds })).toMatchObject({ path: 'courseEnds' });
});

it('what is not told is unknown, what is not declared is kept, and no name reaches beyond the properties themselves', () => {
  expect(checkDeclared(declared, { tablets: null, colour: ['any'] })).toBeNull();
  expect(checkDeclared(JSON.parse('{"constructor":"number","toString":"text","__proto__":"text"}'), {})).toBeNull();
  for (const wrong of [null, [], 'text', 7]) expect(checkDeclared(declared, wrong)).toEqual({ path: '', reason: 'must be an object' });
});
