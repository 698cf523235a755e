import { useI18n } from '../i18n/i18n-context.js';

/** 1 January 2024 was a Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
export const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** Days of the week, 1 (Monday) to 7, and the times of day between which somebody is there. */
export interface OpenHours {
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
}

/** Says when somebody is there: "Mon, Tue 09:00–18:00"; the whole week needs no days. */
export function useOpenHours(): { readonly weekday: (day: number) => string; readonly text: (hours: OpenHours) => string } {
  const { language } = useI18n();
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const weekday = (day: number) => format.format(MONDAY + (day - 1) * DAY_MS);
  const text = ({ days, from, to }: OpenHours) => {
    const named = WEEK.filter((day) => days.includes(day));
    return [named.length === WEEK.length ? '' : named.map(weekday).join(', '), `${from}–${to}`].filter(Boolean).join(' ');
  };
  return { weekday, text };
}
