import { isPostgres, parsePostmasterFile } from './postmaster-file.js';

const text = (status: string) => `4711\n/home/a b/.ringroad/postgres/data\n1732217000\n54999\n\n127.0.0.1\n  1245188  5\n${status}\n`;

describe('the file a running PostgreSQL leaves beside its data', () => {
  it('names the process, its port and whether it takes connections', () => {
    expect(parsePostmasterFile(text('ready   '))).toEqual({ pid: 4711, port: 54999, status: 'ready' });
    expect(parsePostmasterFile(text('starting'))?.status).toBe('starting');
    expect(parsePostmasterFile(text('stopping'))?.status).toBe('stopping');
  });

  it('is readable while the server is still writing it', () => {
    expect(parsePostmasterFile('4711\n/data\n17322')).toEqual({ pid: 4711, port: 0, status: 'unknown' });
  });

  it('says nothing when a crash left it empty or broken', () => {
    expect(parsePostmasterFile('')).toBeUndefined();
    expect(parsePostmasterFile('\u0000\u0000\u0000')).toBeUndefined();
  });

  it('does not take another program with a re-used pid for the server', () => {
    expect(isPostgres(process.pid)).toBe(process.platform !== 'linux');
    expect(isPostgres(2 ** 22 + 1)).toBe(false);
  });
});
