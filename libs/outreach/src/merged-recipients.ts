import { copyRows, type MergeStep, MergesUsers, moveRows, type Tx, type UserMerge } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { mergedPreference } from './domain/merged-preference.js';
import type { Preference } from './domain/preference.js';
import { revivePreference } from './preferences.js';

/**
 * One person is spoken to once: the attention of both ids counts together, and what either of them said holds. Receipts keep the time
 * they were given at, and the last one decides, as within one id.
 */
@Injectable()
@MergesUsers('outreach')
export class MergedRecipients implements MergeStep {
  async mergeUsers(tx: Tx, merge: UserMerge): Promise<void> {
    moveRows(tx, 'delivery', merge);
    copyRows(tx, 'attention_entry', merge);
    copyRows(tx, 'consent_receipt', merge);
    await this.mergePreferences(tx, merge);
    this.shareSuppressions(tx, merge);
  }

  private async mergePreferences(tx: Tx, { siteId, formerId, userId }: UserMerge): Promise<void> {
    const rows = await tx.query<{ userId: string; settings: Preference; at: Date }>(
      `select user_id as "userId", settings, updated_at as at from preference where site_id = $1 and user_id = any($2::uuid[])
       order by user_id for update`,
      [siteId, [formerId, userId]],
    );
    if (!rows.some((row) => row.userId === formerId)) return;
    const [newer, older] = [...rows].sort((a, b) => b.at.getTime() - a.at.getTime());
    if (!newer) return;
    const wanted = revivePreference(newer.settings);
    const settings = older ? mergedPreference(wanted, revivePreference(older.settings)) : wanted;
    tx.send(
      `insert into preference (site_id, user_id, settings, updated_at) values ($1, $2, $3, $4)
       on conflict (site_id, user_id) do update set settings = excluded.settings, updated_at = excluded.updated_at`,
      [siteId, userId, JSON.stringify(settings), newer.at],
    );
    tx.send('delete from preference where site_id = $1 and user_id = $2', [siteId, formerId]);
  }

  /** An address that does not exist says nothing of the person's others; a person's final word is about all of them. */
  private shareSuppressions(tx: Tx, { siteId, formerId, userId }: UserMerge): void {
    tx.send(
      `with known as (select blind_index from contact where site_id = $1 and user_id = any($2::uuid[]))
       insert into suppression (site_id, blind_index, channel, reason, at)
       select distinct on (k.blind_index, s.channel) $1, k.blind_index, s.channel, s.reason, s.at
       from suppression s join known said on said.blind_index = s.blind_index cross join known k
       where s.site_id = $1 and s.reason <> 'hard-bounce'
       order by k.blind_index, s.channel, s.at
       on conflict do nothing`,
      [siteId, [formerId, userId]],
    );
  }
}
