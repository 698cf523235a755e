import type { Category, Minor } from '@ringroad/kernel';
import type { Candidate, Decision, GatedCandidate, ReservedCandidate } from './decision.js';
import { ticketOf } from './lottery.js';
import { GATE_REASONS, type GateReason, type LossCounts } from './loss-reason.js';
import type { Opportunity } from './opportunity.js';
import { type StoredOpportunity, storeOpportunity } from './stored-opportunity.js';

/** A candidate in few characters; amounts are decimal strings. The attention floor only where it has one of its own. */
type StoodLine = readonly [
  campaignId: string,
  partnerId: string,
  category: Category,
  bid: string,
  remaining: string,
  reserve: string,
  qualityPpm: number,
  relevancePpm: number,
  attentionFloor?: string,
];

/**
 * A stored auction: all that is needed to hold it again (replay.ts), in about a kilobyte, because each page view leaves one.
 * The seed is the decision's id, the terms are those of the policy's version. Records without `v` are older: they keep a whole
 * Decision and cannot be held again.
 */
export interface AuctionRecord {
  readonly kind: 'auction';
  readonly v: 2;
  /** Version of the site's market policy whose terms it was held by. */
  readonly policy: number;
  readonly slots: number;
  readonly opportunity: StoredOpportunity;
  /** Minor units by needed category. */
  readonly reserves: Readonly<Record<string, string>>;
  readonly stood: readonly StoodLine[];
  /** To whom the moment was promised: the reservation and how it stood. */
  readonly reserved?: readonly (readonly [reservationId: string, StoodLine])[];
  /** Who won and the price frozen, best slot first: what a replay must come to. */
  readonly won: readonly (readonly [campaignId: string, price: string])[];
  /** Some of those a gate stopped, who came nearest first. */
  readonly gated: readonly (readonly [GateReason, campaignId: string, partnerId: string])[];
  readonly losses: LossCounts;
}

/** Those that a later gate stopped nearly stood; that a moment was not theirs at all is counted and not listed. */
const MOST_GATED = 4;
const NOT_MEANT: ReadonlySet<GateReason> = new Set(['STAGE', 'CATEGORY']);

/** What a decision does not say of its auction itself. */
export interface Circumstances {
  readonly opportunity: Opportunity;
  readonly policy: number;
  readonly reserves: ReadonlyMap<Category, Minor>;
  readonly gated: readonly GatedCandidate[];
}

export function recordOf({ terms, stood, reserved, winners, losses }: Decision, { opportunity, policy, reserves, gated }: Circumstances): AuctionRecord {
  return {
    kind: 'auction',
    v: 2,
    policy,
    slots: terms.slots,
    opportunity: storeOpportunity(opportunity),
    reserves: Object.fromEntries([...reserves].map(([category, reserve]) => [category, reserve.toString()])),
    stood: stood.map(lineOf),
    ...(reserved.length === 0 ? {} : { reserved: reserved.map((candidate) => [candidate.reservationId, lineOf(candidate)]) }),
    won: winners.map(({ campaignId, price }) => [campaignId, price.toString()]),
    gated: nearest(gated).map(({ reason, campaignId, partnerId }) => [reason, campaignId, partnerId]),
    losses,
  };
}

/** The candidates that stood, as `decide` takes them. */
export function candidatesOf({ stood }: AuctionRecord): readonly Candidate[] {
  return stood.map(candidateOfLine);
}

export function reservedOf({ reserved }: AuctionRecord): readonly ReservedCandidate[] {
  return (reserved ?? []).map(([reservationId, line]) => ({ ...candidateOfLine(line), reservationId }));
}

export function gatedOf({ gated }: AuctionRecord): readonly GatedCandidate[] {
  return gated.map(([reason, campaignId, partnerId]) => ({ campaignId, partnerId, reason }));
}

/** Whether a stored record can be held again. */
export function isAuctionRecord(record: { readonly kind: string; readonly v?: unknown }): record is AuctionRecord {
  return record.kind === 'auction' && record.v === 2;
}

function candidateOfLine([campaignId, partnerId, category, bid, remaining, reserve, qualityPpm, relevancePpm, attentionFloor]: StoodLine): Candidate {
  return {
    campaignId,
    partnerId,
    category,
    bid: BigInt(bid),
    remaining: BigInt(remaining),
    reserve: BigInt(reserve),
    qualityPpm,
    relevancePpm,
    ticket: ticketOf(campaignId),
    ...(attentionFloor === undefined ? {} : { attentionFloor: BigInt(attentionFloor) }),
  };
}

function lineOf(candidate: Candidate): StoodLine {
  const { campaignId, partnerId, category, bid, remaining, reserve, qualityPpm, relevancePpm, attentionFloor } = candidate;
  const line = [campaignId, partnerId, category, bid.toString(), remaining.toString(), reserve.toString(), qualityPpm, relevancePpm] as const;
  return attentionFloor === undefined ? line : [...line, attentionFloor.toString()];
}

function nearest(gated: readonly GatedCandidate[]): readonly GatedCandidate[] {
  const meant = gated.filter(({ reason }) => !NOT_MEANT.has(reason));
  return meant.sort((a, b) => GATE_REASONS.indexOf(b.reason) - GATE_REASONS.indexOf(a.reason) || (a.campaignId < b.campaignId ? -1 : 1)).slice(0, MOST_GATED);
}
