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

interface FactRow extends StoredFact {
  readonly userId: string;
}

export interface HistoryPage {
  readonly histories: readonly UserHistory[];
  /** The last user id that was read; null when there are no more. */
  readonly lastUser: string | null;
}

/**
 * Whole users, as many as have about `size` of these events, after a user in the order of ids. Who alone has more is read whole: a
 * history of a hundred thousand events takes some 100 MB. Relies on the primary key of event.
 */
export async function historiesAfter(tx: Tx, siteId: string, names: readonly string[], afterUser: string | null, size: number): Promise<HistoryPage> {
  const told = [...names, ...CORRECTION_TYPES];
  const rows = await readFacts(tx, siteId, told, '($3::uuid is null or user_id > $3)', afterUser, size);
  const last = rows.at(-1)?.userId ?? null;
  if (last === null || rows.length < size) return { histories: await asPeople(tx, siteId, told, rows), lastUser: null };
  const whole = rows.filter(({ userId }) => userId !== last);
  const facts = whole.length > 0 ? whole : await readFacts(tx, siteId, told, 'user_id = $3', last);
  return { histories: await asPeople(tx, siteId, told, facts), lastUser: facts.at(-1)?.userId ?? null };
}

function readFacts(tx: Tx, siteId: string, names: readonly string[], whose: string, who: string | readonly string[] | null, limit?: number): Promise<FactRow[]> {
  return tx.query<FactRow>(
    `select user_id as "userId", id, name as type, occurred_at as "occurredAt", received_at as "receivedAt", message_id as "messageId", properties
     from event where site_id = $1 and name = any($2::text[]) and ${whose} order by user_id${limit === undefined ? '' : ` limit ${limit}`}`,
    [siteId, names, who],
  );
}

interface PersonRow {
  /** One of the ids the person had. */
  readonly toldAs: string;
  readonly userId: string;
  readonly locale: string;
  readonly zone: string;
  readonly formerIds: readonly string[];
}

/** One history for each person, who counts under the first of his ids that has any of these events: so each counts once. */
async function asPeople(tx: Tx, siteId: string, names: readonly string[], rows: readonly FactRow[]): Promise<UserHistory[]> {
  const factsOf = new Map<string, FactRow[]>();
  for (const row of rows) {
    const own = factsOf.get(row.userId);
    if (own === undefined) factsOf.set(row.userId, [row]);
    else own.push(row);
  }
  const people = await tx.query<PersonRow>(
    `select t.user_id as "toldAs", s.user_id as "userId", s.locale, s.timezone as zone, s.former_ids as "formerIds"
     from site_user t join site_user s on s.site_id = t.site_id and s.user_id = coalesce(t.merged_into, t.user_id)
     where t.site_id = $1 and t.user_id = any($2::uuid[]) order by t.user_id`,
    [siteId, [...factsOf.keys()]],
  );
  const histories: UserHistory[] = [];
  for (const { toldAs, userId, locale, zone, formerIds } of people) {
    const merged = formerIds.length > 0 ? await readFacts(tx, siteId, names, 'user_id = any($3::uuid[])', [userId, ...formerIds]) : null;
    if (merged !== null && merged[0]?.userId !== toldAs) continue;
    histories.push({ userId, user: { locale, zone }, facts: standingFacts(merged ?? factsOf.get(toldAs) ?? [], fitsSchema) });
  }
  return histories;
}
