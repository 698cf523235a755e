import type { Preference } from './preference.js';

type Muted = Preference['muted'][number];

/**
 * What a person wants who was known by two ids: whatever either of them switched off, muted or paused holds, the lower cap and the
 * later end; of their quiet hours those that were chosen later.
 */
export function mergedPreference(newer: Preference, older: Preference): Preference {
  const off = new Map([...older.off, ...newer.off].map((each) => [`${each.channel} ${each.topic}`, each]));
  return {
    off: [...off.values()],
    quietHours: newer.quietHours ?? older.quietHours,
    maxPerWeek: lower(newer.maxPerWeek, older.maxPerWeek),
    pausedUntil: later(newer.pausedUntil, older.pausedUntil),
    muted: longest([...older.muted, ...newer.muted]),
  };
}

function lower(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

function later(a: Date | null, b: Date | null): Date | null {
  return a === null || b === null ? (a ?? b) : a > b ? a : b;
}

function longest(muted: readonly Muted[]): Muted[] {
  const byCategory = new Map<string, Muted>();
  for (const mute of muted) {
    const other = byCategory.get(mute.category);
    if (!other || mute.until > other.until) byCategory.set(mute.category, mute);
  }
  return [...byCategory.values()];
}
