import { lines } from './progress.js';

describe('progress in a log file', () => {
  it('takes one line for each tenth, however often it is told', () => {
    const printed: string[] = [];
    const progress = lines('Loading the demo world', (line) => printed.push(line));
    for (let done = 0; done <= 2_000; done += 1) progress.report(done, 2_000);
    expect(printed).toHaveLength(11);
    expect(printed.at(-1)).toBe('Loading the demo world: 100 %');
  });

  it('is done at once when there is nothing to do', () => {
    const printed: string[] = [];
    lines('Loading', (line) => printed.push(line)).report(0, 0);
    expect(printed).toEqual(['Loading: 100 %']);
  });
});
