// `npm test`: installs when that is due, then runs jest; arguments go on to it (`npm test -- programmes`).
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

await ensureInstalled().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const options = [process.env.NODE_OPTIONS, ...flags].filter(Boolean).join(' ');
const jest = spawn(process.execPath, [join(root, 'node_modules/jest/bin/jest.js'), ...process.argv.slice(2)], {
  cwd: root,
  env: { ...process.env, NODE_ENV: 'test', NODE_OPTIONS: options },
  stdio: 'inherit',
});
// Jest stops its database itself; this process only waits for it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
jest.once('exit', (code) => process.exit(code ?? 1));
