import type { JourneyState } from './journey.js';

/** A journey's stay in one stage, as a row: to count who stood where at any instant without reading histories. */
export interface StageStay {
  readonly userId: string;
  readonly journeyId: string;
  /** Place in the journey's history, from 1. */
  readonly step: number;
  readonly programmeId: string;
  readonly stage: string;
  readonly enteredAt: Date;
  /** Null while it lasts. At that instant the journey stood in `nextStage` already, or had ended with `outcome`. */
  readonly leftAt: Date | null;
  readonly nextStage: string | null;
  readonly outcome: string | null;
}

export function staysOf({ id: journeyId, userId, programmeId, history }: Pick<JourneyState, 'id' | 'userId' | 'programmeId' | 'history'>): StageStay[] {
  return history.flatMap(({ stage, at }, i) => {
    const next = history[i + 1];
    if (stage === null) return [];
    return [{ userId, journeyId, step: i + 1, programmeId, stage, enteredAt: at, leftAt: next?.at ?? null, nextStage: next?.stage ?? null, outcome: next?.outcome ?? null }];
  });
}
