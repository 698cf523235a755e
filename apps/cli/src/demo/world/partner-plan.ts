import type { Category, Minor, Stage } from '@ringroad/kernel';
import { type CampaignDraft, PLAIN_OFFER, UNLIMITED } from '@ringroad/market';

export interface PartnerPlan {
  /** Stands in addresses and derived ids. */
  readonly slug: string;
  readonly name: string;
  /** Paid in before the first day; US cents, as all amounts here. */
  readonly firstTopUp: Minor;
  /** Paid in on the first of each month; 0 for those who never pay again and run dry. */
  readonly monthlyTopUp: Minor;
  readonly campaigns: readonly CampaignDraft[];
}

type Aim = Partial<Pick<CampaignDraft, 'regions' | 'brands' | 'seasons' | 'priceMin' | 'priceMax'>>;

/** Amounts in whole dollars, for reading. */
interface Money {
  readonly lead: number;
  readonly total: number;
  readonly daily?: number;
}

export function partner(slug: string, name: string, [first, monthly]: readonly [number, number], campaigns: readonly CampaignDraft[]): PartnerPlan {
  return { slug, name, firstTopUp: cents(first), monthlyTopUp: cents(monthly), campaigns };
}

export function campaign(name: string, category: Category, stages: readonly Stage[], money: Money, offer: readonly [title: string, text: string, terms: string, validDays: number], aim: Aim = {}): CampaignDraft {
  const [title, text, terms, validDays] = offer;
  return {
    name,
    category,
    stages,
    ...UNLIMITED,
    ...aim,
    maxPrice: cents(money.lead),
    totalBudget: cents(money.total),
    dailyBudget: money.daily === undefined ? null : cents(money.daily),
    offers: [{ ...PLAIN_OFFER, title, text, terms, validDays }],
  };
}

export function cents(dollars: number): Minor {
  return BigInt(Math.round(dollars * 100));
}
