import type { DemoApi } from './demo-api.js';
import type { DemoClock } from './demo-clock.js';
import { DemoReplay } from './demo-replay.js';
import { DEMO, DEMO_BEGIN, DEMO_END, demoPartnerId } from './demo-site.js';
import { DemoVisits } from './demo-visits.js';
import type { MailCatcher } from './mail-catcher.js';
import { makeDemoWorld } from './world/demo-world.js';
import { setTimeout as sleep } from 'node:timers/promises';

export interface DemoActors {
  readonly api: DemoApi;
  readonly clock: DemoClock;
  readonly mail: MailCatcher;
}

/** How much of the world: all of it, or a small part for a test. */
export interface DemoExtent {
  readonly users: number;
  readonly until: Date;
}

const WHOLE: DemoExtent = { users: DEMO.users, until: DEMO_END };
const DAY_MS = 86_400_000;
const REST_MS = 400;

/**
 * Replays the demo world against the running server, which must have a worker and the seeded demo site. Reports days done of
 * days in all. Does nothing when the clock stands at the end; after a kill it goes on where the clock stands. Rejects when
 * the server goes away or says no to something the demo must be able to do.
 */
export async function loadDemoWorld(actors: DemoActors, report: (done: number, total: number) => void, extent: DemoExtent = WHOLE): Promise<Date> {
  const { now } = await actors.clock.state();
  if (now >= extent.until) return now;
  const daysAt = (at: Date) => Math.floor((at.getTime() - DEMO_BEGIN.getTime()) / DAY_MS);
  await replayOf(actors, extent.users).run(extent.until, (now) => report(daysAt(now), daysAt(extent.until)));
  return (await actors.clock.state()).now;
}

/** Lives the second year whenever somebody advances the clock from `since` on, until the signal. The world is made when it is first needed. */
export async function followDemoWorld(actors: DemoActors, since: Date, signal: AbortSignal, extent: DemoExtent = WHOLE): Promise<void> {
  for (;;) {
    // A short advance may be over before it is noticed: then the clock tells of it.
    const { now, to } = await actors.clock.state();
    if (to !== null || now > since) break;
    await sleep(REST_MS, undefined, { signal });
  }
  await replayOf(actors, extent.users).follow(since, signal);
}

function replayOf(actors: DemoActors, users: number): DemoReplay {
  const { seed, firstDay, timezone } = DEMO;
  const visits = new DemoVisits(actors.api, actors.mail, seed);
  return new DemoReplay({ seed, firstDay, timezone, partnerId: demoPartnerId }, makeDemoWorld({ seed, firstDay, users }), { ...actors, visits });
}
