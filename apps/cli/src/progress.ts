import { SingleBar } from 'cli-progress';

export interface Progress {
  report(done: number, total: number): void;
  end(): void;
}

/** A bar where someone watches, else a line for each tenth. */
export function showProgress(label: string): Progress {
  return process.stderr.isTTY ? bar(label) : lines(label, (line) => console.error(line));
}

function bar(label: string): Progress {
  const single = new SingleBar({ format: `${label} [{bar}] {percentage} % | {value}/{total} | {eta_formatted} left`, hideCursor: true });
  let shown = false;
  return {
    report: (done, total) => {
      if (!shown) single.start(total, done);
      shown = true;
      single.setTotal(total);
      single.update(done);
    },
    end: () => single.stop(),
  };
}

export function lines(label: string, print: (line: string) => void): Progress {
  let told = -1;
  return {
    report: (done, total) => {
      const tenth = total === 0 ? 10 : Math.floor((10 * done) / total);
      if (tenth > told) print(`${label}: ${tenth * 10} %`);
      told = Math.max(told, tenth);
    },
    end: () => undefined,
  };
}
