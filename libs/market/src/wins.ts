import { type Category, DomainError, isUuid, type Minor, type OwnText, type Stage } from '@ringroad/kernel';
import type { Keyset, Site, Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';

export type WinState = 'fresh' | 'claimed' | 'dismissed' | 'expired';

/** What the user said when putting an offer away for good. */
export type WinDismissal = 'not-relevant' | 'already-done';

/** Where a page of offers goes on: when the last one was shown, and its id. */
export type WinKey = readonly [shownAt: string, id: string];

/** An offer as it was won for a user: what is shown, and the price frozen for its claim. */
export interface Win {
  readonly id: string;
  readonly userId: string;
  readonly decisionId: string;
  readonly partnerId: string;
  readonly campaignId: string;
  /** The offer among those of its campaign; null for wins of before campaigns had several. */
  readonly offerId: string | null;
  readonly category: Category;
  readonly stage: Stage;
  readonly position: number;
  readonly price: Minor;
  readonly partnerName: string;
  readonly title: string;
  readonly text: string;
  readonly terms: string;
  readonly regions: readonly string[];
  readonly reason: string;
  /** That reason in the words of the site's own programme; null where the words are ours. */
  readonly reasonTexts: OwnText | null;
  readonly shownAt: Date;
  readonly expiresAt: Date;
  readonly state: WinState;
}

/** With the instant as Postgres prints it, for the cursor. */
export interface ListedWin extends Win {
  readonly shownAtText: string;
}

/** Of `win`, as a `Win`. */
export const WIN_COLUMNS = `id, user_id as "userId", decision_id as "decisionId", partner_id as "partnerId", campaign_id as "campaignId", offer_id as "offerId", category, stage,
  position, price, partner_name as "partnerName", title, text, terms, regions, reason, reason_texts as "reasonTexts", shown_at as "shownAt", expires_at as "expiresAt", state`;

/** What users were offered. */
@Injectable()
export class Wins {
  /** Raises NOT_FOUND for an offer the scope cannot see. */
  async get(tx: Tx, siteId: string, userId: string, id: string): Promise<Win> {
    const [win] = isUuid(id) ? await tx.query<Win>(`select ${WIN_COLUMNS} from win where site_id = $1 and user_id = $2 and id = $3`, [siteId, userId, id]) : [];
    if (!win) throw new DomainError('NOT_FOUND', 'This offer does not exist.', { offerId: id });
    return win;
  }

  /** A user's offers, newest first, without those put off for later. Primary key of win starts with (site, user). */
  page(tx: Tx, site: Site, userId: string, page: Keyset<WinKey>): Promise<ListedWin[]> {
    return tx.query<ListedWin>(
      `select ${WIN_COLUMNS}, shown_at::text as "shownAtText" from win
       where site_id = $1 and user_id = $2 and (hidden_until is null or hidden_until <= $3)
         and ($4::timestamptz is null or (shown_at, id) < ($4, $5::uuid))
       order by shown_at desc, id desc limit $6`,
      [site.id, userId, site.now, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
  }

  /** How many `page` goes through. */
  async count(tx: Tx, site: Site, userId: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      'select count(*)::int as count from win where site_id = $1 and user_id = $2 and (hidden_until is null or hidden_until <= $3)',
      [site.id, userId, site.now],
    );
    return row?.count ?? 0;
  }

  /** What may be put before the user now, the latest moment first and within it the best first. */
  fresh(tx: Tx, site: Site, userId: string, limit: number): Promise<Win[]> {
    return tx.query<Win>(
      `select ${WIN_COLUMNS} from win
       where site_id = $1 and user_id = $2 and state = 'fresh' and expires_at > $3 and (hidden_until is null or hidden_until <= $3)
       order by shown_at desc, position limit $4`,
      [site.id, userId, site.now, limit],
    );
  }

  ofDecision(tx: Tx, siteId: string, userId: string, decisionId: string): Promise<Win[]> {
    return tx.query<Win>(
      `select ${WIN_COLUMNS} from win where site_id = $1 and user_id = $2 and decision_id = $3 order by position`,
      [siteId, userId, decisionId],
    );
  }

  /**
   * Of these offers those that can be taken now: fresh, not over, of a campaign and a partner that take leads. Needs a scope that sees
   * campaigns (index: campaign_pkey).
   */
  async takeable<Shown extends Win>(tx: Tx, site: Site, wins: readonly Shown[]): Promise<Shown[]> {
    const open = wins.filter((win) => win.state === 'fresh' && win.expiresAt > site.now);
    if (open.length === 0) return [];
    const running = await tx.query<{ id: string }>(
      `select c.id from campaign c join partner p on p.site_id = c.site_id and p.id = c.partner_id and p.status = 'active'
       join (select distinct * from unnest($2::uuid[], $3::uuid[])) as k (partner_id, id) on k.partner_id = c.partner_id and k.id = c.id
       where c.site_id = $1 and c.status = 'active'`,
      [site.id, open.map((win) => win.partnerId), open.map((win) => win.campaignId)],
    );
    const ids = new Set(running.map(({ id }) => id));
    return open.filter((win) => ids.has(win.campaignId));
  }

  /** The contact points behind these decisions: those that opened them, and whose moment a page view stood in. Needs the site's scope: decisions show rivals. */
  async contactPointsOf(tx: Tx, siteId: string, userId: string, decisionIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ id: string; contactPointId: string }>(
      `select id, coalesce(contact_point_id, moment_id) as "contactPointId" from decision
       where site_id = $1 and user_id = $2 and id = any($3::uuid[]) and coalesce(contact_point_id, moment_id) is not null`,
      [siteId, userId, decisionIds],
    );
    return new Map(rows.map((row) => [row.id, row.contactPointId]));
  }

  /** The contact point behind a decision; null where none is known. */
  async contactPointOf(tx: Tx, siteId: string, userId: string, decisionId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string | null }>(
      'select coalesce(contact_point_id, moment_id) as id from decision where site_id = $1 and user_id = $2 and id = $3',
      [siteId, userId, decisionId],
    );
    return row?.id ?? null;
  }

  /** Only a fresh offer can be put away; returns whether this one was. */
  async dismiss(tx: Tx, siteId: string, userId: string, id: string, reason: WinDismissal): Promise<boolean> {
    const rows = await tx.query(
      `update win set state = 'dismissed', dismiss_reason = $4 where site_id = $1 and user_id = $2 and id = $3 and state = 'fresh' returning id`,
      [siteId, userId, id, reason],
    );
    return rows.length > 0;
  }

  /** Keeps a fresh offer out of sight for a while; returns whether it was fresh. */
  async putOff(tx: Tx, siteId: string, userId: string, id: string, until: Date): Promise<boolean> {
    const rows = await tx.query(
      `update win set hidden_until = $4 where site_id = $1 and user_id = $2 and id = $3 and state = 'fresh' returning id`,
      [siteId, userId, id, until],
    );
    return rows.length > 0;
  }

  /** A user who had put the offer away may take it after all. Returns how many of them were there to be taken. */
  async markClaimed(tx: Tx, siteId: string, wins: readonly { readonly userId: string; readonly winId: string }[]): Promise<number> {
    const marked = await tx.query(
      `update win w set state = 'claimed' from unnest($2::uuid[], $3::uuid[]) as c (user_id, id)
       where w.site_id = $1 and w.user_id = c.user_id and w.id = c.id and w.state in ('fresh', 'dismissed') returning w.id`,
      [siteId, wins.map((win) => win.userId), wins.map((win) => win.winId)],
    );
    return marked.length;
  }
}
