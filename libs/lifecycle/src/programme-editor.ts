import { DomainError, isProgrammeWord } from '@ringroad/kernel';
import { type Site, type Tx, WakeUp } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { compareProgrammes, type ProgrammeDifference } from './domain/compare-programmes.js';
import { type ProgrammeChange, type ProgrammeLine, releasedVersion } from './domain/programme-line.js';
import type { ProgrammeDefinition } from './domain/programme.js';
import { reversed, type StageMap, validateMigration, validateSuccession } from './domain/validate-change.js';
import { type ProgrammeProblem, validateProgramme } from './domain/validate-programme.js';
import { numbered, readVersion, sourceOf } from './programme-source.js';
import { appendChanges, deleteDraft, foldAgain, insertDraft, lockProgramme, markPublished, programmesOf, updateDraft, type VersionRow, versionsOf } from './programmes.queries.js';
import { SiteProgrammes } from './site-programmes.js';

const MOST_VERSIONS = 500;
/** Each life of the site is folded through all of them. */
const MOST_PROGRAMMES = 50;
const MOST_MIGRATIONS = 20;
const MOST_CHANGES = 1_000;

export interface Draft {
  readonly programmeId: string;
  readonly version: number;
  readonly source: string;
  readonly problems: readonly ProgrammeProblem[];
}

/** What an operator is about to do to a running programme. */
export interface ChangePlan {
  /** The version that comes into force; null: nobody enters any more. Left out, what is in force stays. `everSince`: also for what happened before. */
  readonly release?: { readonly version: number | null; readonly everSince: boolean };
  readonly migrations: readonly { readonly from: number; readonly to: number; readonly stages: StageMap }[];
}

/** A plan that holds, ready to be looked at or made. */
export interface CheckedPlan {
  readonly line: ProgrammeLine;
  readonly changes: readonly ProgrammeChange[];
  /** Drafts it makes versions of. */
  readonly publishes: readonly number[];
}

/** A site's programmes as their operator works on them. Published versions and changes are never altered, only followed by others. */
@Injectable()
export class ProgrammeEditor {
  constructor(
    private readonly programmes: SiteProgrammes,
    private readonly wakeUp: WakeUp,
  ) {}

  /** A version as it is written. Raises NOT_FOUND. */
  async source(tx: Tx, siteId: string, programmeId: string, version: number): Promise<string> {
    const row = (await versionsOf(tx, siteId, programmeId)).find((each) => each.version === version);
    if (row !== undefined) return row.source;
    const built = await this.programmes.definition(tx, siteId, programmeId, version);
    if (built === null) throw unknownVersion(programmeId, version);
    return sourceOf(built);
  }

  /**
   * Keeps what is written, right or wrong, and tells what is wrong with it. Without `version` it is a new draft, numbered after the
   * last. Raises NOT_FOUND for a draft there is not, CONFLICT for a version that is published or no longer says what was `loaded`,
   * TOO_LARGE beyond 500 versions.
   */
  async saveDraft(
    tx: Tx,
    site: Site,
    memberId: string,
    { programmeId, version, source, loaded = null }: { programmeId: string; version: number | null; source: string; loaded?: string | null },
  ): Promise<Draft> {
    if (!isProgrammeWord(programmeId)) throw new DomainError('INVALID_INPUT', 'The id of a programme is a short name of a-z, 0-9, - and .', { path: 'programmeId' });
    await lockProgramme(tx, site.id, programmeId);
    const rows = await versionsOf(tx, site.id, programmeId);
    const line = await this.programmes.line(tx, site.id, programmeId);
    const numbers = [...rows.map((row) => row.version), ...(line?.versions.keys() ?? [])];
    if (rows.length === 0 && line === null && (await programmesOf(tx, site.id)) >= MOST_PROGRAMMES) {
      throw new DomainError('TOO_LARGE', `A site has at most ${MOST_PROGRAMMES} programmes; delete drafts you do not need.`, { programmeId });
    }
    const number = version ?? Math.max(0, ...numbers) + 1;
    if (version === null && rows.length >= MOST_VERSIONS) throw new DomainError('TOO_LARGE', `A programme has at most ${MOST_VERSIONS} versions; delete drafts you do not need.`, { programmeId });
    const told = numbered(source, number);
    const stands = rows.find((row) => row.version === version && row.publishedAt === null);
    if (loaded !== null && stands !== undefined && stands.source !== loaded) {
      throw new DomainError('CONFLICT', 'Somebody saved this draft meanwhile; look at what they wrote before you save.', { programmeId, version, reason: 'saved-meanwhile' });
    }
    const { definition, problems } = readVersion(programmeId, number, told);
    const draft = { programmeId, version: number, source: told, definition, createdAt: site.now };
    if (version === null) await insertDraft(tx, site.id, draft, memberId);
    else if (!(await updateDraft(tx, site.id, draft, memberId))) {
      if (!numbers.includes(version)) throw unknownVersion(programmeId, version);
      throw new DomainError('CONFLICT', 'This version is published and stays as it is; save a new draft instead.', { programmeId, version });
    }
    return { programmeId, version: number, source: told, problems: [...problems, ...this.againstOthers(definition, line)] };
  }

  /** Raises NOT_FOUND where there is no such draft. */
  async deleteDraft(tx: Tx, siteId: string, programmeId: string, version: number): Promise<void> {
    if (!(await deleteDraft(tx, siteId, programmeId, version))) throw new DomainError('NOT_FOUND', 'There is no draft of this number; what is published stays.', { programmeId, version });
  }

  /** What two versions say differently, drafts included. Raises NOT_FOUND, or INVALID_INPUT for a draft that cannot be read. */
  async compare(tx: Tx, siteId: string, programmeId: string, before: number, after: number): Promise<ProgrammeDifference[]> {
    const known = await this.definitions(tx, siteId, programmeId);
    const [old, now] = [before, after].map((version) => readable(known, programmeId, version));
    return old === undefined || now === undefined ? [] : compareProgrammes(old, now);
  }

  /**
   * The line as it would be. `served`: categories in which the site has a partner; what the version in force asks for already may stay
   * unserved. Raises INVALID_INPUT with every problem and its path, NOT_FOUND for a version there is not.
   */
  async check(tx: Tx, site: Site, programmeId: string, plan: ChangePlan, served: ReadonlySet<string>): Promise<CheckedPlan> {
    const known = await this.definitions(tx, site.id, programmeId);
    const line = (await this.programmes.line(tx, site.id, programmeId)) ?? { id: programmeId, versions: new Map(), changes: [] };
    const problems: ProgrammeProblem[] = [];
    const wanted = new Set([...(plan.release?.version == null ? [] : [plan.release.version]), ...plan.migrations.map(({ to }) => to)]);
    const versions = new Map(line.versions);
    for (const version of wanted) {
      const definition = readable(known, programmeId, version);
      if (!versions.has(version)) problems.push(...validateProgramme(definition, { served: new Set([...served, ...askedFor(line)]) }), ...this.againstOthers(definition, line));
      versions.set(version, definition);
    }
    for (const { from, to, stages } of plan.migrations) {
      const [old, now] = [line.versions.get(from), versions.get(to)];
      if (old === undefined || from === to) problems.push({ path: 'migrations', reason: `version ${from} has no journeys to move to version ${to}` });
      else if (now !== undefined) problems.push(...validateMigration(old, now, stages));
    }
    if (plan.release?.version === null && releasedVersion(line) === null) problems.push({ path: 'release', reason: 'nobody enters this programme now' });
    if (plan.migrations.length > MOST_MIGRATIONS) problems.push({ path: 'migrations', reason: `at most ${MOST_MIGRATIONS} at once` });
    if (line.changes.length + plan.migrations.length >= MOST_CHANGES) problems.push({ path: '', reason: `was changed ${MOST_CHANGES} times: go on under another id` });
    if (plan.release === undefined && plan.migrations.length === 0) problems.push({ path: '', reason: 'changes nothing' });
    if (plan.release?.everSince === true && line.changes.length > 0) problems.push({ path: 'release.everSince', reason: 'is for the first version only: the past went by those before' });
    if (problems.length > 0) {
      throw new DomainError('INVALID_INPUT', problems.map(({ path, reason }) => (path === '' ? reason : `${path}: ${reason}`)).join('\n'), { problems });
    }
    const { release } = plan;
    const changes: ProgrammeChange[] = [
      ...(release === undefined ? [] : [{ kind: 'release' as const, at: release.everSince ? null : site.now, version: release.version }]),
      ...plan.migrations.map(({ from, to, stages }) => ({ kind: 'migrate' as const, at: site.now, from, to, stages })),
    ];
    return { line: { ...line, versions, changes: [...line.changes, ...changes] }, changes, publishes: [...wanted].filter((version) => !line.versions.has(version)) };
  }

  /**
   * The plan that takes back the last release: the version before it, and its journeys with it, stages by the names they had. Raises
   * CONFLICT where nothing was in force before.
   */
  async rollBackPlan(tx: Tx, siteId: string, programmeId: string): Promise<ChangePlan> {
    const changes = (await this.programmes.line(tx, siteId, programmeId))?.changes ?? [];
    const releases = changes.flatMap((change) => (change.kind === 'release' ? [change.version] : []));
    const now = releases.at(-1);
    const before = releases.findLast((version) => version !== now);
    if (now === undefined || before === undefined) throw new DomainError('CONFLICT', 'Nothing was in force before the version of today: there is nothing to go back to.', { programmeId });
    if (now === null || before === null) return { release: { version: before, everSince: false }, migrations: [] };
    const came = changes.findLast((change) => change.kind === 'migrate' && change.from === before && change.to === now);
    return { release: { version: before, everSince: false }, migrations: [{ from: now, to: before, stages: came?.kind === 'migrate' ? reversed(came.stages) : {} }] };
  }

  /** Makes a plan: drafts it names are published, and everybody it concerns is folded again. Raises as `check`. Returns how many users that are. */
  async make(tx: Tx, site: Site, memberId: string, programmeId: string, plan: ChangePlan, served: ReadonlySet<string>): Promise<number> {
    await lockProgramme(tx, site.id, programmeId);
    const { line, changes, publishes } = await this.check(tx, site, programmeId, plan, served);
    for (const version of publishes) await markPublished(tx, site.id, programmeId, version, site.now, memberId);
    await appendChanges(tx, site.id, programmeId, changes, site.now, memberId);
    tx.afterCommit(() => this.wakeUp.call('timers'));
    return foldAgain(tx, site.id, programmeId, eventsOf(line), site.now);
  }

  private againstOthers(definition: ProgrammeDefinition | null, line: ProgrammeLine | null): ProgrammeProblem[] {
    const [first] = line?.versions.values() ?? [];
    return definition === null || first === undefined ? [] : validateSuccession(first, definition);
  }

  /** Every version by number: drafts that cannot be read are null. */
  private async definitions(tx: Tx, siteId: string, programmeId: string): Promise<Map<number, ProgrammeDefinition | null>> {
    const line = await this.programmes.line(tx, siteId, programmeId);
    const rows: VersionRow[] = await versionsOf(tx, siteId, programmeId);
    return new Map<number, ProgrammeDefinition | null>([...rows.map((row) => [row.version, row.definition] as const), ...(line?.versions ?? [])]);
  }
}

function readable(known: ReadonlyMap<number, ProgrammeDefinition | null>, programmeId: string, version: number): ProgrammeDefinition {
  const definition = known.get(version);
  if (definition === undefined) throw unknownVersion(programmeId, version);
  if (definition === null) throw new DomainError('INVALID_INPUT', `Version ${version} cannot be read yet; save it to see what is wrong with it.`, { programmeId, version });
  return definition;
}

function unknownVersion(programmeId: string, version: number): DomainError {
  return new DomainError('NOT_FOUND', `There is no version ${version} of the programme "${programmeId}".`, { programmeId, version });
}

function askedFor(line: ProgrammeLine): readonly string[] {
  const version = releasedVersion(line);
  const definition = version === null ? undefined : line.versions.get(version);
  return definition?.needs.flatMap(({ categories }) => categories) ?? [];
}

/** Events any version reads; those of a programme of cars are read by the built-in one, too, and need no search. */
export function eventsOf(line: ProgrammeLine): string[] {
  return [...line.versions.values()].flatMap(({ events = {} }) => Object.values(events).map(({ event }) => event));
}
