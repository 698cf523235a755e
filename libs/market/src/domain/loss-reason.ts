/** Why a campaign was not put up for a user: checked in this order, the first that fails is the reason kept. */
export const GATE_REASONS = [
  'CAMPAIGN_INACTIVE',
  'PARTNER_INACTIVE',
  'OFFER_INACTIVE',
  'OUT_OF_CODES',
  'OFFER_ENDED',
  'SCHEDULE_NOT_STARTED',
  'SCHEDULE_ENDED',
  'STAGE',
  'CATEGORY',
  'BLOCKED_COMBINATION',
  'CATEGORY_RETIRED',
  'CATEGORY_CAPPED',
  'REGION',
  'BRAND',
  'PRICE_BAND',
  'SEASON',
  'MODEL',
  'YEAR',
  'MILEAGE',
  'FUEL',
  'HOURS',
  'CONTROL_GROUP',
  'CONSENT_MISSING',
  'CATEGORY_MUTED',
  'PARTNER_CAPPED',
  'LANGUAGE',
  'SEGMENT',
  'SCORE',
  'EXCLUSION_LIST',
  'ALREADY_OPEN',
  'RIVAL_OPEN',
  'DUPLICATE_WINDOW',
  'WALLET_EMPTY',
  'TOTAL_BUDGET_EXHAUSTED',
  'MONTHLY_BUDGET_EXHAUSTED',
  'WEEKLY_BUDGET_EXHAUSTED',
  'DAILY_BUDGET_EXHAUSTED',
  'LEADS_EXHAUSTED',
  'OUT_OF_STOCK',
  'ACCOUNT_LIMIT',
  'PACING_THROTTLED',
] as const;

/** Why nobody of a kind of business may speak at a moment: the operator's rules, or the user heard enough of it. */
export type ClosedReason = 'BLOCKED_COMBINATION' | 'CATEGORY_RETIRED' | 'CATEGORY_CAPPED';

/** Why a campaign that was put up did not win. NOT_EXAMINED: the candidate index proved it could not win without looking at it. */
export const AUCTION_REASONS = [
  'BELOW_RESERVE',
  'BELOW_RELEVANCE',
  'BELOW_ATTENTION_FLOOR',
  'SAME_PARTNER_LIMIT',
  'RIVAL_IN_SLOT',
  'OUTRANKED',
  'DISPLACED_BY_EXPLORATION',
  'HELD_FOR_RESERVATION',
  'NOT_EXAMINED',
] as const;

export type GateReason = (typeof GATE_REASONS)[number];
export type AuctionReason = (typeof AUCTION_REASONS)[number];
export type LossReason = GateReason | AuctionReason;
export type LossCounts = Readonly<Partial<Record<LossReason, number>>>;

/** The heading under which a partner sees the loss ("share lost to budget / pacing / rank / ..."). */
export type LossShare = 'setup' | 'targeting' | 'budget' | 'pacing' | 'frequency' | 'reserve' | 'relevance' | 'rank' | 'none';

/** What the partner can do about a loss: `action` is the key of a translated text. */
export interface LossAdvice {
  readonly share: LossShare;
  readonly action: string;
}

export const LOSS_ADVICE: Readonly<Record<LossReason, LossAdvice>> = {
  CAMPAIGN_INACTIVE: { share: 'setup', action: 'loss.campaign.resume' },
  PARTNER_INACTIVE: { share: 'setup', action: 'loss.partner.finish-sign-up' },
  OFFER_INACTIVE: { share: 'setup', action: 'loss.offer.get-approved' },
  OUT_OF_CODES: { share: 'setup', action: 'loss.codes.add' },
  OFFER_ENDED: { share: 'setup', action: 'loss.offer.extend' },
  SCHEDULE_NOT_STARTED: { share: 'setup', action: 'loss.schedule.start-earlier' },
  SCHEDULE_ENDED: { share: 'setup', action: 'loss.schedule.extend' },
  STAGE: { share: 'targeting', action: 'loss.stage.add' },
  CATEGORY: { share: 'targeting', action: 'loss.category.not-needed' },
  BLOCKED_COMBINATION: { share: 'targeting', action: 'loss.blocked.choose-other-moments' },
  CATEGORY_RETIRED: { share: 'setup', action: 'loss.retired.ask-the-site' },
  CATEGORY_CAPPED: { share: 'frequency', action: 'loss.category-cap.wait' },
  REGION: { share: 'targeting', action: 'loss.region.add' },
  BRAND: { share: 'targeting', action: 'loss.brand.add' },
  PRICE_BAND: { share: 'targeting', action: 'loss.price-band.widen' },
  SEASON: { share: 'targeting', action: 'loss.season.add' },
  MODEL: { share: 'targeting', action: 'loss.model.add' },
  YEAR: { share: 'targeting', action: 'loss.year.widen' },
  MILEAGE: { share: 'targeting', action: 'loss.mileage.widen' },
  FUEL: { share: 'targeting', action: 'loss.fuel.add' },
  HOURS: { share: 'targeting', action: 'loss.hours.widen' },
  CONTROL_GROUP: { share: 'none', action: 'loss.control-group.nothing-to-do' },
  CONSENT_MISSING: { share: 'frequency', action: 'loss.consent.wait' },
  CATEGORY_MUTED: { share: 'frequency', action: 'loss.category.wait' },
  PARTNER_CAPPED: { share: 'frequency', action: 'loss.partner-cap.wait' },
  LANGUAGE: { share: 'targeting', action: 'loss.language.add' },
  SEGMENT: { share: 'targeting', action: 'loss.segment.add' },
  SCORE: { share: 'targeting', action: 'loss.score.widen' },
  EXCLUSION_LIST: { share: 'targeting', action: 'loss.exclusion-list.as-you-wished' },
  ALREADY_OPEN: { share: 'frequency', action: 'loss.open-offer.wait' },
  RIVAL_OPEN: { share: 'frequency', action: 'loss.rival-open.wait' },
  DUPLICATE_WINDOW: { share: 'frequency', action: 'loss.duplicate.already-your-lead' },
  WALLET_EMPTY: { share: 'budget', action: 'loss.wallet.top-up' },
  TOTAL_BUDGET_EXHAUSTED: { share: 'budget', action: 'loss.total-budget.raise' },
  MONTHLY_BUDGET_EXHAUSTED: { share: 'budget', action: 'loss.monthly-budget.raise' },
  WEEKLY_BUDGET_EXHAUSTED: { share: 'budget', action: 'loss.weekly-budget.raise' },
  DAILY_BUDGET_EXHAUSTED: { share: 'budget', action: 'loss.daily-budget.raise' },
  LEADS_EXHAUSTED: { share: 'budget', action: 'loss.leads.raise' },
  OUT_OF_STOCK: { share: 'budget', action: 'loss.stock.raise' },
  ACCOUNT_LIMIT: { share: 'budget', action: 'loss.account-limit.raise' },
  PACING_THROTTLED: { share: 'pacing', action: 'loss.pacing.raise-daily-budget' },
  BELOW_RESERVE: { share: 'reserve', action: 'loss.reserve.raise-bid' },
  BELOW_RELEVANCE: { share: 'relevance', action: 'loss.relevance.narrow-targeting' },
  BELOW_ATTENTION_FLOOR: { share: 'relevance', action: 'loss.attention.improve-offer' },
  SAME_PARTNER_LIMIT: { share: 'rank', action: 'loss.same-partner.own-better-offer' },
  RIVAL_IN_SLOT: { share: 'rank', action: 'loss.rival.raise-bid-or-quality' },
  OUTRANKED: { share: 'rank', action: 'loss.rank.raise-bid-or-quality' },
  DISPLACED_BY_EXPLORATION: { share: 'rank', action: 'loss.exploration.nothing-to-do' },
  HELD_FOR_RESERVATION: { share: 'rank', action: 'loss.reservation.reserve-ahead' },
  NOT_EXAMINED: { share: 'rank', action: 'loss.not-examined.see-report' },
};

/** Adds `count` losses to a tally under construction. */
export function countLoss(tally: Partial<Record<LossReason, number>>, reason: LossReason, count = 1): void {
  if (count > 0) tally[reason] = (tally[reason] ?? 0) + count;
}
