import { clockTime, lines } from './import-progress.js';
import { summary } from './summary.js';
import { countAccepted, countRejected, countSkipped, emptyTally } from './tally.js';

const small = { file: 'ads.csv', site: 'imported', tally: emptyTally(), rejects: 'ads.csv.rejects.csv', resumedAt: 0, seconds: 1, peakMegabytes: 100 };

describe('what a person sees of an import', () => {
  it('a table at the end: how many, why not, how many per region, and where the rejects are', () => {
    const tally = emptyTally();
    for (let row = 0; row < 1_500; row += 1) countAccepted(tally, 1, row % 3 ? 'Минская обл.' : 'Брестская обл.', 4, 1);
    countRejected(tally, 1, { column: 'price_usd', reason: 'is not a number', value: '?' });
    const text = summary({ file: 'ads.csv', site: 'imported', tally, rejects: 'ads.csv.rejects.csv', resumedAt: 501, seconds: 10, peakMegabytes: 150.4, hasOperator: false, needsStart: true });
    expect(text.split('\n')).toEqual([
      '',
      'ads.csv into the site imported (resumed after row 501; counts are of all runs, the rate is of this one)',
      '  rows                          1,501',
      '  accepted                      1,500',
      '  rejected                          1',
      '    price_usd is not a number       1',
      '  events stored                 6,000',
      '  already there                 1,500',
      '  accepted by region',
      '    Минская обл.                1,000',
      '    Брестская обл.                500',
      '  stored in                     00:10',
      '  rows/s                          100',
      '  peak memory                  150 MB',
      '',
      'What was rejected, and why: ads.csv.rejects.csv',
      '',
      'Next, somebody who signs in and sees it:',
      '  npx ringroad member add --role operator --site imported --email YOU@EXAMPLE.COM --name "YOUR NAME"',
      '  npm start',
      '',
    ]);
  });

  it('orders that are not completed by themselves, and of a long reason the beginning', () => {
    const tally = emptyTally();
    countSkipped(tally, 3);
    countRejected(tally, 2, { column: 'event', reason: `must be one of: ${'x'.repeat(300)}`, value: '' });
    const text = summary({ ...small, tally, hasOperator: true, needsStart: false });
    expect(text).toMatch(/rows +5\n {2}accepted +0\n {2}rejected +2\n {4}event must be one of: x{78}… +2\n {2}not completed +3\n/);
  });

  it('the next command only where there is one', () => {
    expect(summary({ ...small, hasOperator: true, needsStart: false })).toMatch(/\n\nSign in as an operator of imported to see it\.\n$/);
    expect(summary({ ...small, hasOperator: true, needsStart: true })).toMatch(/to see it:\n {2}npm start\n$/);
  });

  it('a column taken for the region by mistake does not fill the memory', () => {
    const tally = emptyTally();
    for (let row = 0; row < 5_000; row += 1) countAccepted(tally, 1, `ad ${row}`, 1, 0);
    expect(Object.keys(tally.regions)).toHaveLength(1_001);
    expect(tally.regions['(others)']).toBe(4_000);
  });

  it('a line for each tenth where nobody watches a bar', () => {
    const printed: string[] = [];
    const progress = lines('Importing', 'rows', (line) => printed.push(line));
    for (let done = 0; done <= 10_000; done += 1) progress.report(done, 10_000, done * 2);
    expect(printed).toHaveLength(11);
    expect(printed.at(-1)).toMatch(/^Importing: 100 % \| 20,000 rows \| [\d,]+ rows\/s \| 00:00 left$/);
  });

  it('no pace before the first row', () => {
    const printed: string[] = [];
    const progress = lines('Importing', 'rows', (line) => printed.push(line));
    progress.report(0, 100, 0);
    progress.report(100, 100, 2);
    expect(printed).toEqual(['Importing: 0 %', expect.stringMatching(/^Importing: 100 % \| 2 rows \| /)]);
  });

  it('times as people read them', () => {
    expect([0, 59.6, 3_599, 3_661].map(clockTime)).toEqual(['00:00', '01:00', '59:59', '1:01:01']);
  });
});
