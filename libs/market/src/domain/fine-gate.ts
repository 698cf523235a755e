import type { CampaignView } from './campaign-view.js';
import { distanceKm } from './distance.js';
import type { FineTargeting } from './fine-targeting.js';
import { localTimeOf, monthDayOf } from './local-time.js';
import type { GateReason } from './loss-reason.js';
import { coversDay, coversHour } from './open-hours.js';
import type { AssetFacts, UserFacts } from './opportunity.js';

/** What the campaign's fine targeting asks of the car. What is unknown satisfies only campaigns that do not ask for it. */
export function carReason({ circle, models, yearMin, yearMax, mileageMinKm, mileageMaxKm, fuels }: FineTargeting, asset: AssetFacts): GateReason | null {
  if (circle !== undefined && !(asset.lat !== null && asset.lon !== null && distanceKm(circle, { lat: asset.lat, lon: asset.lon }) <= circle.km)) return 'REGION';
  if (!welcome(models, asset.model)) return 'MODEL';
  if (!within(yearMin, yearMax, asset.year)) return 'YEAR';
  if (!within(mileageMinKm, mileageMaxKm, asset.mileageKm)) return 'MILEAGE';
  return welcome(fuels, asset.fuel) ? null : 'FUEL';
}

/** Days of the year and hours of the week, by the wall clock of the partner. */
export function hourReason({ targeting, zone }: CampaignView, now: Date): GateReason | null {
  const { hours = [], seasonWindows = [] } = targeting;
  if (seasonWindows.length > 0 && !coversDay(seasonWindows, monthDayOf(now, zone))) return 'SEASON';
  return hours.length > 0 && !coversHour(hours, localTimeOf(now, zone)) ? 'HOURS' : null;
}

/** Whom the campaign asks for, and whom its partner does not want to reach. */
export function audienceReason({ languages, segments = [], scoreMin, scoreMax, exclusionLists = [] }: FineTargeting, user: UserFacts): GateReason | null {
  if (!welcome(languages, user.language)) return 'LANGUAGE';
  if (segments.length > 0 && !segments.some((segment) => user.segments.has(segment))) return 'SEGMENT';
  if (!within(scoreMin, scoreMax, user.score)) return 'SCORE';
  return exclusionLists.some((list) => user.excludedBy.has(list)) ? 'EXCLUSION_LIST' : null;
}

/** Whether a value is among those asked for; nothing asked welcomes all. */
export function welcome(wanted: readonly string[] | undefined, actual: string | null): boolean {
  return wanted === undefined || wanted.length === 0 || (actual !== null && wanted.includes(actual));
}

/** Whether a value lies in a range, both ends included; an end that is left out (or null) is open, and two open ends ask nothing. */
export function within<N extends number | bigint>(least: N | null | undefined, most: N | null | undefined, actual: N | null): boolean {
  if (least == null && most == null) return true;
  return actual !== null && (least == null || actual >= least) && (most == null || actual <= most);
}
