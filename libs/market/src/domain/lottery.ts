import { seededUnit } from '@ringroad/kernel';

const RANGE = 2 ** 32;

/** A campaign's number in every lottery: stable, so that an index computes it once. */
export function ticketOf(campaignId: string): number {
  return Math.floor(seededUnit('ticket', campaignId) * RANGE);
}

/** The drums of one decision: ties, exploration and pacing must not be correlated. */
export interface Drums {
  readonly tie: number;
  readonly explore: number;
  readonly pacing: number;
}

/** One SHA-256 per decision; what follows from it is mixed with constants of its own (digits of π). */
export function drumsOf(seed: string): Drums {
  const root = Math.floor(seededUnit('drums', seed) * RANGE);
  return { tie: draw(root, 0x243f6a88), explore: draw(root, 0x85a308d3), pacing: draw(root, 0x13198a2e) };
}

/**
 * The draw of a ticket, uniform in [0, 2³²): lowest wins. The finaliser of MurmurHash3, not a
 * digest, because a draw is made per candidate.
 */
export function draw(drum: number, ticket: number): number {
  let h = (drum ^ ticket) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Whether a campaign that should enter `passPpm` of its opportunities enters this one. */
export function passes(passPpm: number, drum: number, ticket: number): boolean {
  return passPpm >= 1_000_000 || draw(drum, ticket) * 1_000_000 < passPpm * RANGE;
}
