import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** What `postmaster.pid` says about the server that wrote it (PostgreSQL, miscadmin.h: LOCK_FILE_LINE_*). */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: 'starting' | 'stopping' | 'ready' | 'unknown';
}

/** Reads the text of a postmaster.pid; undefined when it is cut short, as after a crash of the machine. */
export function parsePostmasterFile(text: string): Postmaster | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  // A negative pid marks a server in single-user mode.
  const pid = Math.abs(Number(lines[0]));
  if (!Number.isInteger(pid) || pid === 0) return undefined;
  const status = lines[7] ?? '';
  return {
    pid,
    port: Number(lines[3]) || 0,
    status: status === 'starting' || status === 'stopping' || status === 'ready' ? status : 'unknown',
  };
}

/** The postmaster of this cluster, or undefined when none lives: a stale file or a re-used pid does not count. */
export async function livingPostmaster(dataFolder: string): Promise<Postmaster | undefined> {
  const text = await readFile(`${dataFolder}/postmaster.pid`, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const postmaster = parsePostmasterFile(text);
  return postmaster !== undefined && isPostgres(postmaster.pid) ? postmaster : undefined;
}

/**
 * Whether a living process with this pid may be a postmaster. Pids are re-used, in containers after every restart. Where
 * there is no /proc to ask, a living process counts as one. A zombie has no command line and does not count.
 */
export function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  try {
    const program = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '';
    return basename(program) === 'postgres';
  } catch {
    return true;
  }
}
