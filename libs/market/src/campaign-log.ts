import { newId } from '@ringroad/kernel';
import type { Keyset, Tx } from '@ringroad/platform';
import type { Campaign } from './campaign.entity.js';
import type { CampaignChange } from './domain/campaign-changes.js';

/** Who changed a campaign: staff of the partner or of the site (a partner's API key is no member), or a program of the installation. */
export interface Actor {
  readonly kind: 'partner' | 'operator' | 'program';
  readonly memberId: string | null;
}

export const PROGRAM: Actor = { kind: 'program', memberId: null };

/** Where a page of a campaign's log goes on: the id of the last line, whose order is that of time. */
export type LogKey = readonly [id: string];

export interface LoggedChange extends CampaignChange {
  readonly id: string;
  readonly version: number;
  readonly at: Date;
  readonly actor: Actor['kind'];
  readonly memberName: string | null;
  readonly note: string | null;
}

/** Writes down what was changed together; the version is the one the change made. */
export async function logChanges(tx: Tx, campaign: Campaign, by: Actor, at: Date, changes: readonly CampaignChange[], note: string | null = null): Promise<void> {
  const lines = changes.map((change) => ({ id: newId(), ...change }));
  await tx.query(
    `insert into campaign_change (site_id, partner_id, campaign_id, id, version, at, actor, member_id, field, before, after, note)
     select $1, $2, $3, l.id, $4, $5, $6, $7, l.field, l.before, l.after, $8
     from jsonb_to_recordset($9::jsonb) as l (id uuid, field text, before jsonb, after jsonb)`,
    [campaign.siteId, campaign.partnerId, campaign.id, campaign.version, at, by.kind, by.memberId, note, JSON.stringify(lines)],
  );
}

/** The log of a campaign, the newest first (index: campaign_change_pkey). A partner's scope does not see what operators are called. */
export function changesPage(tx: Tx, siteId: string, partnerId: string, campaignId: string, page: Keyset<LogKey>): Promise<LoggedChange[]> {
  return tx.query<LoggedChange>(
    `select c.id, c.version, c.at, c.actor, m.display_name as "memberName", c.field, c.before, c.after, c.note
     from campaign_change c left join member m on m.site_id = c.site_id and m.id = c.member_id
     where c.site_id = $1 and c.partner_id = $2 and c.campaign_id = $3 and ($4::uuid is null or c.id < $4)
     order by c.id desc limit $5`,
    [siteId, partnerId, campaignId, page.after?.[0] ?? null, page.limit],
  );
}

/** Whether the campaign came to be of this version by this decision of an operator. */
export async function wasDecided(tx: Tx, campaign: Campaign, version: number, decision: 'approved' | 'refused'): Promise<boolean> {
  const found = await tx.query(
    `select from campaign_change where site_id = $1 and partner_id = $2 and campaign_id = $3 and version = $4 and field = 'review' and after = to_jsonb($5::text)`,
    [campaign.siteId, campaign.partnerId, campaign.id, version, decision],
  );
  return found.length > 0;
}
