import type { Trigger } from './programme.js';

/**
 * A number somebody claims, shipped as a claim to be tested on the site's own events and never as a promise (programmes.md, kind H).
 * `measure`: of all `of` events (or the `ofNth` of each subject), the share that was followed by `leadsTo` within `within`. An event whose
 * time is not over yet is not counted.
 */
export interface Hypothesis {
  readonly id: string;
  /** Key of the text. */
  readonly claimKey: string;
  /** The share claimed, in parts per million. */
  readonly claimedPpm: number;
  /** "Fewer than half" is `at-most` half. `about` when left out. */
  readonly claimed?: 'about' | 'at-least' | 'at-most';
  /** What kind of source says so. */
  readonly source: 'practitioner' | 'vendor' | 'study';
  readonly measure: {
    readonly of: Trigger;
    /** 1 for the first such event of a subject; without it each counts. */
    readonly ofNth?: number;
    readonly leadsTo: Trigger;
    /** ISO 8601. */
    readonly within: string;
    /** Counted are only subjects to which `leadsTo` happened at any time after `of`: "of the buyers, so many buy on the first day". */
    readonly among?: 'those-led';
    /** Counted only when the subject had one of the two events before, the last of them so long ago: a return. */
    readonly quietBefore?: string;
    /** Counted only when neither event follows for so long; `within` then begins when that silence ends: a lapse. */
    readonly quietAfter?: string;
  };
}
