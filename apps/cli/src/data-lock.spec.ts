import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holderOf, lockDataFolder, parseHolder } from './data-lock.js';

const url = 'http://127.0.0.1:4000';

describe('a data folder serves one process at a time', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ringroad lock '));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('tells a second start who runs and where', async () => {
    const lock = await lockDataFolder(folder, url);
    await expect(lockDataFolder(folder, url)).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining(`pid ${process.pid}`) });
    expect(await holderOf(folder)).toMatchObject({ pid: process.pid, url });
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is free again after it was released', async () => {
    await (await lockDataFolder(folder, url)).release();
    await (await lockDataFolder(folder, url)).release();
    expect(await holderOf(folder)).toBeUndefined();
  });

  it('is taken over from a process that was killed', async () => {
    const dead = spawn(process.execPath, ['-e', '']);
    await once(dead, 'exit');
    await writeFile(join(folder, 'lock'), JSON.stringify({ pid: dead.pid, began: '1', url }));
    const lock = await lockDataFolder(folder, url);
    expect(await holderOf(folder)).toMatchObject({ pid: process.pid });
    await lock.release();
  });

  it('is taken over when another program has got the pid of the killed one', async () => {
    await writeFile(join(folder, 'lock'), JSON.stringify({ pid: process.ppid, began: 'long ago', url }));
    await (await lockDataFolder(folder, url)).release();
  });

  it('is taken over when a crash of the machine left the lock empty', async () => {
    await writeFile(join(folder, 'lock'), '');
    await (await lockDataFolder(folder, url)).release();
  });

  it('goes to exactly one of many that start together over a stale lock', async () => {
    await writeFile(join(folder, 'lock'), JSON.stringify({ pid: process.ppid, began: 'long ago', url }));
    const starts = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataFolder(folder, url)));
    expect(starts.filter((start) => start.status === 'fulfilled')).toHaveLength(1);
  });

  it('reads only a lock that is whole', () => {
    expect(parseHolder('{"pid":4,"began":"7","url":"x"}')).toEqual({ pid: 4, began: '7', url: 'x' });
    expect(parseHolder('{"pid":4,"beg')).toBeUndefined();
  });
});
