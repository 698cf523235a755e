import type { Category, Minor, Stage } from '@ringroad/kernel';
import type { BidModifier } from './campaign-view.js';
import type { FineTargeting } from './fine-targeting.js';
import type { OfferDraft } from './offer-draft.js';
import { type Season, SEASONS } from './season.js';

/** How a day's budget is spread: evenly over the day, rather in the morning, or as fast as it goes. */
export const PACINGS = ['even', 'front-loaded', 'asap'] as const;
export type Pacing = (typeof PACINGS)[number];

/** What a partner writes down: the standing bid and the offers behind it. Amounts in minor units; a limit that is null is none. */
export interface CampaignDraft {
  readonly name: string;
  readonly category: Category;
  /** Empty: every moment of the site, those that come later included. */
  readonly stages: readonly Stage[];
  readonly regions: readonly string[];
  readonly brands: readonly string[];
  readonly seasons: readonly Season[];
  readonly targeting: FineTargeting;
  readonly priceMin: Minor | null;
  readonly priceMax: Minor | null;
  readonly maxPrice: Minor;
  readonly adjustments: readonly BidModifier[];
  readonly totalBudget: Minor;
  readonly monthlyBudget: Minor | null;
  readonly weeklyBudget: Minor | null;
  readonly dailyBudget: Minor | null;
  readonly totalLeads: number | null;
  readonly monthlyLeads: number | null;
  readonly weeklyLeads: number | null;
  readonly dailyLeads: number | null;
  readonly pacing: Pacing;
  /** How many bonuses there are in all. */
  readonly stock: number | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  /** One to five, shown in turn. */
  readonly offers: readonly OfferDraft[];
}

/** What a partner need not say: everybody is welcome, and nothing but the total budget limits it. */
export const UNLIMITED = {
  regions: [],
  brands: [],
  seasons: [],
  targeting: {},
  priceMin: null,
  priceMax: null,
  adjustments: [],
  monthlyBudget: null,
  weeklyBudget: null,
  dailyBudget: null,
  totalLeads: null,
  monthlyLeads: null,
  weeklyLeads: null,
  dailyLeads: null,
  pacing: 'even',
  stock: null,
  startsAt: null,
  endsAt: null,
} as const satisfies Partial<CampaignDraft>;

export interface DraftProblem {
  readonly path: string;
  readonly reason: string;
}

/** Far above any lead's worth, far below what a bigint column holds. */
const LARGEST: Minor = 100_000_000_000n;

/** What a partner may choose from. */
export interface Choices {
  /** The partner's own: one cannot bid as somebody else. */
  readonly categories: readonly Category[];
  /** Of the programmes the site runs. */
  readonly moments: readonly Stage[];
}

/** All that is wrong with a draft, at once. */
export function checkDraft(draft: CampaignDraft, { categories, moments }: Choices): DraftProblem[] {
  const problems: DraftProblem[] = [];
  const demand = (fine: boolean, path: string, reason: string) => {
    if (!fine) problems.push({ path, reason });
  };
  const isText = (value: string, most: number) => value.trim().length > 0 && value.length <= most;
  demand(isText(draft.name, 120), 'name', 'needs 1 to 120 characters');
  demand(categories.includes(draft.category), 'category', `must be one of your company’s categories: ${categories.join(', ')}`);
  const unknown = draft.stages.filter((stage) => !moments.includes(stage));
  demand(unknown.length === 0, 'stages', `has moments this site does not know: ${unknown.join(', ')}. There are: ${moments.join(', ')}`);
  demand(draft.seasons.every((season) => SEASONS.includes(season)), 'seasons', `must be among ${SEASONS.join(', ')}`);
  for (const list of ['regions', 'brands'] as const) {
    demand(draft[list].length <= 200 && draft[list].every((value) => isText(value, 100)), list, 'takes up to 200 names of up to 100 characters');
  }
  demand(draft.maxPrice > 0n && draft.maxPrice <= LARGEST, 'maxPrice', 'must be above zero');
  demand(draft.totalBudget >= draft.maxPrice && draft.totalBudget <= LARGEST, 'totalBudget', 'must pay for at least one lead');
  demand(draft.dailyBudget === null || draft.dailyBudget >= draft.maxPrice, 'dailyBudget', 'must pay for at least one lead a day');
  demand(draft.dailyBudget === null || draft.dailyBudget <= draft.totalBudget, 'dailyBudget', 'cannot be above the total budget');
  demand(draft.priceMin === null || draft.priceMin >= 0n, 'priceMin', 'cannot be below zero');
  demand(draft.priceMax === null || draft.priceMax >= (draft.priceMin ?? 0n), 'priceMax', 'cannot be below the lowest price');
  demand(!draft.startsAt || !draft.endsAt || draft.startsAt < draft.endsAt, 'endsAt', 'must be after the start');
  demand(draft.offers.length >= 1 && draft.offers.length <= 5, 'offers', 'takes 1 to 5 offers');
  draft.offers.forEach((offer, at) => {
    demand(isText(offer.title, 90), `offers.${at}.title`, 'needs 1 to 90 characters');
    demand(isText(offer.text, 500), `offers.${at}.text`, 'needs 1 to 500 characters');
    demand(offer.terms.length <= 1000, `offers.${at}.terms`, 'takes up to 1,000 characters');
    demand(Number.isInteger(offer.validDays) && offer.validDays >= 1 && offer.validDays <= 365, `offers.${at}.validDays`, 'must be 1 to 365 days');
  });
  return problems;
}
