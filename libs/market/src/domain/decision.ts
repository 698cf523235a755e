import type { Category, Minor } from '@ringroad/kernel';
import type { AuctionReason, GateReason, LossCounts, LossReason } from './loss-reason.js';
import type { Pricing } from './pricing.js';

/** The rules of one auction: a versioned policy row. The decision's record names the version, so that it can be replayed. */
export interface AuctionTerms {
  readonly version: string;
  /** How many offers may be shown: k ≥ 0. */
  readonly slots: number;
  readonly pricing: Pricing;
  /** The exponent s of quality; 1 unless an experiment says otherwise. */
  readonly squash: number;
  readonly increment: Minor;
  /** r_min in ppm: no bid buys an unneeded offer. */
  readonly relevanceFloorPpm: number;
  /** λ in ppm of a minor unit per show: what a user's attention costs at least. */
  readonly attentionFloor: bigint;
  /** Share of decisions that give their last slot to a drawn offer at reserve, in ppm. */
  readonly explorationPpm: number;
  readonly slotWeights: readonly number[];
  /** At most one partner of each of these is shown at a time: nobody wants two insurers side by side. */
  readonly exclusiveCategories: readonly Category[];
}

/** DESIGN's defaults: GSP, s = 1, 5 % exploration, one offer, floors open. */
export const DEFAULT_TERMS: AuctionTerms = {
  version: 'default-1',
  slots: 1,
  pricing: 'gsp',
  squash: 1,
  increment: 0n,
  relevanceFloorPpm: 200_000,
  attentionFloor: 0n,
  explorationPpm: 50_000,
  slotWeights: [],
  exclusiveCategories: [],
};

/** A campaign that passed every gate. */
export interface Candidate {
  readonly campaignId: string;
  readonly partnerId: string;
  readonly category: Category;
  /** After modifiers. */
  readonly bid: Minor;
  /** The tightest of wallet and budget windows. */
  readonly remaining: Minor;
  readonly reserve: Minor;
  readonly qualityPpm: number;
  readonly relevancePpm: number;
  /** λ where a rule for this candidate's kind or moment sets another one than the terms do. */
  readonly attentionFloor?: bigint;
  /** `ticketOf(campaignId)`, computed once by whoever keeps the campaign. */
  readonly ticket: number;
}

/**
 * A candidate that comes by a reservation made beforehand: `bid` and `reserve` are the price that was agreed then, whatever its
 * campaign bids now.
 */
export interface ReservedCandidate extends Candidate {
  readonly reservationId: string;
}

/** What became of a reservation that this moment fell to: it won, or why it did not. */
export interface ReservedOutcome extends ReservedCandidate {
  readonly outcome: 'WON' | AuctionReason;
}

export interface GatedCandidate {
  readonly campaignId: string;
  readonly partnerId: string;
  readonly reason: GateReason;
}

/** A candidate as it stood in the auction: `bid` is b', `score` in ppm of a minor unit per show, rounded down. */
export interface Standing {
  readonly campaignId: string;
  readonly partnerId: string;
  readonly bid: Minor;
  readonly reserve: Minor;
  readonly qualityPpm: number;
  readonly relevancePpm: number;
  readonly score: bigint;
}

export interface Winner extends Standing {
  /** 0 is the best place. */
  readonly slot: number;
  /** Per qualified lead, frozen now. */
  readonly price: Minor;
  /** Drawn to learn about it, not ranked. */
  readonly exploration: boolean;
  /** The reservation it came by, at the price agreed then; null for all others. */
  readonly reservation: string | null;
}

/** One line of "who else was there": numbers are null where a gate stopped the campaign before it was scored. */
export interface CandidateExplanation {
  readonly campaignId: string;
  readonly partnerId: string;
  readonly outcome: 'WON' | LossReason;
  readonly bid: Minor | null;
  readonly qualityPpm: number | null;
  readonly relevancePpm: number | null;
  readonly score: bigint | null;
  readonly price: Minor | null;
}

/** The outcome of an auction: all that is needed to explain and to replay it. */
export interface Decision {
  readonly seed: string;
  readonly terms: AuctionTerms;
  readonly winners: readonly Winner[];
  /** Whose reservations this moment fell to, in the order they were asked. */
  readonly reserved: readonly ReservedOutcome[];
  /** The best losers, one per partner: they set the prices. */
  readonly runnersUp: readonly Standing[];
  /**
   * Who decided it: winners, those who set or would take their places, and the best of those that a floor stopped. `decide` with
   * these and the reservations alone gives the same winners, prices and runners-up (replay.ts).
   */
  readonly stood: readonly Candidate[];
  readonly losses: LossCounts;
  /** At most MOST_EXPLANATIONS, winners first, then by score, then the gated. `losses` counts all. */
  readonly explanations: readonly CandidateExplanation[];
}

export const MOST_EXPLANATIONS = 50;
export const MOST_RUNNERS_UP = 5;
/** Offers below a floor that are kept to answer "what if the floor were lower", one per partner. */
export const MOST_DROPPED = 3;

/** What JSON makes of a value here: amounts become decimal strings, because JSON has no bigint. */
export type Json<T> = T extends bigint ? string : T extends string | number | boolean | null | undefined ? T : { readonly [K in keyof T]: Json<T[K]> };

/** A plain value with every bigint as a decimal string: what is stored in jsonb and sent to clients. */
export function toJson<T>(value: T): Json<T> {
  return JSON.parse(JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? part.toString() : part)));
}
