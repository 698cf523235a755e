import type { Category, Minor, Stage } from '@ringroad/kernel';
import { MOST_RAISED } from './bid.js';
import { ADJUSTABLE, type BidModifier } from './campaign-view.js';
import { isText, type OfferChoices, offerProblems } from './check-offers.js';
import { type FineTargeting, targetingProblems } from './fine-targeting.js';
import type { OfferDraft } from './offer-draft.js';
import { problem, type Problem } from './problem.js';
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

/** Far above any lead's worth, far below what a bigint column holds. */
const LARGEST: Minor = 100_000_000_000n;
const WHOLE = 1_000_000;
const MOST_LEADS = 1_000_000;
const MOST_ADJUSTMENTS = 50;
/** −90 % and +200 %, in whole percents. */
const [LEAST_PPM, MOST_PPM, PERCENT_PPM] = [100_000, 3_000_000, 10_000];

/** The narrowest first: each limit fits into those after it. */
const BUDGETS = [['dailyBudget', 'daily'], ['weeklyBudget', 'weekly'], ['monthlyBudget', 'monthly'], ['totalBudget', 'total']] as const;
const LEADS = [['dailyLeads', 'daily'], ['weeklyLeads', 'weekly'], ['monthlyLeads', 'monthly'], ['totalLeads', 'total']] as const;

/** What a partner may choose from, and what the site allows. */
export interface Choices extends OfferChoices {
  /** The partner's own: one cannot bid as somebody else. */
  readonly categories: readonly Category[];
  /** Of the programmes the site runs. */
  readonly moments: readonly Stage[];
}

type Demand = (fine: boolean, ...fault: Parameters<typeof problem>) => void;

/** All that is wrong with a draft, at once, each with the path of its field. */
export function checkDraft(draft: CampaignDraft, choices: Choices): Problem[] {
  const { categories, moments } = choices;
  const problems: Problem[] = [];
  const demand: Demand = (fine, ...fault) => {
    if (!fine) problems.push(problem(...fault));
  };
  demand(isText(draft.name, 120), 'name', 'length', { least: 1, most: 120 });
  demand(categories.includes(draft.category), 'category', 'own-category', { choices: categories.join(', ') });
  const unknown = draft.stages.filter((stage) => !moments.includes(stage));
  demand(unknown.length === 0, 'stages', 'unknown-moments', { unknown: unknown.join(', '), choices: moments.join(', ') });
  demand(draft.seasons.every((season) => SEASONS.includes(season)), 'seasons', 'among', { choices: SEASONS.join(', ') });
  for (const list of ['regions', 'brands'] as const) {
    demand(draft[list].length <= 200 && draft[list].every((value) => isText(value, 100)), list, 'names', { most: 200, longest: 100 });
  }
  problems.push(...targetingProblems(draft.targeting).map((found) => ({ ...found, path: `targeting.${found.path}` })));
  demand(draft.maxPrice > 0n && draft.maxPrice <= LARGEST, 'maxPrice', 'above-zero');
  checkAdjustments(draft.adjustments, moments, demand);
  checkBudgets(draft, demand);
  checkLeads(draft, demand);
  demand(PACINGS.includes(draft.pacing), 'pacing', 'among', { choices: PACINGS.join(', ') });
  demand(draft.stock === null || isCount(draft.stock), 'stock', 'stock');
  demand(draft.priceMin === null || draft.priceMin >= 0n, 'priceMin', 'below-zero');
  demand(draft.priceMax === null || draft.priceMax >= (draft.priceMin ?? 0n), 'priceMax', 'below-lowest');
  demand(!draft.startsAt || !draft.endsAt || draft.startsAt < draft.endsAt, 'endsAt', 'after-start');
  return [...problems, ...offerProblems(draft.offers, choices)];
}

const isCount = (leads: number) => Number.isInteger(leads) && leads >= 1 && leads <= MOST_LEADS;

function checkBudgets(draft: CampaignDraft, demand: Demand): void {
  demand(draft.totalBudget >= draft.maxPrice && draft.totalBudget <= LARGEST, 'totalBudget', 'one-lead');
  BUDGETS.forEach(([path], at) => {
    const budget = draft[path];
    if (budget === null || path === 'totalBudget') return;
    demand(budget >= draft.maxPrice, path, 'one-lead');
    const wider = BUDGETS.slice(at + 1).find(([other]) => (draft[other] ?? budget) < budget);
    demand(wider === undefined || budget < draft.maxPrice, path, 'above-wider-budget', { span: wider?.[1] ?? '' });
  });
}

function checkLeads(draft: CampaignDraft, demand: Demand): void {
  LEADS.forEach(([path], at) => {
    const leads = draft[path];
    if (leads === null) return;
    const wider = LEADS.slice(at + 1).find(([other]) => (draft[other] ?? leads) < leads);
    demand(isCount(leads), path, 'lead-count');
    demand(wider === undefined || !isCount(leads), path, 'above-wider-leads', { span: wider?.[1] ?? '' });
  });
}

function checkAdjustments(adjustments: readonly BidModifier[], moments: readonly Stage[], demand: Demand): void {
  demand(adjustments.length <= MOST_ADJUSTMENTS, 'adjustments', 'lines', { most: MOST_ADJUSTMENTS });
  const seen = new Set<string>();
  adjustments.forEach(({ dimension, value, ppm }, at) => {
    const path = `adjustments.${at}`;
    demand(ADJUSTABLE.includes(dimension), `${path}.dimension`, 'among', { choices: ADJUSTABLE.join(', ') });
    demand(isText(value, 100), `${path}.value`, 'length', { least: 1, most: 100 });
    if (dimension === 'season') demand(SEASONS.some((season) => season === value), `${path}.value`, 'among', { choices: SEASONS.join(', ') });
    if (dimension === 'stage') demand(moments.some((moment) => moment === value), `${path}.value`, 'site-moment');
    demand(ppm >= LEAST_PPM && ppm <= MOST_PPM && ppm % PERCENT_PPM === 0, `${path}.percent`, 'whole', { least: -90, most: 200 });
    demand(!seen.has(`${dimension} ${value}`), path, 'twice');
    seen.add(`${dimension} ${value}`);
  });
  demand(mostRaised(adjustments) <= Number(MOST_RAISED), 'adjustments', 'raised', { most: Number(MOST_RAISED) });
}

/** The most that can apply at once: one of each dimension, but of segments all. */
function mostRaised(adjustments: readonly BidModifier[]): number {
  return ADJUSTABLE.reduce((raised, dimension) => {
    const factors = adjustments.filter((each) => each.dimension === dimension && each.ppm > WHOLE).map(({ ppm }) => ppm / WHOLE);
    return raised * (dimension === 'segment' ? factors.reduce((all, factor) => all * factor, 1) : Math.max(1, ...factors));
  }, 1);
}
