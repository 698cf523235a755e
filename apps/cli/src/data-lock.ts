import { DomainError } from '@ringroad/kernel';
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Who holds a data folder. */
export interface Holder {
  readonly pid: number;
  /** When that process began, as the system counts it: pids are re-used, above all in containers. Empty where unknown. */
  readonly began: string;
  readonly url: string;
}

export interface DataLock {
  release(): Promise<void>;
}

/**
 * Only one process may run on a data folder. The lock of a process that was killed is taken over.
 * @param url where the holder serves, for the message to whoever comes second
 * @throws DomainError CONFLICT naming the holder
 */
export async function lockDataFolder(dataDir: string, url: string): Promise<DataLock> {
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, 'lock');
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, JSON.stringify({ pid: process.pid, began: beginOf(process.pid), url } satisfies Holder));
  try {
    for (;;) {
      // A link appears whole or not at all, and never over another one.
      if (await linked(draft, path)) return { release: () => rm(path, { force: true }) };
      const text = await textOf(path);
      const holder = parseHolder(text);
      if (holder !== undefined && isAlive(holder)) throw held(holder, dataDir);
      await takeAway(path, text);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** Who holds the folder now, or undefined. */
export async function holderOf(dataDir: string): Promise<Holder | undefined> {
  const holder = parseHolder(await textOf(join(dataDir, 'lock')));
  return holder !== undefined && isAlive(holder) ? holder : undefined;
}

/** Removes the stale lock, but not one that another starter has put there since we looked. */
async function takeAway(path: string, seen: string): Promise<void> {
  const aside = `${path}.stale.${process.pid}`;
  await rename(path, aside).catch(ignoreMissing);
  if ((await textOf(aside)) !== seen) await linked(aside, path);
  await rm(aside, { force: true });
}

async function linked(from: string, to: string): Promise<boolean> {
  return link(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST' || error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

export function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, began, url } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === 'number' && typeof began === 'string' && typeof url === 'string' ? { pid, began, url } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // Without a beginning to compare, a lock with our own pid can only be an earlier life's.
  return holder.began === '' ? holder.pid !== process.pid : beginOf(holder.pid) === holder.began;
}

/** Field 22 of /proc/PID/stat, counted behind the program's name, which may hold spaces and brackets. */
function beginOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function held(holder: Holder, dataDir: string): DomainError {
  return new DomainError('CONFLICT', `Ringroad already runs on ${dataDir} (pid ${holder.pid}): open ${holder.url}, or stop it first, or choose another folder with RINGROAD_DATA.`);
}

async function textOf(path: string): Promise<string> {
  return (await readFile(path, 'utf8').catch(ignoreMissing)) ?? '';
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
