import { changedPart } from './changed-part.js';

describe('two texts are told apart by the lines between their first and last difference', () => {
  it.each([
    ['a\nb\nc', 'a\nx\nc', { line: 2, theirs: ['b'], mine: ['x'] }],
    ['a\nc', 'a\nb\nc', { line: 2, theirs: [], mine: ['b'] }],
    ['a\na', 'a', { line: 2, theirs: ['a'], mine: [] }],
    ['same', 'same', { line: 2, theirs: [], mine: [] }],
  ])('%j and %j', (theirs, mine, part) => expect(changedPart(theirs, mine)).toEqual(part));
});
