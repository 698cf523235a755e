import { programmeStageOf, type Stage } from '@ringroad/kernel';
import type { Keyset, Site, Tx } from '@ringroad/platform';
import { stageKey } from './stage-key.queries.js';

export interface UserFilter {
  readonly stage: Stage | null;
  /** Beginning of the site's own user id, or of one the user had before; or words that the car, or the region, has all of. */
  readonly search: string | null;
  /** Or users with this very e-mail, by its blind index. */
  readonly emailIndex: Buffer | null;
}

export interface UserRow {
  readonly id: string;
  readonly externalId: string;
  readonly locale: string;
  readonly timezone: string;
  readonly region: string | null;
  readonly lastEventAt: Date | null;
  readonly stage: Stage | null;
  readonly assetId: string | null;
  readonly nextContactAt: Date | null;
  /** Occasions that reached the user in the last seven days. */
  readonly contactsThisWeek: number;
  /** What the list is sorted by, to the microsecond. */
  readonly sortText: string;
}

/** `sortText` and id of the last user seen. */
export type UserKey = readonly [string, string];

const SELECTED = `
  select u.user_id as id, u.external_id as "externalId", u.locale, u.timezone, u.region, u.last_event_at as "lastEventAt",
    ${stageKey('j')} as stage, j.subject_id as "assetId", coalesce(u.last_event_at, u.first_seen_at)::text as "sortText",
    (select min(due_at) from contact_point p where p.site_id = u.site_id and p.user_id = u.user_id and p.status = 'planned') as "nextContactAt",
    (select count(distinct occasion)::int from attention_entry a where a.site_id = u.site_id and a.user_id = u.user_id
      and a.at > $2::timestamptz - interval '7 days' and a.returns is null
      and not exists (select from attention_entry r where r.site_id = a.site_id and r.user_id = a.user_id and r.returns = a.id)) as "contactsThisWeek"
  from site_user u left join lateral (
    select programme_id, stage, subject_id from journey j where j.site_id = u.site_id and j.user_id = u.user_id and j.ended_at is null
    order by stage_entered_at desc, id limit 1) j on true`;

/** The words are looked for in one pass over the open journeys, hashed once a query: the list sorts all users of the site anyway. */
const FILTER = `u.site_id = $1 and u.merged_into is null
  and ($3::text[] is null or exists (select from journey f where f.site_id = u.site_id and f.user_id = u.user_id and f.ended_at is null
    and f.programme_id = ($3::text[])[1] and f.stage = ($3::text[])[2]))
  and (($4::text is null and $5::bytea is null) or u.external_id like $4
    or u.user_id in (select m.merged_into from site_user m where m.site_id = $1 and m.external_id like $4 and m.merged_into is not null)
    or lower(u.region) like all ($6::text[])
    or u.user_id in (select c.user_id from contact c where c.site_id = $1 and c.kind = 'email' and c.blind_index = $5)
    or u.user_id in (
      select f.user_id from journey f join asset a on a.site_id = f.site_id and a.id = f.subject_id
      join site_user s on s.site_id = f.site_id and s.user_id = f.user_id
      where f.site_id = $1 and f.ended_at is null and lower(concat_ws(' ', a.brand, a.model, a.year, s.region)) like all ($6::text[])))`;

function parametersOf(site: Site, { stage, search, emailIndex }: UserFilter): unknown[] {
  const literal = search?.replaceAll(/[\\%_]/g, '\\$&') ?? null;
  const words = literal?.toLowerCase().split(/\s+/).map((word) => `%${word}%`) ?? null;
  const standing = stage === null ? null : Object.values(programmeStageOf(stage));
  return [site.id, site.now, standing, literal === null ? null : `${literal}%`, emailIndex, words];
}

/** Users who moved last come first. */
export function usersPage(tx: Tx, site: Site, filter: UserFilter, page: Keyset<UserKey>): Promise<UserRow[]> {
  return tx.query<UserRow>(
    `${SELECTED} where ${FILTER} and ($8::timestamptz is null or (coalesce(u.last_event_at, u.first_seen_at), u.user_id) < ($8, $9::uuid))
     order by coalesce(u.last_event_at, u.first_seen_at) desc, u.user_id desc limit $7`,
    [...parametersOf(site, filter), page.limit, page.after?.[0] ?? null, page.after?.[1] ?? null],
  );
}

export async function countUsers(tx: Tx, site: Site, filter: UserFilter): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `select count(*)::int as n from site_user u where ${FILTER} and $2::timestamptz is not null`,
    parametersOf(site, filter),
  );
  return row?.n ?? 0;
}

/** Who was merged into another is that other. */
export async function userById(tx: Tx, site: Site, userId: string): Promise<UserRow | null> {
  const [row] = await tx.query<UserRow>(
    `${SELECTED} where u.site_id = $1 and u.user_id = coalesce((select m.merged_into from site_user m where m.site_id = $1 and m.user_id = $3), $3)`,
    [site.id, site.now, userId],
  );
  return row ?? null;
}

/** Cars of a user, told of last first. */
export async function assetIdsOf(tx: Tx, siteId: string, userId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select a.id from ownership o join asset a on a.site_id = o.site_id and a.id = o.asset_id
     where o.site_id = $1 and o.user_id = $2 order by a.last_fact_at desc, a.id`,
    [siteId, userId],
  );
  return rows.map((row) => row.id);
}

export interface JourneyRow {
  readonly id: string;
  readonly subjectId: string;
  readonly programmeId: string;
  readonly programmeVersion: number;
  readonly stage: Stage;
  readonly enteredAt: Date;
  readonly closed: boolean;
  readonly outcome: string | null;
  readonly cycle: number;
}

export function journeysOf(tx: Tx, siteId: string, userId: string): Promise<JourneyRow[]> {
  return tx.query<JourneyRow>(
    `select id, subject_id as "subjectId", programme_id as "programmeId", programme_version as "programmeVersion", ${stageKey('j')} as stage, stage_entered_at as "enteredAt", ended_at is not null as closed, outcome, cycle
     from journey j where site_id = $1 and user_id = $2 order by ended_at is not null, stage_entered_at desc, id`,
    [siteId, userId],
  );
}
