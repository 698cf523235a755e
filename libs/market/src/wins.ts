import { type Category, DomainError, type Minor, type Stage } from '@ringroad/kernel';
import type { Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';

export type WinState = 'fresh' | 'claimed' | 'dismissed' | 'expired';

/** An offer as it was won for a user: what is shown, and the price frozen for its claim. */
export interface Win {
  readonly id: string;
  readonly userId: string;
  readonly decisionId: string;
  readonly partnerId: string;
  readonly campaignId: string;
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
  readonly shownAt: Date;
  readonly expiresAt: Date;
  readonly state: WinState;
}

const COLUMNS = `id, user_id as "userId", decision_id as "decisionId", partner_id as "partnerId", campaign_id as "campaignId", category, stage,
  position, price, partner_name as "partnerName", title, text, terms, regions, reason, shown_at as "shownAt", expires_at as "expiresAt", state`;

/** What users were offered. */
@Injectable()
export class Wins {
  /** Raises NOT_FOUND for an offer the scope cannot see. */
  async get(tx: Tx, siteId: string, userId: string, id: string): Promise<Win> {
    const [win] = await tx.query<Win>(`select ${COLUMNS} from win where site_id = $1 and user_id = $2 and id = $3`, [siteId, userId, id]);
    if (!win) throw new DomainError('NOT_FOUND', 'This offer does not exist.', { offerId: id });
    return win;
  }

  /** A user's offers, newest first, from a place in the list on. */
  page(tx: Tx, siteId: string, userId: string, limit: number, after?: { readonly at: Date; readonly id: string }): Promise<Win[]> {
    return tx.query<Win>(
      `select ${COLUMNS} from win where site_id = $1 and user_id = $2 and ($4::timestamptz is null or (shown_at, id) < ($4, $5::uuid))
       order by shown_at desc, id desc limit $3`,
      [siteId, userId, limit, after?.at ?? null, after?.id ?? null],
    );
  }

  ofDecision(tx: Tx, siteId: string, userId: string, decisionId: string): Promise<Win[]> {
    return tx.query<Win>(
      `select ${COLUMNS} from win where site_id = $1 and user_id = $2 and decision_id = $3 order by position`,
      [siteId, userId, decisionId],
    );
  }

  /** The contact point that opened a decision; null for a page view. */
  async contactPointOf(tx: Tx, siteId: string, userId: string, decisionId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string | null }>(
      'select contact_point_id as id from decision where site_id = $1 and user_id = $2 and id = $3',
      [siteId, userId, decisionId],
    );
    return row?.id ?? null;
  }

  /** Only a fresh offer can be dismissed; for others nothing happens. */
  async dismiss(tx: Tx, siteId: string, userId: string, id: string): Promise<void> {
    await tx.query(`update win set state = 'dismissed' where site_id = $1 and user_id = $2 and id = $3 and state = 'fresh'`, [siteId, userId, id]);
  }

  async markClaimed(tx: Tx, siteId: string, wins: readonly { readonly userId: string; readonly winId: string }[]): Promise<void> {
    await tx.query(
      `update win w set state = 'claimed' from unnest($2::uuid[], $3::uuid[]) as c (user_id, id)
       where w.site_id = $1 and w.user_id = c.user_id and w.id = c.id and w.state = 'fresh'`,
      [siteId, wins.map((win) => win.userId), wins.map((win) => win.winId)],
    );
  }
}
