import type { AudienceInput } from '../../api/operations.js';
import { decimalToMinor } from '../../i18n/format.js';
import type { CampaignDraft } from './campaign-draft.js';

export type AudienceWishes = AudienceInput;

/** Whom the draft asks for, as far as it can be read; null before one can be asked. */
export function wishesOf(draft: CampaignDraft, digits: number): AudienceWishes | null {
  if (draft.category === null || (draft.stages.length === 0 && !draft.everyMoment)) return null;
  const figure = (typed: string) => {
    const plain = typed.replace(/\s/g, '');
    return /^\d{1,7}$/.test(plain) ? Number(plain) : null;
  };
  return {
    category: draft.category,
    stages: draft.everyMoment ? [] : [...draft.stages],
    regions: [...draft.regions],
    brands: [...draft.brands],
    models: [...draft.models],
    fuels: [...draft.fuels],
    languages: [...draft.languages],
    priceMinMinor: decimalToMinor(draft.priceMin, digits) ?? null,
    priceMaxMinor: decimalToMinor(draft.priceMax, digits) ?? null,
    yearMin: figure(draft.yearMin),
    yearMax: figure(draft.yearMax),
    mileageMinKm: figure(draft.mileageMinKm),
    mileageMaxKm: figure(draft.mileageMaxKm),
  };
}
