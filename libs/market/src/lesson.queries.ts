import type { Site, Tx } from '@ringroad/platform';
import { ATTRIBUTION_DAYS, HALF_LIFE_DAYS, type Lesson, MEMORY_DAYS } from './domain/lessons.js';

/** The midnight with which the site's day began; parameters: the site's now and zone. */
const MIDNIGHT = `(date_trunc('day', $2::timestamptz at time zone $3) at time zone $3)`;
const WINDOW = `interval '${ATTRIBUTION_DAYS} days'`;

/** Whether shows of the site had their attribution window since it last learnt. Index: win_shown. */
export async function canLearn(tx: Tx, site: Site): Promise<boolean> {
  const rows = await tx.query(
    `select from win
     where site_id = $1 and shown_at >= coalesce((select until from learning where site_id = $1), '-infinity') - ${WINDOW} and shown_at < ${MIDNIGHT} - ${WINDOW} limit 1`,
    [site.id, site.now, site.timezone],
  );
  return rows.length > 0;
}

/** The site's first midnight at which a further show has had its attribution window; null when none waits. Index: win_shown. */
export async function nextLesson(tx: Tx, siteId: string): Promise<Date | null> {
  const [row] = await tx.query<{ at: Date | null }>(
    `select (date_trunc('day', (min(w.shown_at) + ${WINDOW}) at time zone s.timezone) + interval '1 day') at time zone s.timezone as at
     from site s left join win w on w.site_id = s.id and w.shown_at >= coalesce((select until from learning where site_id = $1), '-infinity') - ${WINDOW}
     where s.id = $1 group by s.timezone`,
    [siteId],
  );
  return row?.at ?? null;
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
