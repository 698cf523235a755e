import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks per second in /proc, 100 on every Linux that Node runs on. */
const TICK_MICROS = 10_000;

/**
 * CPU time so far in microseconds: of the node process `server` (this one when not named) and, on Linux, of the postmaster and
 * its children. Children that have ended are in the postmaster's own account (cutime, cstime). Where there is no /proc it is
 * this process alone.
 */
export function processorMicros(postmaster: number, server?: number): number {
  const { user, system } = process.cpuUsage();
  if (process.platform !== 'linux') return user + system;
  const node = server === undefined ? user + system : (statOf(server)?.own ?? 0);
  return node + postgresMicros(postmaster);
}

function postgresMicros(postmaster: number): number {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => statOf(Number(name)));
  return processes.reduce((sum, stat) => {
    if (stat?.pid === postmaster) return sum + stat.own + stat.ended;
    return stat?.parent === postmaster ? sum + stat.own : sum;
  }, 0);
}

/** proc(5): after the name in brackets, field 4 is the parent, 14-17 are utime, stime, cutime, cstime. */
function statOf(pid: number) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11, 15);
    return { pid, parent: fields[1], own: (utime + stime) * TICK_MICROS, ended: (cutime + cstime) * TICK_MICROS };
  } catch {
    // It ended between the listing and the reading.
    return undefined;
  }
}
