import type { Site, Tx } from '@ringroad/platform';
import type { HypothesisCounts } from './domain/hypothesis-counts.js';
import type { UserHistory } from './domain/hypothesis-happenings.js';
import type { ProgrammeDefinition } from './domain/programme.js';
import { CORRECTION_TYPES, standingFacts } from './domain/standing-facts.js';
import type { StoredFact } from './domain/fact.js';
import { fitsSchema } from './event-schemas.js';

export interface CountRow {
  readonly hypothesisId: string;
  readonly counts: HypothesisCounts;
  readonly measuredAt: Date;
}

/** What was counted for one version of a programme. */
export function countsOf(tx: Tx, siteId: string, { id, version }: ProgrammeName): Promise<CountRow[]> {
  return tx.query<CountRow>(
    `select hypothesis_id as "hypothesisId", counts, measured_at as "measuredAt" from hypothesis_count
     where site_id = $1 and programme_id = $2 and programme_version = $3`,
    [siteId, id, version],
  );
}

export type ProgrammeName = Pick<ProgrammeDefinition, 'id' | 'version'>;

/** Which of these programmes were counted on this day of the site's calendar already, by id. */
export async function countedToday(tx: Tx, site: Site, programmes: readonly ProgrammeName[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `select distinct p.id from unnest($4::text[], $5::int[]) as p (id, version)
     join hypothesis_count c on c.site_id = $1 and c.programme_id = p.id and c.programme_version = p.version
     where (c.measured_at at time zone $3)::date >= ($2::timestamptz at time zone $3)::date`,
    [site.id, site.now, site.timezone, programmes.map(({ id }) => id), programmes.map(({ version }) => version)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** A count under way. */
export interface Run {
  readonly programmeVersion: number;
  readonly counts: Readonly<Record<string, HypothesisCounts>>;
  readonly asOf: Date;
  readonly afterUser: string | null;
}

/** Locks the run of a programme for this transaction; null when there is none. `busy`: somebody else goes on with it. */
export async function lockRun(tx: Tx, siteId: string, programmeId: string): Promise<Run | null | 'busy'> {
  const [own] = await tx.query<{ mine: boolean }>(`select pg_try_advisory_xact_lock(hashtextextended('hypotheses ' || $1 || ' ' || $2, 0)) as mine`, [siteId, programmeId]);
  if (own?.mine !== true) return 'busy';
  const [run] = await tx.query<Run>(
    `select programme_version as "programmeVersion", counts, as_of as "asOf", after_user as "afterUser" from hypothesis_run
     where site_id = $1 and programme_id = $2`,
    [siteId, programmeId],
  );
  return run ?? null;
}

export async function saveRun(tx: Tx, siteId: string, programmeId: string, { programmeVersion, counts, asOf, afterUser }: Run): Promise<void> {
  await tx.query(
    `insert into hypothesis_run (site_id, programme_id, programme_version, counts, as_of, after_user) values ($1, $2, $3, $4, $5, $6)
     on conflict (site_id, programme_id) do update set programme_version = excluded.programme_version, counts = excluded.counts,
       as_of = excluded.as_of, after_user = excluded.after_user`,
    [siteId, programmeId, programmeVersion, JSON.stringify(counts), asOf, afterUser],
  );
}

/** The counts are complete: they are what the site's data say from now on. */
export async function finishRun(tx: Tx, siteId: string, programmeId: string, { programmeVersion, counts, asOf }: Run): Promise<void> {
  await tx.query('delete from hypothesis_count where site_id = $1 and programme_id = $2', [siteId, programmeId]);
  await tx.query(
    `insert into hypothesis_count (site_id, programme_id, hypothesis_id, programme_version, counts, measured_at)
     select $1, $2, key, $3, value, $4 from jsonb_each($5::jsonb)`,
    [siteId, programmeId, programmeVersion, asOf, JSON.stringify(counts)],
  );
  await tx.query('delete from hypothesis_run where site_id = $1 and programme_id = $2', [siteId, programmeId]);
}

export interface HistoryPage {
  readonly histories: readonly UserHistory[];
  /** The last user that was read; null when there are no more. */
  readonly lastUser: string | null;
}

/** Asked for at once; fewer where they have more to tell than a page holds. */
const USERS = 2_000;

/**
 * Whole users, as many as have up to `size` of these events, after a user in the order of ids: each with what was told under any id he
 * had. Who alone has more is read whole: a history of a hundred thousand events takes some 100 MB. By users and not by events: only
 * so each page is found by the primary keys of site_user and event, without sorting all that follows.
 */
export async function historiesAfter(tx: Tx, siteId: string, names: readonly string[], afterUser: string | null, size: number): Promise<HistoryPage> {
  const people = await tx.query<PersonRow>(
    `select user_id as "userId", locale, timezone as zone, former_ids as "formerIds" from site_user
     where site_id = $1 and user_id > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000') and merged_into is null order by user_id limit ${USERS}`,
    [siteId, afterUser],
  );
  for (let some = people; ; some = some.slice(0, Math.ceil(some.length / 8))) {
    const facts = await readFacts(tx, siteId, names, some, some.length > 1 ? size + 1 : null);
    if (facts.length > size && some.length > 1) continue;
    const more = some.length < people.length || people.length === USERS;
    return { histories: historiesOf(some, facts), lastUser: more ? (some.at(-1)?.userId ?? null) : null };
  }
}

interface PersonRow {
  readonly userId: string;
  readonly locale: string;
  readonly zone: string;
  readonly formerIds: readonly string[];
}

interface FactRow extends StoredFact {
  readonly userId: string;
}

function readFacts(tx: Tx, siteId: string, names: readonly string[], people: readonly PersonRow[], limit: number | null): Promise<FactRow[]> {
  return tx.query<FactRow>(
    `select user_id as "userId", id, name as type, occurred_at as "occurredAt", received_at as "receivedAt", message_id as "messageId", properties
     from event where site_id = $1 and user_id = any($2::uuid[]) and name = any($3::text[]) limit $4`,
    [siteId, people.flatMap(({ userId, formerIds }) => [userId, ...formerIds]), [...names, ...CORRECTION_TYPES], limit],
  );
}

function historiesOf(people: readonly PersonRow[], facts: readonly FactRow[]): UserHistory[] {
  const factsOf = new Map<string, FactRow[]>();
  for (const fact of facts) {
    const own = factsOf.get(fact.userId);
    if (own === undefined) factsOf.set(fact.userId, [fact]);
    else own.push(fact);
  }
  return people.flatMap(({ userId, formerIds, locale, zone }) => {
    const own = [userId, ...formerIds].flatMap((id) => factsOf.get(id) ?? []);
    return own.length === 0 ? [] : [{ userId, user: { locale, zone }, facts: standingFacts(own, fitsSchema) }];
  });
}
