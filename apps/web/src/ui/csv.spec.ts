import { toCsv } from './csv.js';

describe('a CSV export', () => {
  it('never hands a spreadsheet a formula', () => {
    expect(toCsv(['name'], [['=HYPERLINK("http://x")'], ['@sum'], ['+375 29 000']])).toBe(
      'name\r\n"\'=HYPERLINK(""http://x"")"\r\n\'@sum\r\n\'+375 29 000',
    );
  });

  it('keeps negative amounts as numbers', () => {
    expect(toCsv(['amount'], [['-12.50'], [-3]])).toBe('amount\r\n-12.50\r\n-3');
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(toCsv(['a', 'b'], [['x, y', 'he said "no"\nand left']])).toBe('a,b\r\n"x, y","he said ""no""\nand left"');
  });

  it('leaves unknown cells empty', () => {
    expect(toCsv(['a', 'b'], [[null, undefined]])).toBe('a,b\r\n,');
  });
});
