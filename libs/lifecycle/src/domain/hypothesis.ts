import type { Trigger } from './programme.js';

/**
 * A number somebody claims, shipped as a claim to be tested on the site's own events and never as a promise (programmes.md, kind H).
 * `measure`: of the subjects that had `of` (for the `ofNth` time), the share that had `leadsTo` within `within` after it.
 */
export interface Hypothesis {
  readonly id: string;
  /** Key of the text. */
  readonly claimKey: string;
  /** The share claimed, in parts per million. */
  readonly claimedPpm: number;
  /** What kind of source says so. */
  readonly source: 'practitioner' | 'vendor' | 'study';
  readonly measure: {
    readonly of: Trigger;
    /** 1 for the first such event of a subject; without it each counts. */
    readonly ofNth?: number;
    readonly leadsTo: Trigger;
    /** ISO 8601. */
    readonly within: string;
    /** The other may also have come this long before and not at all after (a lapse). */
    readonly quietFor?: string;
  };
}
