import { seededUnit } from '@ringroad/kernel';

const RANGE = 2 ** 32;

/** A campaign's number in every lottery: stable, so that an index computes it once. */
export function ticketOf(campaignId: string): number {
  return Math.floor(seededUnit('ticket', campaignId) * RANGE);
}

/** The drum of one lottery of one decision (ties, exploration, pacing must not be correlated). */
export function drumOf(seed: string, purpose: 'tie' | 'explore' | 'pacing'): number {
  return Math.floor(seededUnit(seed, purpose) * RANGE);
}

/**
 * The draw of a ticket, uniform in [0, 2³²): lowest wins. One SHA-256 per decision and one per campaign, then the
 * finaliser of MurmurHash3 for the pair, because a draw is made per candidate.
 */
export function draw(drum: number, ticket: number): number {
  let h = (drum ^ ticket) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Whether a campaign that should enter `passPpm` of its opportunities enters this one. */
export function passes(passPpm: number, drum: number, ticket: number): boolean {
  return draw(drum, ticket) * 1_000_000 < passPpm * RANGE;
}
