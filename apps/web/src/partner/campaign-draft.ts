import type { CampaignFullFragment, CampaignInput } from '../api/operations.js';
import { decimalToMinor, minorToDecimal } from '../i18n/format.js';

/** What stands in the form: amounts as typed, so that nothing jumps under the fingers. */
export interface CampaignDraft {
  readonly name: string;
  readonly category: string | null;
  readonly stages: readonly string[];
  /** Whatever is ticked: all moments, those that the site adds later included. */
  readonly everyMoment: boolean;
  readonly regions: readonly string[];
  readonly brands: readonly string[];
  readonly seasons: readonly string[];
  readonly priceMin: string;
  readonly priceMax: string;
  readonly offerTitle: string;
  readonly offerText: string;
  readonly offerTerms: string;
  readonly validDays: string;
  readonly maxPrice: string;
  readonly totalBudget: string;
  readonly dailyBudget: string;
}

export const EMPTY_DRAFT: CampaignDraft = {
  name: '',
  category: null,
  stages: [],
  everyMoment: false,
  regions: [],
  brands: [],
  seasons: [],
  priceMin: '',
  priceMax: '',
  offerTitle: '',
  offerText: '',
  offerTerms: '',
  validDays: '30',
  maxPrice: '',
  totalBudget: '',
  dailyBudget: '',
};

export const LIMITS = { name: 80, offerTitle: 80, offerText: 400, offerTerms: 400 } as const;

export type Wrong = 'required' | 'moments' | 'amount' | 'budgetBelowBid' | 'dailyAboveTotal' | 'priceBand' | 'validDays' | { readonly tooLong: number } | { readonly atLeast: string };
export type Wrongs = Partial<Record<keyof CampaignDraft, Wrong>>;

export type Checked = { readonly kind: 'valid'; readonly input: CampaignInput } | { readonly kind: 'wrong'; readonly wrongs: Wrongs };

/** The form's verdict: an input for the server, or what to correct field by field. `digits` are those of the site's currency, `reserve` is what a bid must reach, in minor units. */
export function checkDraft(draft: CampaignDraft, digits: number, reserve = '0'): Checked {
  const wrongs: Wrongs = {};
  const amount = (field: 'priceMin' | 'priceMax' | 'maxPrice' | 'totalBudget' | 'dailyBudget', needed: boolean) => {
    const typed = draft[field].trim();
    if (typed === '' && !needed) return null;
    const minor = decimalToMinor(typed, digits);
    if (minor === undefined) wrongs[field] = typed === '' ? 'required' : 'amount';
    return minor ?? null;
  };
  for (const field of ['name', 'offerTitle', 'offerText', 'offerTerms'] as const) {
    const length = draft[field].trim().length;
    if (length === 0) wrongs[field] = 'required';
    else if (length > LIMITS[field]) wrongs[field] = { tooLong: LIMITS[field] };
  }
  if (draft.category === null) wrongs.category = 'required';
  if (draft.stages.length === 0 && !draft.everyMoment) wrongs.stages = 'moments';
  const validDays = /^\d{1,3}$/.test(draft.validDays.trim()) ? Number(draft.validDays) : 0;
  if (validDays < 1 || validDays > 365) wrongs.validDays = 'validDays';
  const priceMin = amount('priceMin', false);
  const priceMax = amount('priceMax', false);
  if (priceMin && priceMax && BigInt(priceMax) < BigInt(priceMin)) wrongs.priceMax = 'priceBand';
  const maxPrice = amount('maxPrice', true);
  if (maxPrice && BigInt(maxPrice) < BigInt(reserve)) wrongs.maxPrice = { atLeast: reserve };
  const totalBudget = amount('totalBudget', true);
  const dailyBudget = amount('dailyBudget', false);
  if (maxPrice && totalBudget && BigInt(totalBudget) < BigInt(maxPrice)) wrongs.totalBudget = 'budgetBelowBid';
  if (dailyBudget && totalBudget && BigInt(dailyBudget) > BigInt(totalBudget)) wrongs.dailyBudget = 'dailyAboveTotal';
  else if (dailyBudget && maxPrice && BigInt(dailyBudget) < BigInt(maxPrice)) wrongs.dailyBudget = 'budgetBelowBid';
  if (Object.keys(wrongs).length > 0 || !draft.category || !maxPrice || !totalBudget) return { kind: 'wrong', wrongs };
  return {
    kind: 'valid',
    input: {
      name: draft.name.trim(),
      category: draft.category,
      stages: draft.everyMoment ? [] : [...draft.stages],
      regions: [...draft.regions],
      brands: [...draft.brands],
      seasons: [...draft.seasons],
      priceMinMinor: priceMin,
      priceMaxMinor: priceMax,
      maxPriceMinor: maxPrice,
      totalBudgetMinor: totalBudget,
      dailyBudgetMinor: dailyBudget,
      offerTitle: draft.offerTitle.trim(),
      offerText: draft.offerText.trim(),
      offerTerms: draft.offerTerms.trim(),
      offerValidDays: validDays,
    },
  };
}

export function draftOf(campaign: CampaignFullFragment, digits: number): CampaignDraft {
  const typed = (money: { minor: string } | null) => (money ? minorToDecimal(money.minor, digits) : '');
  return {
    name: campaign.name,
    category: campaign.category,
    stages: campaign.stages,
    everyMoment: campaign.stages.length === 0,
    regions: campaign.targeting.regions,
    brands: campaign.targeting.brands,
    seasons: campaign.targeting.seasons,
    priceMin: typed(campaign.targeting.priceMin),
    priceMax: typed(campaign.targeting.priceMax),
    offerTitle: campaign.offer.title,
    offerText: campaign.offer.text,
    offerTerms: campaign.offer.terms,
    validDays: String(campaign.offer.validDays),
    maxPrice: typed(campaign.maxPrice),
    totalBudget: typed(campaign.totalBudget.limit),
    dailyBudget: typed(campaign.dailyBudget?.limit ?? null),
  };
}
