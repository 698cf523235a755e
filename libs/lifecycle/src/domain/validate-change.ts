import type { ProgrammeProblem } from './programme-checks.js';
import type { ProgrammeDefinition } from './programme.js';

/** Stage of the old version → stage of the new one, or null where the journey ends. */
export type StageMap = Readonly<Record<string, string | null>>;

/** What stands against a version following another one, or against moving journeys between them; all of it at once. */
export function validateSuccession(from: ProgrammeDefinition, to: ProgrammeDefinition): ProgrammeProblem[] {
  if (from.subject.kind === to.subject.kind && from.subject.key === to.subject.key) return [];
  return [{ path: 'subject', reason: `version ${from.version} follows ${subjectOf(from)}: journeys cannot change whose life they follow; publish it under another id` }];
}

export function validateMigration(from: ProgrammeDefinition, to: ProgrammeDefinition, stages: StageMap): ProgrammeProblem[] {
  const problems = validateSuccession(from, to);
  for (const [stage, target] of Object.entries(stages)) {
    if (!from.stages.includes(stage)) problems.push({ path: `stages.${stage}`, reason: `version ${from.version} has no stage "${stage}"` });
    else if (target !== null && !to.stages.includes(target)) problems.push({ path: `stages.${stage}`, reason: `version ${to.version} has no stage "${target}"` });
  }
  for (const stage of from.stages) {
    if (!Object.hasOwn(stages, stage) && !to.stages.includes(stage)) {
      problems.push({ path: `stages.${stage}`, reason: `version ${to.version} has no such stage: say which stage its journeys go over to, or null to end them` });
    }
  }
  return problems;
}

/** The way back of a migration, where it can be told: two stages that became one do not come apart again. */
export function reversed(stages: StageMap): StageMap {
  const back = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const [from, to] of Object.entries(stages)) {
    if (to === null) continue;
    if (back.has(to)) ambiguous.add(to);
    back.set(to, from);
  }
  return Object.fromEntries([...back].filter(([to]) => !ambiguous.has(to)));
}

function subjectOf({ subject }: ProgrammeDefinition): string {
  return subject.key === undefined ? subject.kind : `${subject.kind} by ${subject.key}`;
}
