import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RedisProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/** A throw-away redis-server on loopback that writes its log to disk each second; undefined where the program is not installed. */
export async function startRedis(): Promise<RedisProcess | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'ringroad-bench-redis-'));
  const port = await freePort();
  const redis = spawn('redis-server', ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const started = await new Promise<boolean>((resolve) => {
    redis.once('error', () => resolve(false));
    redis.once('exit', () => resolve(false));
    redis.stdout.on('data', (text: Buffer) => text.includes('Ready to accept connections') && resolve(true));
  });
  if (!started) {
    await rm(folder, { recursive: true, force: true });
    return undefined;
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      const ended = once(redis, 'exit');
      redis.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
