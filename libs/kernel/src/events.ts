import type { Category } from './category.js';

/**
 * Everything that happens inside the product, on one page. An event is written to the outbox in the transaction that made
 * it true and reaches each subscriber at least once. Times are ISO 8601 in UTC on the site's own clock; money is a decimal
 * string of minor units (JSON has no bigint).
 */
export interface EventMap {
  /** Intake stored facts from a site. One event speaks for a whole group commit. */
  'facts.stored': { readonly siteId: string; readonly userIds: readonly string[] };
  /** A user said yes or no to being contacted, on the site. */
  'consent.stated': {
    readonly siteId: string;
    readonly userId: string;
    readonly statementId: string;
    readonly purpose: string;
    readonly channel: string;
    readonly granted: boolean;
    readonly textVersion: string;
    /** Told with a page's key, which anybody can read there: such a word gives no consent back that was taken away. */
    readonly fromPage: boolean;
    readonly at: string;
  };
  /** The moment to contact a user has come. */
  'contact-point.due': {
    readonly siteId: string;
    readonly userId: string;
    readonly contactPointId: string;
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
    readonly winId: string;
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
    readonly category: Category;
    readonly outcome: 'rejected' | 'duplicate' | 'expired';
    readonly reason: string;
    readonly at: string;
  };
  /** The price of a qualified lead was given back: it does not count as one. */
  'lead.credited': {
    readonly siteId: string;
    readonly userId: string;
    readonly leadId: string;
    readonly winId: string;
    readonly partnerId: string;
    readonly campaignId: string;
    readonly category: Category;
    readonly price: string;
    readonly at: string;
  };
  /** The moments of a site were counted for the first time in a week: those to come can be predicted anew. */
  'moments.counted': { readonly siteId: string };
  /** A one-time code must reach the user. */
  'code.requested': { readonly siteId: string; readonly userId: string; readonly leadId: string; readonly sends: number };
}

export type EventName = keyof EventMap;

/**
 * Who listens to what: handler → event. A handler gets its events in batches and at least once. Boot fails when a handler
 * named here is missing from the code, is there twice, or is not named here.
 */
export const SUBSCRIPTIONS = {
  'lifecycle.fold': 'facts.stored',
  'outreach.record-consent': 'consent.stated',
  'outreach.open-opportunity': 'contact-point.due',
  'outreach.send': 'delivery.queued',
  'leads.send-code': 'code.requested',
  'leads.judge': 'lead.verified',
  'market.remember-claim': 'offer.claimed',
  'market.learn-outcome': 'lead.qualified',
  'market.unlearn-outcome': 'lead.credited',
  'market.forget-claim': 'lead.closed',
  'market.predict-moments': 'moments.counted',
} as const satisfies Record<string, EventName>;

export type HandlerName = keyof typeof SUBSCRIPTIONS;

export function handlersOf(event: EventName): HandlerName[] {
  return (Object.keys(SUBSCRIPTIONS) as HandlerName[]).filter((handler) => SUBSCRIPTIONS[handler] === event);
}
