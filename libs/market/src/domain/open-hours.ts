import type { OpenHours, SeasonWindow } from './fine-targeting.js';
import type { LocalTime } from './local-time.js';

/**
 * Whether one of the lines covers the wall clock. A line over midnight belongs to the day on which it begins; one that ends when it
 * begins lasts until then on the next day. When clocks go forward the hour that is left out is nobody's; when they go back it is there twice.
 */
export function coversHour(hours: readonly OpenHours[], { weekday, minute }: LocalTime): boolean {
  const dayBefore = weekday === 1 ? 7 : weekday - 1;
  return hours.some(({ days, from, to }) => {
    const [begins, ends] = [minuteOf(from), minuteOf(to)];
    if (begins < ends) return days.includes(weekday) && minute >= begins && minute < ends;
    return (minute >= begins && days.includes(weekday)) || (minute < ends && days.includes(dayBefore));
  });
}

/** Whether one of the windows covers the day, both its ends included. */
export function coversDay(windows: readonly SeasonWindow[], monthDay: string): boolean {
  return windows.some(({ from, to }) => (from <= to ? from <= monthDay && monthDay <= to : monthDay >= from || monthDay <= to));
}

/** `18:30` as minutes of the day. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
