import type { Site, Tx } from '@ringroad/platform';
import { ATTRIBUTION_DAYS, HALF_LIFE_DAYS, type Lesson, MEMORY_DAYS } from './domain/lessons.js';

/** The midnight with which the site's day began; parameters: the site's now and zone. */
const MIDNIGHT = `(date_trunc('day', $2::timestamptz at time zone $3) at time zone $3)`;
const WINDOW = `interval '${ATTRIBUTION_DAYS} days'`;

/** Whether shows of the site had their attribution window since it last learnt. Index: win_shown. */
export async function canLearn(tx: Tx, site: Site): Promise<boolean> {
  const rows = await tx.query(`select from win where site_id = $1 and shown_at >= $4::timestamptz - ${WINDOW} and shown_at < ${MIDNIGHT} - ${WINDOW} limit 1`, [
    site.id,
    site.now,
    site.timezone,
    await learntUntil(tx, site.id),
  ]);
  return rows.length > 0;
}

/** The site's first midnight at which a further show has had its attribution window; null when none waits. Index: win_shown. */
export async function nextLesson(tx: Tx, siteId: string): Promise<Date | null> {
  const [row] = await tx.query<{ at: Date }>(
    `select (date_trunc('day', (w.shown_at + ${WINDOW}) at time zone s.timezone) + interval '1 day') at time zone s.timezone as at
     from site s cross join lateral (select shown_at from win where site_id = $1 and shown_at >= $2::timestamptz - ${WINDOW} order by shown_at limit 1) as w
     where s.id = $1`,
    [siteId, await learntUntil(tx, siteId)],
  );
  return row?.at ?? null;
}

/** Asked for by itself: as a part of those questions it would keep them from their index, and they are asked at each look at the clock. */
async function learntUntil(tx: Tx, siteId: string): Promise<Date | '-infinity'> {
  const [row] = await tx.query<{ until: Date }>('select until from learning where site_id = $1', [siteId]);
  return row?.until ?? '-infinity';
}

/**
 * Counts all shows that had their window by the last midnight, anew: a lead that came late, one that was given back, all are as they
 * stand now. Returns how many lessons there are. Index: win_shown.
 */
export async function learn(tx: Tx, site: Site): Promise<number> {
  await tx.query('delete from lesson where site_id = $1', [site.id]);
  const lessons = await tx.query(
    `insert into lesson (site_id, partner_id, campaign_id, offer_id, category, stage, trials, success)
     select site_id, partner_id, campaign_id, coalesce(offer_id, campaign_id), category, stage, sum(weight),
       coalesce(sum(weight) filter (where qualified_at is not null and credited_at is null), 0)
     from (
       select *, power(0.5, extract(epoch from ${MIDNIGHT} - shown_at) / 86400 / ${HALF_LIFE_DAYS})::float8 as weight from win
       where site_id = $1 and shown_at >= ${MIDNIGHT} - interval '${MEMORY_DAYS} days' and shown_at < ${MIDNIGHT} - ${WINDOW}
     ) w
     group by 1, 2, 3, 4, 5, 6 returning 1`,
    [site.id, site.now, site.timezone],
  );
  await tx.query(
    `insert into learning (site_id, until) values ($1, ${MIDNIGHT}) on conflict (site_id) do update set until = excluded.until`,
    [site.id, site.now, site.timezone],
  );
  return lessons.length;
}

export function lessonsOf(tx: Tx, siteId: string): Promise<Lesson[]> {
  return tx.query<Lesson>(
    'select partner_id as "partnerId", campaign_id as "campaignId", offer_id as "offerId", category, stage, trials, success from lesson where site_id = $1',
    [siteId],
  );
}
