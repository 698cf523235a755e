import type { Category, Minor, Stage } from '@ringroad/kernel';
import type { Season } from '@ringroad/lifecycle';

export interface CampaignPlan {
  readonly name: string;
  readonly category: Category;
  readonly stages: readonly Stage[];
  readonly regions: readonly string[];
  readonly brands: readonly string[];
  readonly seasons: readonly Season[];
  /** US cents, as all amounts here. */
  readonly priceMin: Minor | null;
  readonly priceMax: Minor | null;
  /** Per qualified lead. */
  readonly maxPrice: Minor;
  readonly totalBudget: Minor;
  readonly dailyBudget: Minor | null;
  readonly offer: { readonly title: string; readonly text: string; readonly terms: string; readonly validDays: number };
}

export interface PartnerPlan {
  /** Stands in addresses and derived ids. */
  readonly slug: string;
  readonly name: string;
  /** Paid in before the first day. */
  readonly firstTopUp: Minor;
  /** Paid in on the first of each month; 0 for those who never pay again and run dry. */
  readonly monthlyTopUp: Minor;
  readonly campaigns: readonly CampaignPlan[];
}

type Aim = Partial<Pick<CampaignPlan, 'regions' | 'brands' | 'seasons' | 'priceMin' | 'priceMax'>>;

/** Amounts in whole dollars, for reading. */
interface Money {
  readonly lead: number;
  readonly total: number;
  readonly daily?: number;
}

export function partner(slug: string, name: string, [first, monthly]: readonly [number, number], campaigns: readonly CampaignPlan[]): PartnerPlan {
  return { slug, name, firstTopUp: cents(first), monthlyTopUp: cents(monthly), campaigns };
}

export function campaign(name: string, category: Category, stages: readonly Stage[], money: Money, offer: readonly [title: string, text: string, terms: string, validDays: number], aim: Aim = {}): CampaignPlan {
  const [title, text, terms, validDays] = offer;
  return {
    name,
    category,
    stages,
    regions: [],
    brands: [],
    seasons: [],
    priceMin: null,
    priceMax: null,
    ...aim,
    maxPrice: cents(money.lead),
    totalBudget: cents(money.total),
    dailyBudget: money.daily === undefined ? null : cents(money.daily),
    offer: { title, text, terms, validDays },
  };
}

export function cents(dollars: number): Minor {
  return BigInt(Math.round(dollars * 100));
}
