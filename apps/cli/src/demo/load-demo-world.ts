import { ClockAdvances, Database, Sites } from '@ringroad/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { DemoApi } from './demo-api.js';
import { SandboxClock } from './demo-clock.js';
import { DemoReplay } from './demo-replay.js';
import { DEMO, DEMO_BEGIN, DEMO_END, demoPartnerId, demoPassword, renewDemoKeys } from './demo-site.js';
import { DemoVisits } from './demo-visits.js';
import type { MailCatcher } from './mail-catcher.js';
import { makeDemoWorld } from './world/demo-world.js';

export interface DemoLoading {
  readonly app: INestApplicationContext;
  /** Where the server listens, on loopback. */
  readonly url: string;
  readonly secret: string;
  readonly mail: MailCatcher;
  /** Aborted when the server stops; the next start goes on where this one ended. */
  readonly signal: AbortSignal;
}

/** How much of the world: all of it, or a small part for a test. */
export interface DemoExtent {
  readonly users: number;
  readonly until: Date;
}

const WHOLE: DemoExtent = { users: DEMO.users, until: DEMO_END };
const DAY_MS = 86_400_000;

/**
 * Replays the demo world's twelve months against the running server, which must have a worker and the seeded demo site.
 * Reports days done of days in all. Does nothing when the world is loaded. Rejects with the abort's reason when stopped.
 */
export async function loadDemoWorld(loading: DemoLoading, report: (done: number, total: number) => void, extent: DemoExtent = WHOLE): Promise<void> {
  const { app, url, secret, mail, signal } = loading;
  const clock = new SandboxClock(DEMO.siteId, app.get(Database, { strict: false }), app.get(Sites, { strict: false }), app.get(ClockAdvances, { strict: false }), signal);
  if ((await clock.now()) >= extent.until) return;
  const api = new DemoApi(url, await renewDemoKeys(app), { email: DEMO.operatorEmail, password: demoPassword(secret) }, signal);
  const { seed, firstDay, timezone } = DEMO;
  const replay = new DemoReplay({ seed, firstDay, timezone, partnerId: demoPartnerId }, makeDemoWorld({ seed, firstDay, users: extent.users }), { api, clock, mail, visits: new DemoVisits(api, mail, seed) });
  const daysAt = (at: Date) => Math.floor((at.getTime() - DEMO_BEGIN.getTime()) / DAY_MS);
  await replay.run(extent.until, (now) => report(daysAt(now), daysAt(extent.until)));
}
