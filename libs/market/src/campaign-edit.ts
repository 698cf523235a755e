import { newId } from '@ringroad/kernel';
import type { Campaign, CampaignStatus } from './campaign.entity.js';
import type { CampaignChange } from './domain/campaign-changes.js';
import type { CampaignDraft } from './domain/campaign-draft.js';
import type { OfferDraft } from './domain/offer-draft.js';
import { type ChangedText, Offer } from './offer.entity.js';

export interface CampaignWithOffers {
  readonly campaign: Campaign;
  /** The oldest first. */
  readonly offers: readonly Offer[];
}

/** What the partner wrote down last: texts that wait for an operator, or that were refused, included. */
export function draftOf({ campaign, offers }: CampaignWithOffers): CampaignDraft {
  const { name, category, stages, regions, brands, seasons, targeting, priceMin, priceMax, maxPrice, adjustments, totalBudget, monthlyBudget, weeklyBudget, dailyBudget } = campaign;
  const { totalLeads, monthlyLeads, weeklyLeads, dailyLeads, pacing, stock, startsAt, endsAt } = campaign;
  return {
    name, category, stages, regions, brands, seasons, targeting, priceMin, priceMax, maxPrice, adjustments, totalBudget, monthlyBudget, weeklyBudget, dailyBudget,
    totalLeads, monthlyLeads, weeklyLeads, dailyLeads, pacing, stock, startsAt, endsAt,
    offers: offers.map((offer) => {
      const { id, validDays, weight, expiresAt, codeKind, keepsRivalsAway } = offer;
      return { ...(offer.changedText ?? shownText(offer)), id, validDays, weight, expiresAt, codeKind, keepsRivalsAway };
    }),
  };
}

export function columnsOf({ offers: _offers, ...columns }: CampaignDraft) {
  return { ...columns, stages: [...columns.stages], regions: [...columns.regions], brands: [...columns.brands], seasons: [...columns.seasons], adjustments: [...columns.adjustments] };
}

/** What users read of it now, or would read if it were approved as it is. */
export function shownText({ title, text, terms, texts }: ChangedText): ChangedText {
  return { title, text, terms, texts };
}

/** Whether an operator has to read something of it. */
export function waits(offer: Pick<Offer, 'status' | 'changedText' | 'reviewNote'>): boolean {
  return offer.status === 'draft' || (offer.status === 'approved' && offer.changedText !== null && offer.reviewNote === null);
}

/**
 * The offers of a campaign when the partner wants these: changed, new and taken out. Weights, ends and codes change at once; another text
 * than the one an operator approved waits. Says at the campaign since when something waits.
 */
export function offersAfter(campaign: Campaign, offers: readonly Offer[], wanted: readonly OfferDraft[], now: Date): Offer[] {
  const kept = wanted.map((draft) => edited(offers.find(({ id }) => id === draft.id) ?? newOffer(campaign, now), draft));
  const gone = offers.filter(({ id }) => !kept.some((offer) => offer.id === id)).map((offer) => Object.assign(offer, { status: 'refused', removedAt: now }));
  campaign.waitingSince = waitingAfter({ campaign, offers: kept }, campaign.status, now);
  return [...kept, ...gone];
}

/** Since when something of the campaign waits for an operator, in that status: a draft is nobody's business yet. */
export function waitingAfter({ campaign, offers }: CampaignWithOffers, status: CampaignStatus, now: Date): Date | null {
  const waiting = status === 'review' || ((status === 'active' || status === 'paused') && offers.some(waits));
  return waiting ? (campaign.waitingSince ?? now) : null;
}

/** What a move changed, for the log. */
export function movesBetween(before: Pick<Campaign, 'status' | 'pausedBy' | 'partnerPaused'>, after: Campaign): CampaignChange[] {
  return (['status', 'pausedBy', 'partnerPaused'] as const)
    .map((field) => ({ field, before: before[field], after: after[field] }))
    .filter((change) => change.before !== change.after && (change.field !== 'partnerPaused' || before.pausedBy === after.pausedBy));
}

function newOffer({ siteId, partnerId, id: campaignId }: Campaign, now: Date): Offer {
  return Object.assign(new Offer(), { siteId, partnerId, campaignId, id: newId(), title: '', text: '', terms: '', texts: {}, status: 'draft', changedText: null, reviewNote: null, removedAt: null, createdAt: now });
}

function edited(offer: Offer, { title, text, terms, texts, validDays, weight, expiresAt, codeKind, keepsRivalsAway }: OfferDraft): Offer {
  Object.assign(offer, { validDays, weight, expiresAt, codeKind, keepsRivalsAway });
  const wanted = { title, text, terms, texts };
  if (sameText(offer.changedText ?? shownText(offer), wanted)) return offer;
  // Another text is another question to the operator: the note was about the one before.
  offer.reviewNote = null;
  if (offer.status === 'approved') offer.changedText = sameText(shownText(offer), wanted) ? null : wanted;
  else Object.assign(offer, wanted, { status: 'draft' });
  return offer;
}

function sameText(one: ChangedText, other: ChangedText): boolean {
  return spelled(one) === spelled(other);
}

function spelled({ title, text, terms, texts }: ChangedText): string {
  const others = Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)).map(([language, each]) => [language, each.title, each.text, each.terms]);
  return JSON.stringify([title, text, terms, others]);
}
