import { applyPpm, type ArgSpec, PPM, valuesOf } from '@ringroad/kernel';
import type { AttentionPolicy, Contact } from './attention-state.js';

/**
 * How much a recent contact wears the next one down. Starting values of our own, to be tuned per site by simulation against
 * its hide and unsubscribe rates: nobody publishes such numbers for a marketplace like this.
 */
export const FATIGUE = {
  code: 'fatigue',
  description: 'What is left of relevance after each earlier contact, by how long ago it was.',
  args: {
    dayPpm: share('Per contact in the last 24 hours', 700_000),
    weekPpm: share('Per contact in the last 7 days', 850_000),
    monthPpm: share('Per contact in the last 30 days', 950_000),
    floorPpm: share('Never below', 100_000),
  },
} as const;

const HOUR = 3_600_000;

/**
 * The fatigue factor of the auction's r, in ppm (1,000,000 = fresh). Each occasion counts once, by its latest contact. A
 * tired user becomes less relevant to every offer long before a cap has to forbid one (programmes.md S13).
 */
export function fatiguePpm(contacts: readonly Contact[], policy: AttentionPolicy, at: Date): bigint {
  const { dayPpm, weekPpm, monthPpm, floorPpm } = valuesOf(FATIGUE.args, policy.args[FATIGUE.code] ?? {});
  const latest = new Map<string, number>();
  for (const { occasion, at: when } of contacts) latest.set(occasion, Math.max(when.getTime(), latest.get(occasion) ?? 0));
  let factor = PPM;
  for (const when of latest.values()) {
    const hours = (at.getTime() - when) / HOUR;
    if (hours < 24) factor = applyPpm(factor, BigInt(dayPpm));
    else if (hours < 168) factor = applyPpm(factor, BigInt(weekPpm));
    else if (hours < 720) factor = applyPpm(factor, BigInt(monthPpm));
  }
  return factor < BigInt(floorPpm) ? BigInt(floorPpm) : factor;
}

function share(description: string, byDefault: number): ArgSpec {
  return { type: 'integer', unit: 'ppm', description, default: byDefault, min: 0, max: 1_000_000 };
}
