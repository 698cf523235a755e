import type { Site, Tx } from '@ringroad/platform';
import type { PlannedContactPoint } from './domain/contact-point.js';
import type { StoredFact } from './domain/fact.js';
import type { FoldedLife } from './domain/fold.js';
import type { JourneyState } from './domain/journey.js';
import { staysOf } from './domain/stage-stay.js';
import type { KeptContactPoint } from './domain/merged-life.js';
import { standingFacts } from './domain/standing-facts.js';
import type { Reconciliation } from './domain/reconcile.js';
import { fitsSchema } from './event-schemas.js';

/** What `identify` tells of a person beside consents and contacts. */
interface Traits {
  readonly locale: string;
  readonly timezone: string;
  readonly region: string | null;
  readonly segments: readonly string[];
  readonly score: number | null;
}

export interface LoadedUser extends Traits {
  readonly userId: string;
  /** Of all ids the person had. */
  readonly facts: readonly StoredFact[];
  readonly contactPoints: readonly KeptContactPoint[];
  /** By fact, the id it was told of; null where the person has always had one. */
  readonly tellers: ReadonlyMap<string, string> | null;
}

export interface FoldedUser {
  readonly user: LoadedUser;
  readonly life: FoldedLife;
  readonly changes: Reconciliation;
  readonly refoldAt: Date | null;
}

type FactRow = StoredFact & { readonly userId: string };
type PointRow = KeptContactPoint & { readonly userId: string };
type PersonRow = Pick<LoadedUser, 'userId' | keyof Traits> & { readonly formerIds: readonly string[] };

/**
 * Locks the users' rows (in order, against deadlocks), then reads all their facts and contact points. One who was merged into another
 * comes back as that other, with the facts of both.
 */
export async function loadUsers(tx: Tx, siteId: string, userIds: readonly string[]): Promise<LoadedUser[]> {
  return readUsers(tx, siteId, await lockStanding(tx, siteId, userIds));
}

/** The same without the lock, for whoever only looks; merged ones are missing. */
export async function readUsers(tx: Tx, siteId: string, userIds: readonly string[]): Promise<LoadedUser[]> {
  const people = await tx.query<PersonRow>(
    `select user_id as "userId", locale, timezone, region, segments, score, former_ids as "formerIds" from site_user
     where site_id = $1 and user_id = any($2::uuid[]) and merged_into is null order by user_id`,
    [siteId, userIds],
  );
  const standsFor = new Map(people.flatMap(({ userId, formerIds }) => [userId, ...formerIds].map((id) => [id, userId] as const)));
  const facts = await tx.query<FactRow>(
    `select user_id as "userId", id, name as type, occurred_at as "occurredAt", received_at as "receivedAt", message_id as "messageId", properties
     from event where site_id = $1 and user_id = any($2::uuid[])`,
    [siteId, [...standsFor.keys()]],
  );
  const points = await tx.query<PointRow>(
    `select user_id as "userId", id, journey_id as "journeyId", subject_id as "subjectId", point_id as "pointId", cause_id as "causeId", due_at as "dueAt",
       window_end as "windowEnd", needs, status
     from contact_point where site_id = $1 and user_id = any($2::uuid[])`,
    [siteId, userIds],
  );
  const factsOf = groupByUser(facts, standsFor);
  const pointsOf = groupByUser(points, standsFor);
  return people.map(({ formerIds, ...person }) => {
    const told = factsOf.get(person.userId) ?? [];
    const own = standingFacts(told, fitsSchema);
    const tellers = formerIds.length > 0 ? new Map(told.map((fact) => [fact.id, fact.userId])) : null;
    return { ...person, ...latestTraits(person, own), facts: own, contactPoints: pointsOf.get(person.userId) ?? [], tellers };
  });
}

/** Locks those of these people who stand for themselves, and who stands for the others. */
async function lockStanding(tx: Tx, siteId: string, userIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string; mergedInto: string | null }>(
    `select user_id as id, merged_into as "mergedInto" from site_user where site_id = $1 and user_id = any($2::uuid[]) order by user_id for update`,
    [siteId, userIds],
  );
  const standing = rows.flatMap(({ id, mergedInto }) => (mergedInto === null ? [id] : []));
  const others = new Set(rows.flatMap(({ mergedInto }) => mergedInto ?? []));
  for (const id of standing) others.delete(id);
  return others.size > 0 ? [...standing, ...(await lockStanding(tx, siteId, [...others]))] : standing;
}

/** What the newest `identify` says of each trait; what it leaves out stays. */
function latestTraits(person: Traits, facts: readonly StoredFact[]): Traits {
  const told = facts.filter((fact) => fact.type === 'identify').sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1));
  const traits = Object.assign({}, ...told.map((fact) => fact.properties)) as Record<string, unknown>;
  const text = (key: string) => (typeof traits[key] === 'string' && traits[key] !== '' ? (traits[key] as string) : undefined);
  return {
    locale: text('locale') ?? person.locale,
    timezone: text('timezone') ?? person.timezone,
    region: text('region') ?? person.region,
    segments: Array.isArray(traits.segments) ? traits.segments.filter((segment) => typeof segment === 'string') : person.segments,
    score: typeof traits.score === 'number' ? traits.score : person.score,
  };
}

function groupByUser<Row extends { readonly userId: string }>(rows: readonly Row[], standsFor: ReadonlyMap<string, string>): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const userId = standsFor.get(row.userId) ?? row.userId;
    const group = groups.get(userId);
    if (group) group.push(row);
    else groups.set(userId, [row]);
  }
  return groups;
}

const asJson = (rows: readonly unknown[]) => JSON.stringify(rows, (_key, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));

/**
 * Writes assets and ownerships as folded, and tells of which assets a purchase is known only now. An asset that several people had is
 * locked from here to the commit: whoever folds one of them after this sees what became of it in the hands of the others.
 */
export async function saveAssets(tx: Tx, site: Site, folded: readonly FoldedUser[]): Promise<string[]> {
  await upsertAssets(tx, site, folded);
  const kept = folded.map(({ user, life }) => ({ userId: user.userId, ids: life.assets.map(({ id }) => id) }));
  // A fact that was taken back, or told of another car after all, leaves cars that were never theirs.
  const gone = await tx.query<{ asset_id: string }>(
    `delete from ownership o using jsonb_to_recordset($2::jsonb) as k ("userId" uuid, ids uuid[])
     where o.site_id = $1 and o.user_id = any($3::uuid[]) and o.user_id = k."userId" and not (o.asset_id = any(k.ids)) returning o.asset_id`,
    [site.id, asJson(kept), kept.map(({ userId }) => userId)],
  );
  const ownerships = folded.flatMap(({ user, life }) => life.assets.map(({ id, ownedFrom, ownedTo }) => ({ userId: user.userId, id, ownedFrom, ownedTo })));
  const changed = await tx.query<{ asset_id: string; bought: boolean }>(
    `insert into ownership as o (site_id, user_id, asset_id, owned_from, owned_to)
     select $1, "userId", id, "ownedFrom", "ownedTo"
     from jsonb_to_recordset($2::jsonb) as r ("userId" uuid, id uuid, "ownedFrom" timestamptz, "ownedTo" timestamptz)
     on conflict (site_id, user_id, asset_id) do update set owned_from = excluded.owned_from, owned_to = excluded.owned_to
     where (o.owned_from, o.owned_to) is distinct from (excluded.owned_from, excluded.owned_to)
     -- Of a row that was there before, a purchase may have gone.
     returning asset_id, owned_from is not null or xmax <> 0 as bought`,
    [site.id, asJson(ownerships)],
  );
  return [...new Set([...gone, ...changed.filter((row) => row.bought)].map((row) => row.asset_id))];
}

export interface Purchase {
  readonly assetId: string;
  readonly buyerId: string;
  readonly at: Date;
}

/**
 * So many people have had no car. Whoever says so by a key that stands in a page would have them all folded again with each of his
 * messages: what is told of such an asset is nobody's witness.
 */
const MOST_OWNERS = 30;

/**
 * Who bought these assets, and when, unless more people had one than a car has had. Relies on ownership_asset; a join to the assets
 * would read the whole site of them where statistics are young.
 */
export function purchasesOf(tx: Tx, siteId: string, assetIds: readonly string[]): Promise<Purchase[]> {
  return tx.query<Purchase>(
    `select asset_id as "assetId", user_id as "buyerId", owned_from as at from (
       select asset_id, user_id, owned_from, count(*) over (partition by asset_id) as owners from ownership
       where site_id = $1 and asset_id = any($2::uuid[])) as o
     where owned_from is not null and owners <= ${MOST_OWNERS}`,
    [siteId, assetIds],
  );
}

/** Everybody else of whom it is known that they had one of these assets, with the same exception. */
export async function othersWithAssets(tx: Tx, siteId: string, assetIds: readonly string[], userIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ user_id: string }>(
    `select distinct user_id from (
       select user_id, count(*) over (partition by asset_id) as owners from ownership where site_id = $1 and asset_id = any($2::uuid[])) as o
     where owners <= ${MOST_OWNERS} and not (user_id = any($3::uuid[])) order by user_id`,
    [siteId, assetIds, userIds],
  );
  return rows.map((row) => row.user_id);
}

/**
 * Writes people, listings and journeys as folded. Updates name their users twice, in the join and as a
 * list: joined to a function alone, the planner reads the whole site where its statistics are young (a first import).
 */
export async function saveLives(tx: Tx, site: Site, folded: readonly FoldedUser[]): Promise<void> {
  await savePeople(tx, site, folded);
  await saveListings(tx, site, folded);
  await saveJourneys(tx, site, folded);
}

async function savePeople(tx: Tx, site: Site, folded: readonly FoldedUser[]): Promise<void> {
  const rows = folded.map(({ user, life, refoldAt }) => ({
    id: user.userId,
    locale: user.locale,
    timezone: user.timezone,
    region: life.assets.reduce<string | null>((region, asset) => asset.region ?? region, null) ?? user.region,
    segments: user.segments,
    score: user.score,
    refoldAt,
    lastEventAt: user.facts.reduce<Date | null>((last, fact) => (last === null || fact.occurredAt > last ? fact.occurredAt : last), null),
  }));
  await tx.query(
    `update site_user u set locale = r.locale, timezone = r.timezone, region = r.region, segments = r.segments, score = r.score,
       refold_at = r."refoldAt", last_event_at = r."lastEventAt"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, locale text, timezone text, region text, segments text[], score int, "refoldAt" timestamptz, "lastEventAt" timestamptz)
     where u.site_id = $1 and u.user_id = any($3::uuid[]) and u.user_id = r.id`,
    [site.id, asJson(rows), folded.map(({ user }) => user.userId)],
  );
}

async function upsertAssets(tx: Tx, site: Site, folded: readonly FoldedUser[]): Promise<void> {
  const assets = folded
    .flatMap(({ life }) => life.assets.map((asset) => ({ ...asset, currency: asset.price?.currency ?? null, price: asset.price?.amount ?? null })))
    .sort((a, b) => (a.id === b.id ? b.lastFactAt.getTime() - a.lastFactAt.getTime() : a.id < b.id ? -1 : 1));
  if (assets.length === 0) return;
  await tx.query(
    `insert into asset as a (site_id, id, asset_key, brand, brand_class, premium, model, year, price, currency, mileage, region, lat, lon,
       transmission, fuel, body_type, engine_capacity, condition, last_fact_at)
     select distinct on (id) $1, id, "assetKey", brand, "brandClass", premium, model, year, price, currency, mileage, region, lat, lon,
       transmission, fuel, "bodyType", "engineCapacity", condition, "lastFactAt"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, "assetKey" text, brand text, "brandClass" text, premium boolean, model text,
       year int, price bigint, currency text, mileage int, region text, lat double precision, lon double precision, transmission text, fuel text, "bodyType" text,
       "engineCapacity" double precision, condition text, "lastFactAt" timestamptz)
     order by id, "lastFactAt" desc
     on conflict (site_id, id) do update set brand = excluded.brand, brand_class = excluded.brand_class, premium = excluded.premium,
       model = excluded.model, year = excluded.year, price = excluded.price, currency = excluded.currency, mileage = excluded.mileage,
       region = excluded.region, lat = excluded.lat, lon = excluded.lon, transmission = excluded.transmission, fuel = excluded.fuel, body_type = excluded.body_type,
       engine_capacity = excluded.engine_capacity, condition = excluded.condition, last_fact_at = excluded.last_fact_at
     -- What the latest word says, unless nobody else has a word to say: then a corrected fact may be an earlier one.
     where excluded.last_fact_at >= a.last_fact_at
       or not exists (select from ownership o where o.site_id = a.site_id and o.asset_id = a.id and not (o.user_id = any($3::uuid[])))`,
    [site.id, asJson(assets), folded.map(({ user }) => user.userId)],
  );
}

async function saveListings(tx: Tx, site: Site, folded: readonly FoldedUser[]): Promise<void> {
  const listings = folded.flatMap(({ user, life }) => life.listings.map(({ price: _price, ...listing }) => ({ ...listing, userId: user.userId })));
  const kept = folded.map(({ user, life }) => ({ userId: user.userId, ids: life.listings.map(({ id }) => id) }));
  await tx.query(
    `delete from listing l using jsonb_to_recordset($2::jsonb) as k ("userId" uuid, ids uuid[])
     where l.site_id = $1 and l.user_id = any($3::uuid[]) and l.user_id = k."userId" and not (l.id = any(k.ids))`,
    [site.id, asJson(kept), kept.map(({ userId }) => userId)],
  );
  if (listings.length === 0) return;
  await tx.query(
    `insert into listing as l (site_id, user_id, id, listing_key, asset_id, status, posted_at, renewals, last_renewed_at, ended_at)
     select $1, "userId", id, "listingKey", "assetId", status, "postedAt", renewals, "lastRenewedAt", "endedAt"
     from jsonb_to_recordset($2::jsonb) as r ("userId" uuid, id uuid, "listingKey" text, "assetId" uuid, status text, "postedAt" timestamptz,
       renewals int, "lastRenewedAt" timestamptz, "endedAt" timestamptz)
     on conflict (site_id, user_id, id) do update set asset_id = excluded.asset_id, status = excluded.status, posted_at = excluded.posted_at,
       renewals = excluded.renewals, last_renewed_at = excluded.last_renewed_at, ended_at = excluded.ended_at
     where l is distinct from excluded`,
    [site.id, asJson(listings)],
  );
}

async function saveJourneys(tx: Tx, site: Site, folded: readonly FoldedUser[]): Promise<void> {
  const journeys = folded.flatMap(({ life }) => life.journeys);
  const kept = folded.map(({ user, life }) => ({ userId: user.userId, ids: life.journeys.map((journey) => journey.id) }));
  // A late fact can show that what was taken for two cars was one: journeys the facts no longer tell go.
  const gone = await tx.query<{ id: string }>(
    `delete from journey j using jsonb_to_recordset($2::jsonb) as k ("userId" uuid, ids uuid[])
     where j.site_id = $1 and j.user_id = any($3::uuid[]) and j.user_id = k."userId" and not (j.id = any(k.ids)) returning j.id`,
    [site.id, asJson(kept), kept.map(({ userId }) => userId)],
  );
  const changed = await tx.query<{ id: string }>(
    `insert into journey as j (site_id, user_id, id, programme_id, programme_version, subject_id, cycle, stage, stage_entered_at, started_at,
       ended_at, outcome, goal_reached, listing_key, renewals, predicted_sale_at, history)
     select $1, "userId", id, "programmeId", "programmeVersion", "subjectId", cycle, stage, "stageEnteredAt", "startedAt", "endedAt", outcome,
       "goalReached", "listingKey", renewals, "predictedSaleAt", history
     from jsonb_to_recordset($2::jsonb) as r ("userId" uuid, id uuid, "programmeId" text, "programmeVersion" int, "subjectId" uuid, cycle int,
       stage text, "stageEnteredAt" timestamptz, "startedAt" timestamptz, "endedAt" timestamptz, outcome text, "goalReached" boolean,
       "listingKey" text, renewals int, "predictedSaleAt" timestamptz, history jsonb)
     on conflict (site_id, user_id, id) do update set programme_version = excluded.programme_version, stage = excluded.stage,
       stage_entered_at = excluded.stage_entered_at, started_at = excluded.started_at, ended_at = excluded.ended_at,
       outcome = excluded.outcome, goal_reached = excluded.goal_reached, listing_key = excluded.listing_key, renewals = excluded.renewals,
       predicted_sale_at = excluded.predicted_sale_at, history = excluded.history
     where j is distinct from excluded returning id`,
    [site.id, asJson(journeys)],
  );
  const ids = new Set(changed.map(({ id }) => id));
  await saveStays(tx, site, journeys.filter(({ id }) => ids.has(id)), gone.map(({ id }) => id), kept.map(({ userId }) => userId));
}

/** The stays follow the histories: of journeys that changed what differs is written, and those that are gone leave none. */
async function saveStays(tx: Tx, site: Site, changed: readonly JourneyState[], gone: readonly string[], userIds: readonly string[]): Promise<void> {
  if (changed.length + gone.length === 0) return;
  await tx.query(
    `with told as (
       select * from jsonb_to_recordset($2::jsonb) as r ("userId" uuid, "journeyId" uuid, step int, "programmeId" text, stage text,
         "enteredAt" timestamptz, "leftAt" timestamptz, "nextStage" text, outcome text)),
     gone as (
       delete from stage_stay s where s.site_id = $1 and s.user_id = any($3::uuid[]) and s.journey_id = any($4::uuid[])
         and not exists (select from told t where t."journeyId" = s.journey_id and t.step = s.step))
     insert into stage_stay as s (site_id, user_id, journey_id, step, programme_id, stage, entered_at, left_at, next_stage, outcome)
     select $1, told.* from told
     on conflict (site_id, user_id, journey_id, step) do update set stage = excluded.stage, entered_at = excluded.entered_at,
       left_at = excluded.left_at, next_stage = excluded.next_stage, outcome = excluded.outcome
     where s is distinct from excluded`,
    [site.id, asJson(changed.flatMap(staysOf)), userIds, [...gone, ...changed.map(({ id }) => id)]],
  );
}

/** Writes only what reconciliation found to differ. A point that was fired is never touched. */
export async function saveContactPoints(tx: Tx, site: Site, folded: readonly FoldedUser[]): Promise<void> {
  const written = folded.flatMap(({ user, changes }) =>
    [...changes.insert, ...changes.reschedule].map((point: PlannedContactPoint) => ({ ...point, userId: user.userId })),
  );
  if (written.length > 0) {
    await tx.query(
      `insert into contact_point as p (site_id, user_id, id, journey_id, subject_id, programme_id, programme_version, point_id, occurrence, cause_id, stage, track, reason_key, needs,
         due_at, window_end, status)
       select $1, "userId", id, "journeyId", "subjectId", "programmeId", "programmeVersion", "pointId", occurrence, "causeId", stage, track, "reasonKey", needs, "dueAt", "windowEnd", status
       from jsonb_to_recordset($2::jsonb) as r ("userId" uuid, id uuid, "journeyId" uuid, "subjectId" uuid, "programmeId" text, "programmeVersion" int, "pointId" text, occurrence text,
         "causeId" uuid, stage text, track text, "reasonKey" text, needs text[], "dueAt" timestamptz, "windowEnd" timestamptz, status text)
       on conflict (site_id, user_id, id) do update set programme_version = excluded.programme_version, cause_id = excluded.cause_id, stage = excluded.stage, needs = excluded.needs,
         due_at = excluded.due_at, window_end = excluded.window_end, status = excluded.status, settled_at = null
       where p.status <> 'fired'`,
      [site.id, asJson(written)],
    );
  }
  const settled = folded.flatMap(({ user, changes }) => [
    ...changes.cancel.map((id) => ({ userId: user.userId, id, status: 'cancelled' })),
    ...changes.miss.map((id) => ({ userId: user.userId, id, status: 'missed' })),
  ]);
  if (settled.length === 0) return;
  await tx.query(
    `update contact_point p set status = r.status, settled_at = $3
     from jsonb_to_recordset($2::jsonb) as r ("userId" uuid, id uuid, status text)
     where p.site_id = $1 and p.user_id = any($4::uuid[]) and p.user_id = r."userId" and p.id = r.id and p.status = 'planned'`,
    [site.id, asJson(settled), site.now, settled.map(({ userId }) => userId)],
  );
}
