import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the screens when their sources changed: the web tests never judge yesterday's screens. */
export default function buildScreens() {
  // Jest says NODE_ENV=test, which would leave React's development build in dist/ for whoever starts the program next.
  const env = { ...process.env, NODE_ENV: 'production' };
  execFileSync(process.execPath, ['scripts/build-web.mjs'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
}
