import type { Minor } from '@ringroad/kernel';
import type { CampaignView } from './campaign-view.js';

const WHOLE = 1_000_000;

/** How well a campaign for everyone fits one car, and what each wish it names adds, until the fit is whole. */
const GENERAL_FIT = 850_000;
const FIT_PER_WISH = 50_000;

/** Beyond these a wish leaves out so little that it tells of no car in particular: naming it must not buy a better score. */
const LONGEST_LIST = 50;
const MOST_FUELS = 2;
const WIDEST_CIRCLE_KM = 500;
const WIDEST_YEARS = 25;
const WIDEST_MILEAGE_KM = 300_000;
/** Cars cost from 1,000 to 10,000,000 major units of one currency or another: of these four decades a wish leaves out a little. */
const CHEAPEST: Minor = 100_000n;
const DEAREST: Minor = 1_000_000_000n;
const WIDEST_PRICE_RATIO = 5_000n;

/**
 * How well the offer fits the asset, in ppm. A campaign that names the car's place, brand, model, price, year, mileage or fuel was made
 * for it; one that names nothing, or a range as wide as the world, was made for everyone. Holds for campaigns that pass targeting, so it
 * does not depend on the asset.
 */
export function assetFitPpm({ regions, brands, priceMin, priceMax, targeting }: Pick<CampaignView, 'regions' | 'brands' | 'priceMin' | 'priceMax' | 'targeting'>): number {
  const { circle, models, fuels, yearMin, yearMax, mileageMinKm, mileageMaxKm } = targeting;
  let fit = GENERAL_FIT;
  // Added up without lists in between: it is asked for every campaign that is looked at.
  if (isShort(regions, LONGEST_LIST) || (circle !== undefined && circle.km <= WIDEST_CIRCLE_KM)) fit += FIT_PER_WISH;
  if (isShort(brands, LONGEST_LIST)) fit += FIT_PER_WISH;
  if (isShort(models, LONGEST_LIST)) fit += FIT_PER_WISH;
  if (isShort(fuels, MOST_FUELS)) fit += FIT_PER_WISH;
  if (isNarrowPrice(priceMin, priceMax)) fit += FIT_PER_WISH;
  if (isNarrow(yearMin, yearMax, 1980, 2035, WIDEST_YEARS)) fit += FIT_PER_WISH;
  if (isNarrow(mileageMinKm, mileageMaxKm, 0, 500_000, WIDEST_MILEAGE_KM)) fit += FIT_PER_WISH;
  return Math.min(WHOLE, fit);
}

function isShort(names: readonly string[] | undefined, most: number): boolean {
  return names !== undefined && names.length > 0 && names.length <= most;
}

/** Whether a range covers at most `most` of where cars are found, which is from `least` to `last`. */
function isNarrow(from: number | undefined, to: number | undefined, least: number, last: number, most: number): boolean {
  return (from !== undefined || to !== undefined) && Math.min(to ?? last, last) - Math.max(from ?? least, least) <= most;
}

function isNarrowPrice(from: Minor | null, to: Minor | null): boolean {
  if (from === null && to === null) return false;
  const low = from === null || from < CHEAPEST ? CHEAPEST : from;
  const high = to === null || to > DEAREST ? DEAREST : to;
  return high <= low * WIDEST_PRICE_RATIO;
}
