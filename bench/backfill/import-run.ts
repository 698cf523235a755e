import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const WATCH_MS = 50;

export interface ImportRun {
  /** From the command to the last row committed. */
  readonly importSeconds: number;
  /** From the command to its end: every journey is made. */
  readonly seconds: number;
  /** Largest resident set as the kernel counts it (VmHWM); null where there is no /proc. */
  readonly peakMegabytes: number | null;
}

export interface ImportCommand {
  readonly file: string;
  readonly map: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
}

/** Runs the command in a process of its own. Raises with what it printed when it fails. */
export async function runImport({ file, map, dataDir, databaseUrl }: ImportCommand): Promise<ImportRun> {
  const started = performance.now();
  const since = () => (performance.now() - started) / 1000;
  const child = spawn(process.execPath, [fileURLToPath(new URL('./import-program.js', import.meta.url)), 'import', file, '--map', map], {
    env: { ...process.env, DATABASE_URL: databaseUrl, RINGROAD_DATA: dataDir, RINGROAD_SECRET: 'a secret that only the bench knows, long enough', RINGROAD_DEMO: 'off', PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let importSeconds: number | undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      // The first line of the next progress bar: all rows are committed by then.
      if (output.includes('Journeys:')) importSeconds ??= since();
    });
  }
  let peakMegabytes: number | null = null;
  const watch = setInterval(() => void peakOf(child.pid).then((peak) => (peakMegabytes = peak ?? peakMegabytes)), WATCH_MS);
  const [code] = (await once(child, 'close').finally(() => clearInterval(watch))) as [number | null];
  if (code !== 0 || importSeconds === undefined) throw new Error(`the import ended with ${code}:\n${output}`);
  return { importSeconds, seconds: since(), peakMegabytes };
}

async function peakOf(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}
