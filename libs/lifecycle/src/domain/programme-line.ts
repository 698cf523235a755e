import { compileProgramme, type CompiledProgramme } from './compiled-programme.js';
import type { ProgrammeDefinition, SubjectDefinition } from './programme.js';

/** From then on journeys begin in this version; in none when it is null. `at` null: since ever, for what happened before, too. */
export interface Release {
  readonly kind: 'release';
  readonly at: Date | null;
  readonly version: number | null;
}

/**
 * At that instant the journeys under way in one version went over to another. `stages` names what became of a stage: another one, or
 * null where the journey ends; a stage that is not named keeps its name.
 */
export interface Migration {
  readonly kind: 'migrate';
  readonly at: Date;
  readonly from: number;
  readonly to: number;
  readonly stages: Readonly<Record<string, string | null>>;
}

export type ProgrammeChange = Release | Migration;

/** A programme over the years: its versions, and in the order they were made the decisions which of them counts for whom. */
export interface ProgrammeLine {
  readonly id: string;
  readonly versions: ReadonlyMap<number, ProgrammeDefinition>;
  readonly changes: readonly ProgrammeChange[];
}

/** A programme that was never edited. */
export function lineOf(definition: ProgrammeDefinition): ProgrammeLine {
  return { id: definition.id, versions: new Map([[definition.version, definition]]), changes: [{ kind: 'release', at: null, version: definition.version }] };
}

/** The version in force now; null where nobody enters any more. */
export function releasedVersion({ changes }: Pick<ProgrammeLine, 'changes'>): number | null {
  return changes.findLast((change) => change.kind === 'release')?.version ?? null;
}

/** A line ready to run. */
export interface CompiledLine {
  readonly id: string;
  /** All versions follow the same kind of subject. */
  readonly subject: SubjectDefinition;
  /** Every version a journey may be in, oldest first. */
  readonly all: readonly CompiledProgramme[];
  /** Throws RangeError for a version the line does not have. */
  readonly of: (version: number) => CompiledProgramme;
  /**
   * The version in which a journey begins at an instant; null when none is in force. What happens at the very instant of a change goes
   * before it (a sandbox's clock stands still), but for the first release, which nothing goes before.
   */
  readonly enteringAt: (at: Date) => CompiledProgramme | null;
  readonly migrations: readonly Migration[];
}

const compiledLines = new WeakMap<ProgrammeLine, CompiledLine>();
const linesOfOne = new WeakMap<ProgrammeDefinition, CompiledLine>();

/** The compiled line of a programme that was never edited; compiled once. */
export function compiledLineOf(definition: ProgrammeDefinition): CompiledLine {
  let line = linesOfOne.get(definition);
  if (line === undefined) {
    line = compileLine(lineOf(definition));
    linesOfOne.set(definition, line);
  }
  return line;
}

/** Throws RangeError when a version does not validate, or follows another kind of subject than the others. */
export function compileLine(line: ProgrammeLine): CompiledLine {
  const known = compiledLines.get(line);
  if (known !== undefined) return known;
  const versions = new Map([...line.versions].sort(([a], [b]) => a - b).map(([version, definition]) => [version, compileProgramme(definition)]));
  const all = [...versions.values()];
  const subject = all[0]?.definition.subject;
  if (subject === undefined) throw new RangeError(`${line.id} has no version`);
  for (const { definition } of all) {
    if (definition.subject.kind !== subject.kind || definition.subject.key !== subject.key) {
      throw new RangeError(`${line.id} version ${definition.version} follows another subject`);
    }
  }
  const of = (version: number): CompiledProgramme => {
    const programme = versions.get(version);
    if (programme === undefined) throw new RangeError(`${line.id} has no version ${version}`);
    return programme;
  };
  const releases = line.changes.filter((change) => change.kind === 'release').map(({ at, version }) => ({ at, programme: version === null ? null : of(version) }));
  const compiled: CompiledLine = {
    id: line.id,
    subject,
    all,
    of,
    enteringAt: (at) => {
      const before = releases.findLast((release) => release.at === null || release.at < at)?.programme ?? null;
      return before ?? releases.find((release) => release.at?.getTime() === at.getTime())?.programme ?? null;
    },
    migrations: line.changes.filter((change) => change.kind === 'migrate'),
  };
  compiledLines.set(line, compiled);
  return compiled;
}
