import { type Category, DomainError } from '@ringroad/kernel';
import { MUTE_DAYS, type Preference } from './preference.js';
import type { QuietHours } from './quiet-hours.js';

/** What a user changes in the preference centre; whatever is missing stays. */
export interface PreferenceChange {
  readonly quietFrom?: string | null;
  readonly quietTo?: string | null;
  readonly maxPerWeek?: number | null;
  readonly pausedUntil?: Date | null;
  readonly mutedCategories?: readonly Category[] | null;
}

const MOST_PER_WEEK = 50;
const DAY_MS = 86_400_000;

/** The preference after a change. `siteQuiet` holds where the user has no hours of their own. Raises INVALID_INPUT naming the field. */
export function changePreference(before: Preference, change: PreferenceChange, siteQuiet: QuietHours, at: Date): Preference {
  return {
    ...before,
    quietHours: quietHours(before.quietHours, change, siteQuiet),
    maxPerWeek: change.maxPerWeek === undefined ? before.maxPerWeek : perWeek(change.maxPerWeek),
    pausedUntil: change.pausedUntil === undefined ? before.pausedUntil : change.pausedUntil,
    muted: change.mutedCategories ? muted(before, change.mutedCategories, at) : before.muted,
  };
}

/** Minutes after midnight as HH:MM. */
export function clockText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function quietHours(own: QuietHours | null, { quietFrom, quietTo }: PreferenceChange, siteQuiet: QuietHours): QuietHours | null {
  if (quietFrom == null && quietTo == null) return own;
  const base = own ?? siteQuiet;
  return {
    from: quietFrom == null ? base.from : minutesOf(quietFrom, 'quietFrom'),
    until: quietTo == null ? base.until : minutesOf(quietTo, 'quietTo'),
  };
}

function minutesOf(text: string, field: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) throw new DomainError('INVALID_INPUT', 'Give the time of day as HH:MM.', { field });
  return Number(hours) * 60 + Number(minutes);
}

function perWeek(value: number | null): number | null {
  if (value !== null && (value < 0 || value > MOST_PER_WEEK)) {
    throw new DomainError('INVALID_INPUT', `Choose 0 to ${MOST_PER_WEEK} contacts a week.`, { field: 'maxPerWeek' });
  }
  return value;
}

/** What was muted before stays muted as long as it was; the rest for 90 days. */
function muted(before: Preference, categories: readonly Category[], at: Date): Preference['muted'] {
  const running = new Map(before.muted.filter((mute) => mute.until > at).map((mute) => [mute.category, mute.until]));
  return [...new Set(categories)].map((category) => ({ category, until: running.get(category) ?? new Date(at.getTime() + MUTE_DAYS * DAY_MS) }));
}
