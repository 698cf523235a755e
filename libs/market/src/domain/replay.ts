import { decide } from './auction.js';
import type { AuctionTerms, Candidate, Decision } from './decision.js';
import { type AuctionRecord, candidatesOf, gatedOf, reservedOf } from './decision-record.js';
import { AUCTION_REASONS, countLoss, GATE_REASONS, type LossCounts, type LossReason } from './loss-reason.js';

/** A stored auction with what its record only refers to. */
export interface StoredAuction {
  /** The decision's id. */
  readonly seed: string;
  /** Of the policy's version that the record names; slots are the record's own. */
  readonly terms: AuctionTerms;
  readonly record: AuctionRecord;
}

/** What would be otherwise. */
export interface Changes {
  readonly terms?: Partial<AuctionTerms>;
  /** What becomes of each candidate that stood; null takes it out. */
  readonly candidate?: (candidate: Candidate) => Candidate | null;
  /** Who comes in addition: campaigns that did not exist, or that a gate stopped. */
  readonly joining?: readonly Candidate[];
}

/**
 * The same Decision, bit for bit: winners, prices, runners-up and counted losses. `explanations` holds those the record kept:
 * whoever stood, and the nearest of those a gate stopped.
 */
export function replay(auction: StoredAuction): Decision {
  return replayUnder(auction, {});
}

/**
 * The Decision that other terms or candidates would have given, with the same chance. Who was too far behind to be kept is not
 * among them: a change that would have let in more than MOST_RUNNERS_UP further partners shows fewer winners than there would be.
 */
export function replayUnder({ seed, terms, record }: StoredAuction, changes: Changes): Decision {
  const held = { ...terms, slots: record.slots };
  const stood = candidatesOf(record);
  const reserved = reservedOf(record);
  const gated = gatedOf(record);
  const known = decide({ seed, terms: held, candidates: stood, reserved, gated, bulkLosses: {} });
  const candidates = [...stood.flatMap((candidate) => (changes.candidate === undefined ? candidate : (changes.candidate(candidate) ?? []))), ...(changes.joining ?? [])];
  return decide({ seed, terms: { ...held, ...changes.terms }, candidates, reserved, gated, bulkLosses: rest(record.losses, known.losses) });
}

/** The losses of those who are not in the record. */
function rest(all: LossCounts, known: LossCounts): LossCounts {
  const counts: Partial<Record<LossReason, number>> = {};
  for (const reason of [...GATE_REASONS, ...AUCTION_REASONS]) countLoss(counts, reason, (all[reason] ?? 0) - (known[reason] ?? 0));
  return counts;
}
