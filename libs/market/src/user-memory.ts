import type { Site, Tx } from '@ringroad/platform';
import { holdersOf, type OpenOffer } from './domain/exclusive-business.js';
import type { MarketPolicy } from './domain/market-policy.js';
import type { RecentClaim, UserFacts } from './domain/opportunity.js';

/** What the market itself knows of a user. */
export type UserMemory = Pick<UserFacts, 'openOffers' | 'heldBy' | 'recentClaims' | 'excludedBy'>;

interface OfUser {
  readonly userId: string;
}

/** What the market knows of users, for a whole batch of them, under the rules in force. */
export async function userMemory(tx: Tx, site: Site, policy: MarketPolicy, userIds: readonly string[]): Promise<(userId: string) => UserMemory> {
  const [open, claims] = await Promise.all([openOffers(tx, site, userIds), recentClaims(tx, site, policy.duplicateDays, userIds)]);
  return (userId) => {
    const offers = open.get(userId) ?? [];
    const recent = claims.get(userId) ?? [];
    return {
      openOffers: new Set(offers.map(({ campaignId }) => campaignId)),
      heldBy: holdersOf(policy.exclusiveCategories, offers, recent, site.now),
      recentClaims: recent,
      excludedBy: new Set(),
    };
  };
}

/** Offers that users can still take; one put off for later is among them. Primary key of win starts with (site, user). */
async function openOffers(tx: Tx, site: Site, userIds: readonly string[]): Promise<Map<string, OpenOffer[]>> {
  const rows = await tx.query<OpenOffer & OfUser>(
    `select user_id as "userId", campaign_id as "campaignId", partner_id as "partnerId", category, shown_at as "shownAt" from win
     where site_id = $1 and user_id = any($2::uuid[]) and state = 'fresh' and expires_at > $3`,
    [site.id, userIds, site.now],
  );
  return byUser(rows);
}

/** Claims inside the duplicate window. Primary key of recent_claim starts with (site, user). */
async function recentClaims(tx: Tx, site: Site, duplicateDays: number, userIds: readonly string[]): Promise<Map<string, RecentClaim[]>> {
  const rows = await tx.query<RecentClaim & OfUser>(
    `select user_id as "userId", partner_id as "partnerId", category, claimed_at as at, $4::int as days from recent_claim
     where site_id = $1 and user_id = any($2::uuid[]) and claimed_at > $3::timestamptz - make_interval(days => $4)`,
    [site.id, userIds, site.now, duplicateDays],
  );
  return byUser(rows);
}

function byUser<Row extends OfUser>(rows: readonly Row[]): Map<string, Omit<Row, 'userId'>[]> {
  const found = new Map<string, Omit<Row, 'userId'>[]>();
  for (const { userId, ...row } of rows) {
    const own = found.get(userId);
    if (own) own.push(row);
    else found.set(userId, [row]);
  }
  return found;
}
