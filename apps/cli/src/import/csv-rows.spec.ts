import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CsvFile } from './csv-rows.js';
import { cell, RejectsFile } from './rejects-file.js';

const csv = { delimiter: ',', quote: '"' };
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringroad csv '));
});
afterEach(() => rm(folder, { recursive: true }));

async function rowsOf(content: string | Buffer) {
  const path = join(folder, 'data.csv');
  await writeFile(path, content);
  const file = await CsvFile.open(path, csv);
  const rows: (readonly [number, string])[] = [];
  for await (const { number, fields, broken } of file.rows()) rows.push([number, broken ?? fields.join('|')]);
  return { header: file.header, rows };
}

describe('a CSV file as people have it', () => {
  it('with a byte order mark, quotes, line breaks in them and CRLF', async () => {
    const { header, rows } = await rowsOf('\ufeffbrand, region\r\n"ВАЗ","Минская\nобл."\r\n\r\nBMW,"a ""b"""\r\n');
    expect(header).toEqual(['brand', 'region']);
    expect(rows).toEqual([[1, 'ВАЗ|Минская\nобл.'], [2, 'BMW|a "b"']]);
  });

  it('packed, whatever it is called', async () => {
    expect((await rowsOf(gzipSync('a,b\n1,2\n'))).rows).toEqual([[1, '1|2']]);
  });

  it('a row that cannot be read is one rejected row, and keeps its place', async () => {
    const { rows } = await rowsOf('a,b\n1,2\n3\n4,"x"y\n5,6\n7,\u0000\n8,9\n');
    expect(rows).toEqual([
      [1, '1|2'],
      [2, 'has 1 fields where the header has 2'],
      [3, '4|"x"y'],
      [4, '5|6'],
      [5, 'holds characters that are not UTF-8 text'],
      [6, '8|9'],
    ]);
  });

  it('that is no UTF-8, is empty, or breaks off, says so', async () => {
    await expect(rowsOf(Buffer.from('a,\xcc\xe8\xed\n1,2\n', 'latin1'))).rejects.toThrow('not UTF-8');
    await expect(rowsOf('')).rejects.toThrow('empty');
    await expect(rowsOf('a,a\n1,2\n')).rejects.toThrow('two columns are called "a"');
    await expect(rowsOf(gzipSync('a,b\n1,2\n'.repeat(9_999)).subarray(0, 60))).rejects.toThrow('cannot be read');
    await expect(rowsOf('a,b\n1,2\n3,"4\n5,6\n')).rejects.toThrow('from row 2 on: Quote Not Closed');
    await expect(CsvFile.open(join(folder, 'none.csv'), csv)).rejects.toThrow('There is no file');
  });
});

describe('the file of rejects', () => {
  const problem = { column: 'price', reason: 'is not a number', value: '=1+1' };

  it('can be opened in a spreadsheet without computing anything', () => {
    expect(cell('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")"`);
    expect(['+1', '-1', '@x', '\tx'].map(cell)).toEqual(["'+1", "'-1", "'@x", "'\tx"]);
    expect(cell('Минская обл.')).toBe('Минская обл.');
  });

  it('does not exist while all is well, and after a kill goes on where the journal stands', async () => {
    const path = join(folder, 'rejects.csv');
    const first = await RejectsFile.open(path, 0);
    expect(await first.flush()).toBe(0);
    await expect(readFile(path)).rejects.toThrow('ENOENT');
    first.add(3, problem);
    const known = await first.flush();
    first.add(9, problem);
    await first.flush();
    await first.close();
    const second = await RejectsFile.open(path, known);
    second.add(8, problem);
    await second.flush();
    await second.close();
    expect(await readFile(path, 'utf8')).toBe("row,column,reason,value\r\n3,price,is not a number,'=1+1\r\n8,price,is not a number,'=1+1\r\n");
  });

  it('never takes the place of a file of someone else', async () => {
    const path = join(folder, 'mine.csv');
    await writeFile(path, 'my,own,data\n');
    await expect(RejectsFile.open(path, 0)).rejects.toThrow('is not a file of rejects');
  });
});
