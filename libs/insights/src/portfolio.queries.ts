import type { Site, Tx } from '@ringroad/platform';

export interface StageCount {
  readonly stage: string;
  /** Each user once, however many journeys he has there. */
  readonly users: number;
  readonly journeys: number;
}

/**
 * Who stood in which stage of a programme at an instant, by what is known today: a late event changes the past. A journey that
 * entered at that very instant stands there, one that left then does not. Stages where nobody stood are missing. Index: stage_stay_left.
 */
export function stagesAt(tx: Tx, site: Pick<Site, 'id'>, at: Date, programmeId: string): Promise<StageCount[]> {
  return tx.query<StageCount>(
    `select stage, count(distinct user_id)::int as users, count(*)::int as journeys from stage_stay
     where site_id = $1 and programme_id = $2 and entered_at <= $3 and (left_at > $3 or left_at is null) group by 1`,
    [site.id, programmeId, at],
  );
}

/** Users who stood in any of its stages, each once. Index: stage_stay_left. */
export async function usersAt(tx: Tx, site: Pick<Site, 'id'>, at: Date, programmeId: string): Promise<number> {
  const [row] = await tx.query<{ users: number }>(
    `select count(distinct user_id)::int as users from stage_stay
     where site_id = $1 and programme_id = $2 and entered_at <= $3 and (left_at > $3 or left_at is null)`,
    [site.id, programmeId, at],
  );
  return row?.users ?? 0;
}

export interface StageMoves {
  /** Null: the journey began. */
  readonly from: string | null;
  /** Null: it ended with `outcome`. */
  readonly to: string | null;
  readonly outcome: string | null;
  readonly users: number;
  readonly moves: number;
}

/** Who went from where to where at an instant in [from, to), most first; a journey may make the same move again. Indexes: stage_stay_left, stage_stay_begun. */
export function movesBetween(tx: Tx, site: Pick<Site, 'id'>, from: Date, to: Date, programmeId: string): Promise<StageMoves[]> {
  return tx.query<StageMoves>(
    `select stage as "from", next_stage as "to", outcome, count(distinct user_id)::int as users, count(*)::int as moves
     from stage_stay where site_id = $1 and programme_id = $2 and left_at >= $3 and left_at < $4 group by 1, 2, 3
     union all
     select null, stage, null, count(distinct user_id)::int, count(*)::int
     from stage_stay where site_id = $1 and programme_id = $2 and step = 1 and entered_at >= $3 and entered_at < $4 group by 2
     order by users desc, "from" nulls first, "to", outcome`,
    [site.id, programmeId, from, to],
  );
}

/** A month of days, and more than half of them. */
const DAYS = 30;
const MOST = DAYS / 2 + 1;

export interface EmptiedStage {
  readonly stage: string;
  /** When the last user left it. */
  readonly since: Date;
  /** On how many of the thirty days before, at this hour of the site's calendar, somebody stood there. */
  readonly days: number;
}

/**
 * Of stages where nobody stands at an instant, those where on most of the thirty days before somebody did (programmes.md S60). A stage
 * that is empty more often than not has not emptied. Index: stage_stay_left.
 */
export function emptiedStages(tx: Tx, site: Pick<Site, 'id' | 'timezone'>, at: Date, programmeId: string, empty: readonly string[]): Promise<EmptiedStage[]> {
  if (empty.length === 0) return Promise.resolve([]);
  return tx.query<EmptiedStage>(
    `with days as materialized (
       select (($3::timestamptz at time zone $4) - n * interval '1 day') at time zone $4 as at from generate_series(1, ${DAYS}) as n),
     recent as materialized (
       select stage, entered_at, left_at from stage_stay
       where site_id = $1 and programme_id = $2 and stage = any($5::text[]) and left_at > $3::timestamptz - interval '${DAYS + 2} days' and left_at <= $3),
     emptied as (
       select stage, max(left_at) as since,
         (select count(*)::int from days d where exists (select from recent r where r.stage = e.stage and r.entered_at <= d.at and r.left_at > d.at)) as days
       from recent e group by stage)
     select stage, since, days from emptied where days >= ${MOST} order by since desc, stage`,
    [site.id, programmeId, at, site.timezone, empty],
  );
}
