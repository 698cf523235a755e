import type { Adjustable, CampaignFullFragment, CampaignOfferPartsFragment, CodeKind, Language, Pacing } from '../../api/operations.js';
import { minorToDecimal } from '../../i18n/format.js';
import { dayIn } from './zoned-day.js';

export const LANGUAGES: readonly Language[] = ['en', 'ru', 'be'];
export const ADJUSTABLES: readonly Adjustable[] = ['stage', 'region', 'brand', 'model', 'fuel', 'season', 'segment'];
export const PACINGS: readonly Pacing[] = ['even', 'frontLoaded', 'asap'];
export const SEASONS = ['winter', 'spring', 'summer', 'autumn'] as const;

export interface TypedText {
  readonly title: string;
  readonly text: string;
  readonly terms: string;
}

/** One offer as it is being written: a text that is empty in all its parts is not written. */
export interface TypedOffer {
  readonly id: string | null;
  readonly texts: Readonly<Partial<Record<Language, TypedText>>>;
  readonly validDays: string;
  readonly weight: string;
  readonly codeKind: CodeKind;
  /** Whether users who have the bonus in hand are shown no rival's of its kind. */
  readonly keepsRivalsAway: boolean;
  readonly expiresAt: TypedDay;
}

/** A day in the partner's calendar, and the instant it was read from: what nobody touched goes back as it came. */
export interface TypedDay {
  readonly day: string;
  readonly read: string | null;
}

export interface TypedHours {
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
}

export interface TypedAdjustment {
  readonly dimension: Adjustable;
  readonly value: string;
  readonly percent: string;
}

/** What stands in the form: amounts and figures as typed, so that nothing jumps under the fingers. Fields are named as the server names them. */
export interface CampaignDraft {
  readonly name: string;
  readonly category: string | null;
  readonly stages: readonly string[];
  /** Whatever is ticked: all moments, those that the site adds later included. */
  readonly everyMoment: boolean;
  readonly regions: readonly string[];
  readonly brands: readonly string[];
  readonly seasons: readonly string[];
  readonly models: readonly string[];
  readonly fuels: readonly string[];
  readonly languages: readonly Language[];
  readonly segments: readonly string[];
  readonly exclusionLists: readonly string[];
  readonly priceMin: string;
  readonly priceMax: string;
  readonly yearMin: string;
  readonly yearMax: string;
  readonly mileageMinKm: string;
  readonly mileageMaxKm: string;
  readonly scoreMin: string;
  readonly scoreMax: string;
  readonly circle: { readonly lat: string; readonly lon: string; readonly km: string };
  readonly hours: readonly TypedHours[];
  /** Days as `15.03`. */
  readonly seasonWindows: readonly { readonly from: string; readonly to: string }[];
  readonly offers: readonly TypedOffer[];
  readonly maxPrice: string;
  readonly adjustments: readonly TypedAdjustment[];
  readonly totalBudget: string;
  readonly monthlyBudget: string;
  readonly weeklyBudget: string;
  readonly dailyBudget: string;
  readonly totalLeads: string;
  readonly monthlyLeads: string;
  readonly weeklyLeads: string;
  readonly dailyLeads: string;
  readonly pacing: Pacing;
  readonly stock: string;
  readonly startsAt: TypedDay;
  readonly endsAt: TypedDay;
}

const NO_DAY: TypedDay = { day: '', read: null };
export const EMPTY_TEXT: TypedText = { title: '', text: '', terms: '' };
export const EMPTY_OFFER: TypedOffer = { id: null, texts: {}, validDays: '30', weight: '1', codeKind: 'generated', keepsRivalsAway: false, expiresAt: NO_DAY };

export const EMPTY_DRAFT: CampaignDraft = {
  name: '',
  category: null,
  stages: [],
  everyMoment: false,
  regions: [],
  brands: [],
  seasons: [],
  models: [],
  fuels: [],
  languages: [],
  segments: [],
  exclusionLists: [],
  priceMin: '',
  priceMax: '',
  yearMin: '',
  yearMax: '',
  mileageMinKm: '',
  mileageMaxKm: '',
  scoreMin: '',
  scoreMax: '',
  circle: { lat: '', lon: '', km: '' },
  hours: [],
  seasonWindows: [],
  offers: [EMPTY_OFFER],
  maxPrice: '',
  adjustments: [],
  totalBudget: '',
  monthlyBudget: '',
  weeklyBudget: '',
  dailyBudget: '',
  totalLeads: '',
  monthlyLeads: '',
  weeklyLeads: '',
  dailyLeads: '',
  pacing: 'even',
  stock: '',
  startsAt: NO_DAY,
  endsAt: NO_DAY,
};

/** A campaign as it stands, ready to be changed; days are those of the partner's zone. */
export function draftOf(campaign: CampaignFullFragment, digits: number, zone: string): CampaignDraft {
  const { targeting, limits, totalBudget, dailyBudget } = campaign;
  const money = (amount: { minor: string } | null | undefined) => (amount ? minorToDecimal(amount.minor, digits) : '');
  const figure = (value: number | null | undefined) => (value == null ? '' : String(value));
  return {
    name: campaign.name,
    category: campaign.category,
    stages: campaign.stages,
    everyMoment: campaign.stages.length === 0,
    regions: targeting.regions,
    brands: targeting.brands,
    seasons: targeting.seasons,
    models: targeting.models ?? [],
    fuels: targeting.fuels ?? [],
    languages: targeting.languages ?? [],
    segments: targeting.segments ?? [],
    exclusionLists: targeting.exclusionLists ?? [],
    priceMin: money(targeting.priceMin),
    priceMax: money(targeting.priceMax),
    yearMin: figure(targeting.yearMin),
    yearMax: figure(targeting.yearMax),
    mileageMinKm: figure(targeting.mileageMinKm),
    mileageMaxKm: figure(targeting.mileageMaxKm),
    scoreMin: figure(targeting.scoreMin),
    scoreMax: figure(targeting.scoreMax),
    circle: { lat: figure(targeting.circle?.lat), lon: figure(targeting.circle?.lon), km: figure(targeting.circle?.km) },
    hours: (targeting.hours ?? []).map(({ days, from, to }) => ({ days, from, to })),
    seasonWindows: (targeting.seasonWindows ?? []).map(({ from, to }) => ({ from: turned(from), to: turned(to) })),
    offers: campaign.offers.map((offer) => offerOf(offer, zone)),
    maxPrice: money(campaign.maxPrice),
    adjustments: campaign.adjustments.map(({ dimension, value, percent }) => ({ dimension, value, percent: String(percent) })),
    totalBudget: money(totalBudget.limit),
    monthlyBudget: money(limits.monthlyBudget?.limit),
    weeklyBudget: money(limits.weeklyBudget?.limit),
    dailyBudget: money(dailyBudget?.limit),
    totalLeads: figure(limits.totalLeads?.limit),
    monthlyLeads: figure(limits.monthlyLeads?.limit),
    weeklyLeads: figure(limits.weeklyLeads?.limit),
    dailyLeads: figure(limits.dailyLeads?.limit),
    pacing: campaign.pacing,
    stock: figure(limits.stock?.limit),
    startsAt: dayOf(campaign.startsAt, zone),
    endsAt: lastDayOf(campaign.endsAt, zone),
  };
}

/** What waits for an operator is what its partner last wrote: that is what is changed next. */
function offerOf({ id, texts, changedTexts, validDays, weight, codeKind, keepsRivalsAway, expiresAt }: CampaignOfferPartsFragment, zone: string): TypedOffer {
  const written = (changedTexts ?? texts).map(({ language, title, text, terms }) => [language, { title, text, terms }] as const);
  return { id, texts: Object.fromEntries(written), validDays: String(validDays), weight: String(weight), codeKind, keepsRivalsAway, expiresAt: lastDayOf(expiresAt, zone) };
}

function dayOf(read: string | null, zone: string): TypedDay {
  return { day: read === null ? '' : dayIn(read, zone), read };
}

/** What ends at midnight ends with the day before. */
function lastDayOf(read: string | null, zone: string): TypedDay {
  return { day: read === null ? '' : dayIn(new Date(Date.parse(read) - 1).toISOString(), zone), read };
}

/** `03-15` → `15.03`. */
function turned(day: string): string {
  return day.split('-').toReversed().join('.');
}
