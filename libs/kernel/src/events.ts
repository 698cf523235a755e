import type { Category } from './category.js';
import type { Stage } from './stage.js';

/**
 * Everything that happens inside the product, on one page. An event is written to the outbox in the transaction that made
 * it true and reaches each subscriber at least once. Times are ISO 8601 in UTC on the site's own clock; money is a decimal
 * string of minor units (JSON has no bigint).
 */
export interface EventMap {
  /** Intake stored facts from a site. One event speaks for a whole group commit. */
  'facts.stored': { readonly siteId: string; readonly userIds: readonly string[] };
  /** A journey stands in another stage than before. */
  'journey.moved': {
    readonly siteId: string;
    readonly userId: string;
    readonly journeyId: string;
    readonly from: Stage | null;
    readonly to: Stage;
    readonly occurredAt: string;
  };
  /** The moment to contact a user has come. */
  'contact-point.due': {
    readonly siteId: string;
    readonly userId: string;
    readonly contactPointId: string;
  };
  /** An auction was held and stored, won or not. */
  'decision.made': {
    readonly siteId: string;
    readonly userId: string;
    readonly decisionId: string;
    readonly contactPointId: string | null;
    readonly winners: number;
  };
  /** A message is on its way to a user. */
  'delivery.queued': { readonly siteId: string; readonly userId: string; readonly deliveryId: string };
  /** A user chose an offer and its price is on hold. */
  'offer.claimed': {
    readonly siteId: string;
    readonly userId: string;
    readonly leadId: string;
    readonly partnerId: string;
    readonly campaignId: string;
    readonly category: Category;
    readonly price: string;
    readonly at: string;
  };
  /** The user proved the contact with the one-time code. */
  'lead.verified': { readonly siteId: string; readonly userId: string; readonly leadId: string; readonly at: string };
  /** The lead contract was met; the price is posted in the same transaction. */
  'lead.qualified': {
    readonly siteId: string;
    readonly userId: string;
    readonly leadId: string;
    readonly partnerId: string;
    readonly campaignId: string;
    readonly category: Category;
    readonly price: string;
    readonly at: string;
  };
  /** The lead ended without a charge: rejected by a rule, a duplicate, or 72 hours without a code. */
  'lead.closed': {
    readonly siteId: string;
    readonly userId: string;
    readonly leadId: string;
    readonly partnerId: string;
    readonly campaignId: string;
    readonly outcome: 'rejected' | 'duplicate' | 'expired';
    readonly reason: string;
    readonly at: string;
  };
  /** Something that targets, prices or pays for a campaign changed: candidate indexes reload it. */
  'campaign.changed': { readonly siteId: string; readonly partnerId: string; readonly campaignId: string };
}

export type EventName = keyof EventMap;
