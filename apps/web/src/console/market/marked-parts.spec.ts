import { partsOf } from './marked-parts.js';

describe('words a site does not allow', () => {
  it('are marked where they stand, in whatever case', () => {
    expect(partsOf('Free wash, FREE wax', ['free'])).toEqual([
      { part: 'Free', marked: true },
      { part: ' wash, ', marked: false },
      { part: 'FREE', marked: true },
      { part: ' wax', marked: false },
    ]);
  });

  it('may hold signs that mean something to a pattern', () => {
    expect(partsOf('Up to 100% (sure)', ['100% (sure)'])).toEqual([{ part: 'Up to ', marked: false }, { part: '100% (sure)', marked: true }]);
  });

  it('leave the rest alone', () => {
    expect(partsOf('Half price', [])).toEqual([{ part: 'Half price', marked: false }]);
    expect(partsOf('Half price', ['free', ''])).toEqual([{ part: 'Half price', marked: false }]);
  });
});
