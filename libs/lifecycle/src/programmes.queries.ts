import { newId } from '@ringroad/kernel';
import type { Statement, Tx } from '@ringroad/platform';
import type { ProgrammeDefinition } from './domain/programme.js';
import type { ProgrammeChange } from './domain/programme-line.js';

/** A stored version of a site's programme. */
export interface VersionRow {
  readonly programmeId: string;
  readonly version: number;
  readonly source: string;
  /** Null while a draft does not validate. */
  readonly definition: ProgrammeDefinition | null;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
}

const VERSION = `programme_id as "programmeId", version, source, definition, created_at as "createdAt", published_at as "publishedAt"`;

export interface ChangeRow {
  readonly programmeId: string;
  readonly seq: number;
  readonly kind: 'release' | 'migrate';
  readonly version: number | null;
  readonly from: number | null;
  readonly stages: Readonly<Record<string, string | null>> | null;
  readonly at: Date | null;
  readonly madeAt: Date;
  readonly madeBy: string | null;
}

const CHANGE = `programme_id as "programmeId", seq, kind, version, from_version as "from", stages, at, made_at as "madeAt", made_by as "madeBy"`;

const STATE: Statement = { name: 'programme-state', text: `select max(id::text) || ' ' || count(*) as state from programme_change where site_id = $1` };

/** Names the state of a site's log of changes, '' while it is empty: nothing of what a fold reads is other while it stays the same. */
export async function stateOfChanges(tx: Tx, siteId: string): Promise<string> {
  const [row] = await tx.query<{ state: string | null }>(STATE, [siteId]);
  return row?.state ?? '';
}

/** In the order they were made. */
export function changesOf(tx: Tx, siteId: string, programmeId: string | null = null): Promise<ChangeRow[]> {
  return tx.query<ChangeRow>(
    `select ${CHANGE} from programme_change where site_id = $1 and ($2::text is null or programme_id = $2) order by programme_id, seq`,
    [siteId, programmeId],
  );
}

/** Drafts and published versions, oldest first. */
export async function versionsOf(tx: Tx, siteId: string, programmeId: string | null = null): Promise<VersionRow[]> {
  const rows = await tx.query<Omit<VersionRow, 'definition'> & { readonly definition: string | null }>(
    `select ${VERSION} from programme_version where site_id = $1 and ($2::text is null or programme_id = $2) order by programme_id, version`,
    [siteId, programmeId],
  );
  return rows.map(({ definition, ...row }) => ({ ...row, definition: definition === null ? null : (JSON.parse(definition) as ProgrammeDefinition) }));
}

/** How many programmes a site wrote, drafts included. */
export async function programmesOf(tx: Tx, siteId: string): Promise<number> {
  const [row] = await tx.query<{ n: number }>('select count(distinct programme_id)::int as n from programme_version where site_id = $1', [siteId]);
  return row?.n ?? 0;
}

/** Serialises whoever edits a programme, also one that has no row yet, until the end of the transaction. */
export async function lockProgramme(tx: Tx, siteId: string, programmeId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('programme ' || $1 || ' ' || $2, 0))`, [siteId, programmeId]);
}

export function insertDraft(tx: Tx, siteId: string, draft: Omit<VersionRow, 'publishedAt'>, memberId: string | null): Promise<unknown> {
  return tx.query(
    `insert into programme_version (site_id, programme_id, version, source, definition, created_at, created_by) values ($1, $2, $3, $4, $5, $6, $7)`,
    [siteId, draft.programmeId, draft.version, draft.source, draft.definition === null ? null : JSON.stringify(draft.definition), draft.createdAt, memberId],
  );
}

/** Writes over a draft. False when there is none of that version, or it is published: then it is what it is. */
export async function updateDraft(tx: Tx, siteId: string, draft: Omit<VersionRow, 'publishedAt'>, memberId: string | null): Promise<boolean> {
  const rows = await tx.query(
    `update programme_version set source = $4, definition = $5, created_at = $6, created_by = $7
     where site_id = $1 and programme_id = $2 and version = $3 and published_at is null returning version`,
    [siteId, draft.programmeId, draft.version, draft.source, draft.definition === null ? null : JSON.stringify(draft.definition), draft.createdAt, memberId],
  );
  return rows.length > 0;
}

export async function deleteDraft(tx: Tx, siteId: string, programmeId: string, version: number): Promise<boolean> {
  const rows = await tx.query('delete from programme_version where site_id = $1 and programme_id = $2 and version = $3 and published_at is null returning version', [siteId, programmeId, version]);
  return rows.length > 0;
}

export async function markPublished(tx: Tx, siteId: string, programmeId: string, version: number, at: Date, memberId: string | null): Promise<void> {
  await tx.query(
    `update programme_version set published_at = $4, published_by = $5 where site_id = $1 and programme_id = $2 and version = $3 and published_at is null`,
    [siteId, programmeId, version, at, memberId],
  );
}

/** Appends changes after those already made. Under `lockProgramme`. */
export async function appendChanges(tx: Tx, siteId: string, programmeId: string, changes: readonly ProgrammeChange[], madeAt: Date, memberId: string | null): Promise<void> {
  for (const change of changes) {
    const [version, from, stages] = change.kind === 'release' ? [change.version, null, null] : [change.to, change.from, JSON.stringify(change.stages)];
    await tx.query(
      `insert into programme_change (site_id, programme_id, seq, id, kind, version, from_version, stages, at, made_at, made_by)
       select $1, $2, coalesce(max(seq), 0) + 1, $10, $3, $4, $5, $6, $7, $8, $9 from programme_change where site_id = $1 and programme_id = $2`,
      [siteId, programmeId, change.kind, version, from, stages, change.at, madeAt, memberId, newId()],
    );
  }
}

/**
 * Whom a change of a programme may concern: who is in it, and who told one of its events, be it under an id that is merged into another
 * by now. Parameters: site, programme, names of events.
 */
const CONCERNED = `select distinct coalesce(u.merged_into, u.user_id) as user_id from site_user u where u.site_id = $1 and (
  exists (select from journey j where j.site_id = u.site_id and j.user_id = u.user_id and j.programme_id = $2)
  or exists (select from event e where e.site_id = u.site_id and e.user_id = u.user_id and e.name = any($3::text[])))`;

/** How many users a change concerns, and at most `most` of them, drawn evenly by their ids, which are digests. */
export async function concerned(tx: Tx, siteId: string, programmeId: string, eventNames: readonly string[], most: number): Promise<{ total: number; sample: string[] }> {
  const [row] = await tx.query<{ total: number; sample: string[] }>(
    `select count(*)::int as total, coalesce((array_agg(user_id order by user_id))[1:$4], '{}') as sample from (${CONCERNED}) as c`,
    [siteId, programmeId, eventNames, most],
  );
  return row ?? { total: 0, sample: [] };
}

/** Has all of them folded again. */
export async function foldAgain(tx: Tx, siteId: string, programmeId: string, eventNames: readonly string[], now: Date): Promise<number> {
  const rows = await tx.query(
    `update site_user s set refold_at = least(s.refold_at, $4) from (${CONCERNED}) as c
     where s.site_id = $1 and s.user_id = c.user_id and s.merged_into is null returning s.user_id`,
    [siteId, programmeId, eventNames, now],
  );
  return rows.length;
}
