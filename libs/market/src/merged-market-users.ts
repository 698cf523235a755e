import { type MergeStep, MergesUsers, moveRows, type Tx, type UserMerge } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';

/** Decisions and offers of a merged user are the other's, and the claims of both count within one duplicate window. */
@Injectable()
@MergesUsers('market')
export class MergedMarketUsers implements MergeStep {
  async mergeUsers(tx: Tx, merge: UserMerge): Promise<void> {
    // Offers first: a claim under way has marked its own, or will find it gone and be refused.
    moveRows(tx, 'win', merge);
    moveRows(tx, 'decision', merge);
    this.mergeClaims(tx, merge);
  }

  /** Of two claims with one partner the later one counts. */
  private mergeClaims(tx: Tx, { siteId, formerId, userId }: UserMerge): void {
    tx.send(
      `insert into recent_claim as r (site_id, user_id, partner_id, category, claimed_at)
       select site_id, $3, partner_id, category, claimed_at from recent_claim where site_id = $1 and user_id = $2
       on conflict (site_id, user_id, partner_id, category) do update set claimed_at = greatest(r.claimed_at, excluded.claimed_at)`,
      [siteId, formerId, userId],
    );
    tx.send('delete from recent_claim where site_id = $1 and user_id = $2', [siteId, formerId]);
  }
}
