import type { Track } from '@ringroad/kernel';

/** `missed`: the window ended before the point could be used, mostly because the site told late. */
export type ContactPointStatus = 'planned' | 'fired' | 'missed' | 'cancelled';

/** A planned moment to contact a user. The row of the table, too. */
export interface PlannedContactPoint {
  /** Derived from journey, point and occurrence: planning twice is planning once. */
  readonly id: string;
  readonly journeyId: string;
  readonly subjectId: string;
  readonly programmeId: string;
  /** The version whose point it is: a journey may have moved on to another since. */
  readonly programmeVersion: number;
  /** The point's id in the programme. */
  readonly pointId: string;
  /** Which of the point's repetitions. */
  readonly occurrence: string;
  /** The fact the date was counted from. */
  readonly causeId: string;
  readonly stage: string;
  readonly track: Track;
  /** Key of the text "why me". */
  readonly reasonKey: string;
  readonly dueAt: Date;
  readonly windowEnd: Date;
  /** Ids of the programme's needs that exist at that moment: season and conditions are already applied. */
  readonly needs: readonly string[];
  readonly status: 'planned' | 'missed';
}

/** What reconciliation must know of a stored contact point. */
export interface StoredContactPoint {
  readonly id: string;
  readonly journeyId: string;
  readonly pointId: string;
  readonly causeId: string;
  readonly dueAt: Date;
  readonly windowEnd: Date;
  readonly needs: readonly string[];
  readonly status: ContactPointStatus;
}
