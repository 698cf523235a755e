import type { Category, Minor, Stage } from '@ringroad/kernel';

/** What a user wanted at a past moment and may hear about. */
export interface PastNeed {
  readonly category: Category;
  /** Relevance of an offer made for this very asset, in ppm: of any other it is a share of this. */
  readonly relevancePpm: number;
  /** What a lead costs at least here, by the rules in force now. */
  readonly reserve: Minor;
  /** λ here, by the rules in force now: ppm of a minor unit per show. */
  readonly attentionFloor: bigint;
}

/** A partner that stood, by its best offer. */
export interface PastRival {
  readonly partnerId: string;
  readonly category: Category;
  /** bid' × q × r, on the scale of `worthOf` with s = 1. */
  readonly score: bigint;
}

/** A held auction as the bid landscape remembers it. */
export interface PastAuction {
  readonly userId: string;
  readonly stage: Stage;
  readonly region: string | null;
  readonly slots: number;
  readonly needs: readonly PastNeed[];
  /** At most one line per partner, the best score first. */
  readonly rivals: readonly PastRival[];
}
