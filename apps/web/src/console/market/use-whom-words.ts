import type { WhomPartsFragment } from '../../api/operations.js';
import type { MoneyValue } from '../../i18n/format.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useOpenHours } from '../../ui/open-hours.js';

/** Whom a campaign wants, every wish of it by its name; nothing where it wants everybody. */
export function useWhomWords(): (whom: WhomPartsFragment) => readonly string[] {
  const { t, fmt } = useI18n();
  const hours = useOpenHours();
  const { audience, language } = t.campaign;
  const many = (name: string, values: readonly string[] | null) => (values && values.length > 0 ? [`${name}: ${fmt.list(values)}`] : []);
  const amount = (name: string, value: MoneyValue | null) => (value ? [`${name} ${fmt.money(value)}`] : []);
  const figure = (name: string, value: number | null, unit = '') => (value === null ? [] : [`${name} ${unit ? fmt.number(value) : value} ${unit}`.trim()]);
  return (whom) => [
    ...many(audience.regions, whom.regions),
    ...(whom.circle ? [`${audience.circle.title}: ${whom.circle.lat}°, ${whom.circle.lon}°, ${fmt.number(whom.circle.km)} ${audience.km}`] : []),
    ...many(audience.brands, whom.brands),
    ...many(audience.models, whom.models),
    ...many(audience.fuels, whom.fuels),
    ...amount(audience.priceMin, whom.priceMin),
    ...amount(audience.priceMax, whom.priceMax),
    ...figure(audience.yearMin, whom.yearMin),
    ...figure(audience.yearMax, whom.yearMax),
    ...figure(audience.mileageMin, whom.mileageMinKm, audience.km),
    ...figure(audience.mileageMax, whom.mileageMaxKm, audience.km),
    ...many(audience.languages, whom.languages?.map((each) => language[each]) ?? null),
    ...many(audience.segments, whom.segments),
    ...figure(audience.scoreMin, whom.scoreMin, audience.points),
    ...figure(audience.scoreMax, whom.scoreMax, audience.points),
    ...many(audience.seasons, whom.seasons.map((season) => t.codes.season[season] ?? season)),
    ...many(audience.windows.title, whom.seasonWindows?.map(({ from, to }) => `${from}–${to}`) ?? null),
    ...many(audience.hours.title, whom.hours?.map(hours.text) ?? null),
    ...(whom.exclusionLists && whom.exclusionLists.length > 0 ? [t.exclusions.title] : []),
  ];
}
