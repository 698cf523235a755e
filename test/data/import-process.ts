import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const WATCH_MS = 100;

export interface ImportRun {
  readonly code: number | null;
  readonly signal: string | null;
  /** All it printed, both streams. */
  readonly output: string;
  /** Largest resident set, MB, as the kernel counts it; undefined where there is no /proc. */
  readonly peakMegabytes: number | undefined;
}

export interface ImportCommand {
  readonly file: string;
  readonly map: string;
  readonly rejects: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** Kill -9 as soon as the output so far says so. */
  readonly killWhen?: (output: string) => boolean;
}

/** Runs the command as a person does, in a process of its own. */
export async function runImportProcess(command: ImportCommand): Promise<ImportRun> {
  const { npm_lifecycle_event: _npm, NODE_OPTIONS: _options, ...env } = process.env;
  const child = spawn(process.execPath, ['bin/ringroad.mjs', 'import', command.file, '--map', command.map, '--rejects', command.rejects], {
    cwd: ROOT,
    env: {
      ...env,
      DATABASE_URL: command.databaseUrl,
      RINGROAD_DATA: command.dataDir,
      RINGROAD_SECRET: 'a secret of the data tests, the same for every run',
      RINGROAD_DEMO: 'off',
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let peakMegabytes: number | undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (command.killWhen?.(output)) child.kill('SIGKILL');
    });
  }
  const watch = setInterval(() => void peakOf(child.pid).then((peak) => (peakMegabytes = peak ?? peakMegabytes)), WATCH_MS);
  const [code, signal] = (await once(child, 'close').finally(() => clearInterval(watch))) as [number | null, string | null];
  return { code, signal, output, peakMegabytes };
}

async function peakOf(pid: number | undefined): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}
