import { People } from '@ringroad/lifecycle';
import { OnEvent, type StoredEvent, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';

/** What the market remembers of leads: no second offer while a claim is fresh, and a better idea of what works. */
@Injectable()
export class MarketHandlers {
  constructor(private readonly people: People) {}

  @OnEvent('market.remember-claim')
  async rememberClaim(tx: Tx, events: readonly StoredEvent<'market.remember-claim'>[]): Promise<void> {
    await tx.query(
      `insert into recent_claim as r (site_id, user_id, partner_id, category, claimed_at)
       select "siteId", "userId", "partnerId", category, max(at)
       from jsonb_to_recordset($1::jsonb) as c ("siteId" uuid, "userId" uuid, "partnerId" uuid, category text, at timestamptz)
       group by 1, 2, 3, 4 order by 1, 2, 3, 4
       on conflict (site_id, user_id, partner_id, category)
       do update set claimed_at = greatest(r.claimed_at, excluded.claimed_at)`,
      [JSON.stringify(await this.current(tx, events))],
    );
  }

  /** A lead that came to nothing leaves the user free to be offered this partner again. */
  @OnEvent('market.forget-claim')
  async forgetClaim(tx: Tx, events: readonly StoredEvent<'market.forget-claim'>[]): Promise<void> {
    const expired = (await this.current(tx, events)).filter((payload) => payload.outcome === 'expired');
    await tx.query(
      `delete from recent_claim r using jsonb_to_recordset($1::jsonb) as c ("siteId" uuid, "userId" uuid, "partnerId" uuid, category text, at timestamptz)
       where r.site_id = c."siteId" and r.user_id = c."userId" and r.partner_id = c."partnerId" and r.category = c.category
         and r.claimed_at <= c.at`,
      [JSON.stringify(expired)],
    );
  }

  @OnEvent('market.learn-outcome')
  async learnOutcome(tx: Tx, events: readonly StoredEvent<'market.learn-outcome'>[]): Promise<void> {
    await tx.query(
      `update win w set qualified_at = q.at
       from jsonb_to_recordset($1::jsonb) as q ("siteId" uuid, "userId" uuid, "winId" uuid, at timestamptz)
       where w.site_id = q."siteId" and w.user_id = q."userId" and w.id = q."winId"`,
      [JSON.stringify(await this.current(tx, events))],
    );
  }

  /** An upheld dispute: what was sold was no lead, and the offer that brought it learns so. */
  @OnEvent('market.unlearn-outcome')
  async unlearnOutcome(tx: Tx, events: readonly StoredEvent<'market.unlearn-outcome'>[]): Promise<void> {
    await tx.query(
      `update win w set credited_at = c.at
       from jsonb_to_recordset($1::jsonb) as c ("siteId" uuid, "userId" uuid, "winId" uuid, at timestamptz)
       where w.site_id = c."siteId" and w.user_id = c."userId" and w.id = c."winId"`,
      [JSON.stringify(await this.current(tx, events))],
    );
  }

  /** What was said of users, of those who stand for them now; nobody is merged until the transaction ends. */
  private async current<Payload extends { readonly siteId: string; readonly userId: string }>(tx: Tx, events: readonly { readonly payload: Payload }[]): Promise<Payload[]> {
    const survivors = await this.people.heldSurvivors(tx, events.map((event) => event.payload));
    return events.map(({ payload }) => ({ ...payload, userId: survivors.get(payload.userId) ?? payload.userId }));
  }
}
