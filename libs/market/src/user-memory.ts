import { byUser, type Site, type Statement, type Tx, wordArray } from '@ringroad/platform';
import { holdersOf } from './domain/exclusive-business.js';
import type { MarketPolicy } from './domain/market-policy.js';
import type { RecentClaim, UserFacts } from './domain/opportunity.js';
import { type Win, WIN_COLUMNS } from './wins.js';

/** What the market itself knows of a user. */
export type UserMemory = Pick<UserFacts, 'openOffers' | 'heldBy' | 'recentClaims' | 'excludedBy'>;

/** An offer that its user can still take; until then out of sight, when put off for later. */
export interface OpenWin extends Win {
  readonly hiddenUntil: Date | null;
}

/** What the market knows of a batch of users. */
export interface UserMemories {
  /** Under the rules in force. */
  of(userId: string, policy: MarketPolicy): UserMemory;
  open(userId: string): readonly OpenWin[];
}

type ClaimRow = Omit<RecentClaim, 'days'> & { readonly userId: string };

const DAY_MS = 86_400_000;

/** Offers that stand open, and bonuses in users' hands that keep rivals away. Primary key of win starts with (site, user). */
const WINS: Statement = {
  name: 'remembered-wins',
  text: `select ${WIN_COLUMNS}, hidden_until as "hiddenUntil" from win
    where site_id = $1 and user_id in (select unnest((select $2::uuid[]))) and expires_at > $3 and (state = 'fresh' or state = 'claimed' and keeps_rivals_away)`,
};

/** Primary key of recent_claim starts with (site, user): a few rows a user. */
const CLAIMS: Statement = {
  name: 'recent-claims',
  text: `select user_id as "userId", partner_id as "partnerId", category, claimed_at as at from recent_claim
    where site_id = $1 and user_id in (select unnest((select $2::uuid[])))`,
};

/** Lists that hold an address or number of the user (contact_pkey, then exclusion_entry_hash). */
const EXCLUDED: Statement = {
  name: 'excluded-by',
  text: `select distinct c.user_id as "userId", e.list_id as "listId" from contact c
    join exclusion_entry e on e.site_id = c.site_id and e.hash_index = c.hash_index
    where c.site_id = $1 and c.user_id in (select unnest((select $2::uuid[]))) and c.hash_index is not null`,
};

/** Reads them in one round trip. */
export async function userMemories(tx: Tx, site: Site, userIds: readonly string[]): Promise<UserMemories> {
  const users = wordArray(userIds);
  const [wins, claimed, excluded] = await Promise.all([
    tx.query<OpenWin>(WINS, [site.id, users, site.now]),
    tx.query<ClaimRow>(CLAIMS, [site.id, users]),
    tx.query<{ readonly userId: string; readonly listId: string }>(EXCLUDED, [site.id, users]),
  ]);
  const openOf = byUser(wins.filter(({ state }) => state === 'fresh'));
  const loneOf = byUser(wins.filter(({ state }) => state === 'claimed'));
  const claimsOf = byUser(claimed);
  const listsOf = byUser(excluded);
  const open = (userId: string) => openOf.get(userId) ?? [];
  return {
    open,
    of: (userId, { duplicateDays, exclusiveCategories }) => {
      const claims = claimsOf.get(userId) ?? [];
      const recent = claims.filter(({ at }) => at.getTime() > site.now.getTime() - duplicateDays * DAY_MS);
      const recentClaims = recent.map(({ partnerId, category, at }): RecentClaim => ({ partnerId, category, at, days: duplicateDays }));
      return {
        openOffers: new Set(open(userId).map(({ campaignId }) => campaignId)),
        heldBy: holdersOf(exclusiveCategories, open(userId), recentClaims, loneOf.get(userId) ?? [], site.now),
        recentClaims,
        excludedBy: new Set(listsOf.get(userId)?.map(({ listId }) => listId)),
      };
    },
  };
}
