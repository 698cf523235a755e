import type { Tx } from '@ringroad/platform';

export interface RunningRow {
  readonly programmeId: string;
  readonly version: number;
  readonly stage: string;
  readonly journeys: number;
}

/** Journeys under way by programme, version and stage. Index: journey_programme. */
export function runningJourneys(tx: Tx, siteId: string, programmeId: string | null = null): Promise<RunningRow[]> {
  return tx.query<RunningRow>(
    `select programme_id as "programmeId", programme_version as version, stage, count(*)::int as journeys from journey
     where site_id = $1 and ended_at is null and ($2::text is null or programme_id = $2) group by 1, 2, 3`,
    [siteId, programmeId],
  );
}

/** Categories in which the site has a partner who may bid. */
export async function servedCategories(tx: Tx, siteId: string): Promise<Set<string>> {
  const rows = await tx.query<{ category: string }>(`select distinct unnest(categories) as category from partner where site_id = $1 and status = 'active'`, [siteId]);
  return new Set(rows.map(({ category }) => category));
}
