import { type Category, type Minor, seededUnit, type Stage } from '@ringroad/kernel';
import type { ReservedCandidate } from './decision.js';
import { candidateOf, type MarketCampaign } from './examination.js';
import { drumsOf } from './lottery.js';
import type { GateReason } from './loss-reason.js';
import type { Opportunity } from './opportunity.js';
import { gate } from './targeting.js';

const WHOLE_PPM = 1_000_000;

/** A share of coming moments that a campaign has reserved. */
export interface StandingReservation {
  readonly id: string;
  readonly partnerId: string;
  readonly campaignId: string;
  readonly stage: Stage;
  readonly category: Category;
  /** Null for all regions. */
  readonly region: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly sharePpm: number;
  /** Per qualified lead, as agreed at the booking. */
  readonly price: Minor;
}

/** What a moment owes: whom the auction puts up first, and whose offer may not be shown to this user, and why. */
export interface Owed {
  readonly reserved: readonly ReservedCandidate[];
  readonly missed: readonly { readonly reservation: StandingReservation; readonly reason: GateReason }[];
}

/**
 * The reservations this moment falls to, one per category at most: one draw of the decision's seed for each category that is needed,
 * and all that is reserved of this moment lies side by side below it. So each gets its share, and no two the same moment. The
 * order in which they are honoured is drawn as well.
 */
export function drawReservations(standing: readonly StandingReservation[], opportunity: Opportunity, seed: string): readonly StandingReservation[] {
  const drawn = opportunity.needs.flatMap(({ category }) => {
    const here = standing.filter((each) => each.category === category && covers(each, opportunity)).sort((a, b) => (a.id < b.id ? -1 : 1));
    let left = seededUnit('reservation', seed, category) * WHOLE_PPM;
    return here.find(({ sharePpm }) => (left -= sharePpm) < 0) ?? [];
  });
  if (drawn.length < 2) return drawn;
  const order = new Map(drawn.map((each) => [each, seededUnit('reservation-order', seed, each.category)]));
  return drawn.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

function covers({ stage, region, startsAt, endsAt }: StandingReservation, { stage: here, asset, now }: Opportunity): boolean {
  return stage === here && (region === null || region === asset.region) && startsAt <= now && now < endsAt;
}

/**
 * Puts reserved campaigns through the gates: all but pacing, which a promise does not obey, and with the agreed price as what the
 * money must reach. A campaign that is not there (it has ended) counts as inactive.
 */
export function owedBy(drawn: readonly StandingReservation[], find: (campaignId: string) => MarketCampaign | undefined, opportunity: Opportunity, seed: string): Owed {
  const reserved: ReservedCandidate[] = [];
  const missed: { reservation: StandingReservation; reason: GateReason }[] = [];
  for (const reservation of drawn) {
    const entry = find(reservation.campaignId);
    const need = opportunity.needs.find(({ category }) => category === reservation.category);
    const reason = entry === undefined || need === undefined ? 'CAMPAIGN_INACTIVE' : gateOf(entry, reservation, opportunity, seed);
    if (entry !== undefined && need !== undefined && reason === null) {
      reserved.push({ ...candidateOf(entry, opportunity, need, reservation.price), bid: reservation.price, reservationId: reservation.id });
    } else missed.push({ reservation, reason: reason ?? 'CAMPAIGN_INACTIVE' });
  }
  return { reserved, missed };
}

function gateOf({ campaign, state, ticket }: MarketCampaign, { price }: StandingReservation, opportunity: Opportunity, seed: string): GateReason | null {
  return gate(campaign, { ...state, passPpm: WHOLE_PPM }, opportunity, { reserve: price, pacingDrum: drumsOf(seed).pacing, ticket });
}
