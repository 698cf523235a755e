// `npm run test:redis`: the stories and the kill tests once more with the jobs on Redis: same code, other backend. Starts a
// throw-away redis-server on loopback (the program must be installed) and ends it by its pid.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const COUNT = /^(\d+) passed, (\d+) failed/gm;

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
}

async function startRedis(folder) {
  const port = await freePort();
  const redis = spawn('redis-server', ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction'], { stdio: ['ignore', 'pipe', 'inherit'] });
  redis.on('error', () => {
    console.error('redis-server is not installed. Debian: apt-get install redis-server');
    process.exit(1);
  });
  await new Promise((resolve) => {
    redis.stdout.on('data', (chunk) => chunk.toString().includes('Ready to accept connections') && resolve());
  });
  return { redis, url: `redis://127.0.0.1:${port}` };
}

/** Runs one jest and adds up what it counted. */
async function run(args, url, sum) {
  const child = spawn(process.execPath, [join(root, 'scripts/test.mjs'), ...args], { cwd: root, env: { ...process.env, TEST_REDIS_URL: url }, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
    process.stdout.write(chunk);
  });
  const [code] = await once(child, 'close');
  const count = [...output.matchAll(COUNT)].at(-1);
  sum.passed += Number(count?.[1] ?? 0);
  sum.failed += Number(count?.[2] ?? 0) + (code !== 0 && !Number(count?.[2]) ? 1 : 0);
}

const folder = await mkdtemp(join(tmpdir(), 'ringroad-redis-'));
const { redis, url } = await startRedis(folder);
const sum = { passed: 0, failed: 0 };
try {
  // One after the other: two products on one Redis would do each other's jobs.
  await run(['--maxWorkers', '1', '--selectProjects', 'database', '--testPathPatterns', 'test/stories/(car-life|thin-path)'], url, sum);
  await run(['-c', 'jest.faults.config.mjs'], url, sum);
} finally {
  // Its folder goes only after it: a Redis that cannot save refuses to end.
  const ended = once(redis, 'exit');
  redis.kill('SIGTERM');
  const impatience = setTimeout(() => redis.kill('SIGKILL'), 5_000);
  await ended;
  clearTimeout(impatience);
  await rm(folder, { recursive: true, force: true });
}
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
