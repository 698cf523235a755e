import { derivedId } from '@ringroad/kernel';
import { assetKeys, orderFacts, triggerOf, type StoredFact } from './fact.js';

/** Somebody else came to own a car that this user's facts speak of. */
export interface PurchaseByAnother {
  readonly assetKey: string;
  readonly buyerId: string;
  readonly at: Date;
}

/** A sale and a purchase this close are the two sides of one deal. */
const SAME_DEAL_MS = 60 * 86_400_000;

/**
 * The sales a user never told, and that are certain because somebody else bought the car: without them a seller who forgets his ad
 * stays a seller for ever. His own word goes first: where he told the sale himself, within 60 days after the purchase or any time
 * before it, nothing is added.
 */
export function witnessedSales(siteId: string, userId: string, own: readonly StoredFact[], purchases: readonly PurchaseByAnother[]): StoredFact[] {
  const ordered = orderFacts(own);
  const keyOf = assetKeys(ordered);
  const witnessed: StoredFact[] = [];
  for (const { assetKey, buyerId, at } of [...purchases].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.buyerId < b.buyerId ? -1 : 1))) {
    const mine = orderFacts([...ordered.filter((fact) => keyOf(fact) === assetKey), ...witnessed.filter((fact) => fact.properties['assetId'] === assetKey)]);
    const last = mine.filter(({ occurredAt }) => occurredAt < at).at(-1);
    if (last === undefined || triggerOf(last) === 'listing.sold') continue;
    if (mine.some((fact) => triggerOf(fact) === 'listing.sold' && fact.occurredAt >= at && fact.occurredAt.getTime() <= at.getTime() + SAME_DEAL_MS)) continue;
    const id = derivedId('witnessed-sale', siteId, userId, assetKey, buyerId, at.toISOString());
    witnessed.push({ id, type: 'Listing Sold', occurredAt: at, receivedAt: at, properties: { assetId: assetKey } });
  }
  return witnessed;
}
