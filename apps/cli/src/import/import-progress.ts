import { SingleBar } from 'cli-progress';

export interface ImportProgress {
  /** @param done of `total`, in whatever unit tells how far it is; `count` is what people count: rows, users */
  report(done: number, total: number, count: number): void;
  end(): void;
}

const BETWEEN_MS = 100;

/** A bar with count, rate and time left where someone watches, else a line for each tenth. */
export function showImportProgress(label: string, unit: string): ImportProgress {
  return process.stderr.isTTY ? bar(label, unit) : lines(label, unit, (line) => console.error(line));
}

function bar(label: string, unit: string): ImportProgress {
  const single = new SingleBar({ format: `${label} [{bar}] {percentage} % | {standing}`, hideCursor: true, clearOnComplete: true });
  const standing = pace(unit);
  let shownAt: number | undefined;
  return {
    report: (done, total, count) => {
      const now = performance.now();
      if (shownAt !== undefined && now - shownAt < BETWEEN_MS) return;
      if (shownAt === undefined) single.start(total, 0, { standing: '' });
      shownAt = now;
      single.setTotal(total);
      single.update(done, { standing: standing(done, total, count, now) });
    },
    end: () => single.stop(),
  };
}

export function lines(label: string, unit: string, print: (line: string) => void): ImportProgress {
  const standing = pace(unit);
  let told = -1;
  return {
    report: (done, total, count) => {
      const tenth = total === 0 ? 10 : Math.floor((10 * done) / total);
      // Asked before each row: what is not printed is not put into words either.
      if (tenth <= told) return;
      told = tenth;
      const text = standing(done, total, count, performance.now());
      // Before the first one there is no pace to tell of.
      print(`${label}: ${tenth * 10} %${count > 0 ? ` | ${text}` : ''}`);
    },
    end: () => undefined,
  };
}

/** Counts from its first report on: what an earlier run did is no measure of how fast this one is. */
function pace(unit: string) {
  let first: { readonly at: number; readonly done: number; readonly count: number } | undefined;
  return (done: number, total: number, count: number, now: number): string => {
    first ??= { at: now, done, count };
    const seconds = (now - first.at) / 1000;
    const rate = seconds > 0 ? (count - first.count) / seconds : 0;
    const left = done > first.done ? ((total - done) * seconds) / (done - first.done) : undefined;
    return `${grouped(count)} ${unit} | ${grouped(rate)} ${unit}/s | ${left === undefined ? '--:--' : clockTime(left)} left`;
  };
}

export function grouped(count: number): string {
  return Math.round(count).toLocaleString('en');
}

/** Seconds as mm:ss, or h:mm:ss from an hour on. */
export function clockTime(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, '0'));
  return whole < 3600 ? parts.join(':') : `${Math.floor(whole / 3600)}:${parts.join(':')}`;
}
