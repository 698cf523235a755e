import type { Minor } from '@ringroad/kernel';
import type { CampaignState, CampaignView } from './campaign-view.js';
import { isHeldByRival } from './exclusive-business.js';
import { audienceReason, carReason, hourReason, welcome, within } from './fine-gate.js';
import { passes } from './lottery.js';
import type { GateReason } from './loss-reason.js';
import type { Opportunity, RecentClaim } from './opportunity.js';

/** The same person × partner × category is not sold twice within this time (the lead contract's duplicate rule). */
export const DUPLICATE_WINDOW_DAYS = 30;
const DAY_MS = 86_400_000;

/** What the gates need to know besides campaign and opportunity. */
export interface GateTerms {
  /** Lowest price of a lead here: whoever cannot pay it is out of money, not out of rank. */
  readonly reserve: Minor;
  readonly pacingDrum: number;
  readonly ticket: number;
}

/** Whether a campaign may be put up for this opportunity; null is yes, else the first reason why not. */
export function gate(campaign: CampaignView, state: CampaignState, opportunity: Opportunity, terms: GateTerms): GateReason | null {
  return standing(campaign) ?? schedule(campaign, opportunity.now) ?? target(campaign, opportunity) ?? person(campaign, opportunity) ?? money(state, terms);
}

/** Campaign, partner and offer are in order. */
export function standing(campaign: CampaignView): GateReason | null {
  if (campaign.campaignStatus !== 'active') return 'CAMPAIGN_INACTIVE';
  if (campaign.partnerStatus !== 'active') return 'PARTNER_INACTIVE';
  if (campaign.offerStatus !== 'approved') return 'OFFER_INACTIVE';
  return campaign.outOfCodes ? 'OUT_OF_CODES' : null;
}

function schedule(campaign: CampaignView, now: Date): GateReason | null {
  if (campaign.startsAt !== null && now < campaign.startsAt) return 'SCHEDULE_NOT_STARTED';
  if (campaign.endsAt !== null && now >= campaign.endsAt) return 'SCHEDULE_ENDED';
  return campaign.offersEndAt !== null && now >= campaign.offersEndAt ? 'OFFER_ENDED' : null;
}

function target(campaign: CampaignView, opportunity: Opportunity): GateReason | null {
  const { asset } = opportunity;
  if (!welcome(campaign.stages, opportunity.stage)) return 'STAGE';
  const need = opportunity.needs.find(({ category }) => category === campaign.category);
  if (need === undefined) return 'CATEGORY';
  if (need.closed !== undefined) return need.closed;
  if (!welcome(campaign.regions, asset.region)) return 'REGION';
  if (!welcome(campaign.brands, asset.brand)) return 'BRAND';
  if (!within(campaign.priceMin, campaign.priceMax, asset.price)) return 'PRICE_BAND';
  if (!welcome(campaign.seasons, opportunity.season)) return 'SEASON';
  return carReason(campaign.targeting, asset) ?? hourReason(campaign, opportunity.now);
}

function person(campaign: CampaignView, { user, now }: Opportunity): GateReason | null {
  if (user.controlGroup) return 'CONTROL_GROUP';
  if (!user.consented.has(campaign.category)) return 'CONSENT_MISSING';
  if (user.muted.has(campaign.category)) return 'CATEGORY_MUTED';
  if (user.cappedPartners.has(campaign.partnerId)) return 'PARTNER_CAPPED';
  const audience = audienceReason(campaign.targeting, user);
  if (audience !== null) return audience;
  if (user.openOffers.has(campaign.id)) return 'ALREADY_OPEN';
  if (isHeldByRival(user.heldBy, campaign)) return 'RIVAL_OPEN';
  const duplicate = user.recentClaims.some((claim) => claim.partnerId === campaign.partnerId && claim.category === campaign.category && stillBlocks(claim, now));
  return duplicate ? 'DUPLICATE_WINDOW' : null;
}

function money(state: CampaignState, { reserve, pacingDrum, ticket }: GateTerms): GateReason | null {
  const least = reserve > 0n ? reserve : 1n;
  if (state.walletAvailable < least) return 'WALLET_EMPTY';
  if (state.totalRemaining !== null && state.totalRemaining < least) return 'TOTAL_BUDGET_EXHAUSTED';
  if (state.monthlyRemaining !== null && state.monthlyRemaining < least) return 'MONTHLY_BUDGET_EXHAUSTED';
  if (state.weeklyRemaining !== null && state.weeklyRemaining < least) return 'WEEKLY_BUDGET_EXHAUSTED';
  if (state.dailyRemaining !== null && state.dailyRemaining < least) return 'DAILY_BUDGET_EXHAUSTED';
  if (state.leadsRemaining !== null && state.leadsRemaining < 1) return 'LEADS_EXHAUSTED';
  if (state.stockRemaining !== null && state.stockRemaining < 1) return 'OUT_OF_STOCK';
  if (state.accountRemaining !== null && state.accountRemaining < least) return 'ACCOUNT_LIMIT';
  return passes(state.passPpm, pacingDrum, ticket) ? null : 'PACING_THROTTLED';
}

/** A claim blocks from its instant until 30 × 24 hours later (or its own number of days), that end excluded. */
export function stillBlocks(claim: RecentClaim, now: Date): boolean {
  return now.getTime() < claim.at.getTime() + (claim.days ?? DUPLICATE_WINDOW_DAYS) * DAY_MS;
}
