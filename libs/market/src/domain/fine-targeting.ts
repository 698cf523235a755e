import { isLanguage, isUuid, LANGUAGES } from '@ringroad/kernel';
import { problem, type Problem } from './problem.js';

/** Days and hours of the week, in the partner's zone: `days` 1 (Monday) to 7; from `from` (included) to `to` (excluded), past midnight when `to` is not later. */
export interface OpenHours {
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
}

/** Days of the year, both included, in the partner's zone; over New Year when `to` comes before `from`. */
export interface SeasonWindow {
  readonly from: string;
  readonly to: string;
}

/** What a campaign asks of car, person and hour beside region, brand, season and price. Whatever is absent asks nothing; an empty list neither. */
export interface FineTargeting {
  /** Where the car stands: degrees north and east, and kilometres around them. */
  readonly circle?: { readonly lat: number; readonly lon: number; readonly km: number };
  readonly models?: readonly string[];
  readonly yearMin?: number;
  readonly yearMax?: number;
  readonly mileageMinKm?: number;
  readonly mileageMaxKm?: number;
  readonly fuels?: readonly string[];
  /** Languages the user reads: ru, be, en. */
  readonly languages?: readonly string[];
  /** The site's own groups of users; being in one of them is enough. */
  readonly segments?: readonly string[];
  /** How engaged the user is by the site's own reckoning, 0 to 100. */
  readonly scoreMin?: number;
  readonly scoreMax?: number;
  readonly hours?: readonly OpenHours[];
  readonly seasonWindows?: readonly SeasonWindow[];
  /** Ids of the partner's lists of people it does not want to reach. */
  readonly exclusionLists?: readonly string[];
}

const MOST_NAMES = 200;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Half the way around the earth: a wider circle means nothing. */
const WIDEST_KM = 20_000;

const RANGES = [
  ['yearMin', 'yearMax', 1885, 2100],
  ['mileageMinKm', 'mileageMaxKm', 0, 5_000_000],
  ['scoreMin', 'scoreMax', 0, 100],
] as const;

/** All that is wrong with it, at once, each with the path within the targeting. */
export function targetingProblems(targeting: FineTargeting): Problem[] {
  const problems: Problem[] = [];
  const demand = (fine: boolean, ...fault: Parameters<typeof problem>) => {
    if (!fine) problems.push(problem(...fault));
  };
  for (const path of ['models', 'fuels', 'segments'] as const) {
    const names = targeting[path] ?? [];
    demand(names.length <= MOST_NAMES && names.every((name) => name.trim().length > 0 && name.length <= 100), path, 'names', { most: MOST_NAMES, longest: 100 });
  }
  for (const [low, high, least, most] of RANGES) {
    for (const path of [low, high]) {
      const value = targeting[path];
      demand(value === undefined || (Number.isInteger(value) && value >= least && value <= most), path, 'whole', { least, most });
    }
    demand((targeting[low] ?? least) <= (targeting[high] ?? most), high, 'below-lowest');
  }
  if (targeting.circle) {
    const { lat, lon, km } = targeting.circle;
    demand(Math.abs(lat) <= 90, 'circle.lat', 'latitude');
    demand(Math.abs(lon) <= 180, 'circle.lon', 'longitude');
    demand(km > 0 && km <= WIDEST_KM, 'circle.km', 'radius', { most: WIDEST_KM });
  }
  demand((targeting.languages ?? []).every(isLanguage), 'languages', 'among', { choices: LANGUAGES.join(', ') });
  demand((targeting.hours ?? []).length <= 50, 'hours', 'lines', { most: 50 });
  for (const [index, { days, from, to }] of (targeting.hours ?? []).entries()) {
    demand(days.length > 0 && days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7), `hours.${index}.days`, 'weekdays');
    demand(TIME.test(from), `hours.${index}.from`, 'time', { example: '09:00' });
    demand(TIME.test(to), `hours.${index}.to`, 'time', { example: '18:30' });
  }
  demand((targeting.seasonWindows ?? []).length <= 20, 'seasonWindows', 'lines', { most: 20 });
  for (const [index, { from, to }] of (targeting.seasonWindows ?? []).entries()) {
    demand(isDayOfYear(from), `seasonWindows.${index}.from`, 'day-of-year', { example: '03-15' });
    demand(isDayOfYear(to), `seasonWindows.${index}.to`, 'day-of-year', { example: '11-30' });
  }
  const lists = targeting.exclusionLists ?? [];
  demand(lists.length <= 20 && lists.every(isUuid), 'exclusionLists', 'list-ids', { most: 20 });
  return problems;
}

function isDayOfYear(text: string): boolean {
  const [month = 0, day = 0] = /^\d\d-\d\d$/.test(text) ? text.split('-').map(Number) : [];
  return day >= 1 && day <= (DAYS_OF_MONTH[month - 1] ?? 0);
}
