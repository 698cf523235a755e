import type { ProgrammePartsFragment, ProgrammePlanInput, ProgrammeRollBackQuery } from '../../api/operations.js';

type Migrations = ProgrammeRollBackQuery['programmeRollBack']['migrations'];

/** In a select: the journeys of this stage end. No stage can be called so. */
export const ENDS = '(ends)';

/** Journeys under way in one version, and what each stage is to become; null: not chosen yet. */
export interface TakeOver {
  readonly from: number;
  readonly journeys: number;
  readonly stages: readonly { readonly stage: string; readonly journeys: number; readonly becomes: string | null }[];
}

/** Versions whose journeys could go over to another one. A stage keeps its name where the other version has it; `told` is what somebody chose already. */
export function takeOversTo(programme: ProgrammePartsFragment, to: number, told: Migrations = []): TakeOver[] {
  const target = programme.versions.find(({ version }) => version === to)?.stages.map(({ stage }) => stage) ?? [];
  return programme.versions.flatMap(({ version, stages }) => {
    const journeys = stages.reduce((sum, each) => sum + each.journeys, 0);
    const known = told.find(({ from }) => from === version);
    if (version === to || (journeys === 0 && !known)) return [];
    const named = new Map(known?.stages.map((each) => [each.stage, each.becomes ?? ENDS]));
    return [{ from: version, journeys, stages: stages.map((each) => ({ ...each, becomes: named.get(each.stage) ?? (target.includes(each.stage) ? each.stage : null) })) }];
  });
}

/** The plan of a release with the journeys that go along; null while a stage that is gone has no heir. Only what changes its name is named. */
export function releasePlan(version: number, everSince: boolean, takeOvers: readonly TakeOver[]): ProgrammePlanInput | null {
  if (takeOvers.some(({ stages }) => stages.some(({ becomes }) => becomes === null))) return null;
  const migrations = takeOvers.map(({ from, stages }) => ({
    from,
    to: version,
    stages: stages.filter(({ stage, becomes }) => becomes !== stage).map(({ stage, becomes }) => ({ stage, becomes: becomes === ENDS ? null : becomes })),
  }));
  return { release: version, everSince, stop: false, migrations };
}

/** How many journeys are under way in each stage, whatever version they are in; the stages of the version in force first. */
export function standingByStage(programme: ProgrammePartsFragment): { readonly stage: string; readonly journeys: number }[] {
  const sums = new Map<string, number>();
  const inForceFirst = [...programme.versions].sort((a, b) => Number(b.inForce) - Number(a.inForce));
  for (const { stages } of inForceFirst) for (const { stage, journeys } of stages) sums.set(stage, (sums.get(stage) ?? 0) + journeys);
  const current = inForceFirst[0]?.stages.map(({ stage }) => stage) ?? [];
  return [...sums].map(([stage, journeys]) => ({ stage, journeys })).filter(({ stage, journeys }) => journeys > 0 || current.includes(stage));
}

export function underWay(programme: ProgrammePartsFragment): number {
  return standingByStage(programme).reduce((sum, { journeys }) => sum + journeys, 0);
}
