import { derivedId } from '@ringroad/kernel';

/** One step of a journey. Exactly one of `stage` and `outcome` is set. */
export interface JourneyStep {
  readonly stage: string | null;
  readonly outcome: string | null;
  readonly at: Date;
  /** The fact behind the step; for a step taken by time alone, the fact the time was counted from. */
  readonly causeId: string;
  /** `migration`: an operator took the journey over to a version in which its stage is called otherwise, or is no more. */
  readonly by: 'event' | 'time' | 'migration';
}

/** One user × subject × programme × cycle, standing in a stage. The row of the table, too. */
export interface JourneyState {
  readonly id: string;
  readonly siteId: string;
  readonly userId: string;
  readonly subjectId: string;
  readonly programmeId: string;
  readonly programmeVersion: number;
  /** Since when it is in this version. */
  readonly versionSince: Date;
  /** 1 for the first. */
  readonly cycle: number;
  /** Of an ended journey: the stage it ended in. */
  readonly stage: string;
  readonly stageEnteredAt: Date;
  readonly stageCauseId: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly outcome: string | null;
  readonly goalReached: boolean;
  /** The site's own id of the current ad. */
  readonly listingKey: string | null;
  readonly renewals: number;
  /** The purchase the user's ownership counts from, where it was seen here. */
  readonly purchase: { readonly at: Date; readonly factId: string } | null;
  /** When the forecast expects the next sale, given the car is kept until now. */
  readonly predictedSaleAt: Date | null;
  readonly history: readonly JourneyStep[];
}

/** A journey came to stand in another stage. */
export interface StageMove {
  readonly journeyId: string;
  readonly from: string | null;
  readonly to: string;
  readonly at: Date;
}

export function journeyIdOf(siteId: string, userId: string, subjectId: string, programmeId: string, cycle: number): string {
  return derivedId('journey', siteId, userId, subjectId, programmeId, String(cycle));
}

/** Where a journey stood at an instant; null before it began and once it had ended. */
export function stageAt({ history, endedAt }: JourneyState, at: Date): string | null {
  if (endedAt !== null && endedAt <= at) return null;
  let stage: string | null = null;
  for (const step of history) if (step.at <= at && step.stage !== null) stage = step.stage;
  return stage;
}
