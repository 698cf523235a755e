import type { Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { NO_PREFERENCE, type Preference } from './domain/preference.js';

/** What each user asked for. */
@Injectable()
export class Preferences {
  async get(tx: Tx, siteId: string, userId: string): Promise<Preference> {
    const [row] = await tx.query<{ settings: Preference }>(
      'select settings from preference where site_id = $1 and user_id = $2',
      [siteId, userId],
    );
    return row ? revivePreference(row.settings) : NO_PREFERENCE;
  }

  /** Changes a user's preference by a pure function, alone: two changes at once both count. */
  async change(tx: Tx, siteId: string, userId: string, at: Date, change: (before: Preference) => Preference): Promise<Preference> {
    await tx.query(
      `insert into preference (site_id, user_id, settings, updated_at) values ($1, $2, $3, $4) on conflict do nothing`,
      [siteId, userId, JSON.stringify(NO_PREFERENCE), at],
    );
    const [row] = await tx.query<{ settings: Preference }>(
      'select settings from preference where site_id = $1 and user_id = $2 for update',
      [siteId, userId],
    );
    const after = change(row ? revivePreference(row.settings) : NO_PREFERENCE);
    await tx.query('update preference set settings = $3, updated_at = $4 where site_id = $1 and user_id = $2', [
      siteId,
      userId,
      JSON.stringify(after),
      at,
    ]);
    return after;
  }
}

/** JSON has no dates. */
export function revivePreference(settings: Preference): Preference {
  return {
    ...settings,
    pausedUntil: settings.pausedUntil === null ? null : new Date(settings.pausedUntil),
    muted: settings.muted.map((mute) => ({ ...mute, until: new Date(mute.until) })),
  };
}
