import type { Stage } from '@ringroad/kernel';
import type { CampaignState, CampaignView, Opportunity } from '@ringroad/market';

export interface WorstCase {
  readonly name: string;
  readonly campaign: Partial<CampaignView>;
  readonly state: Partial<CampaignState>;
  readonly user: Partial<Opportunity['user']>;
  readonly goal: string;
}

/** Everybody in one bucket and open to all, so that nothing but the case itself can spare the search any work. */
export const WORST_STAGE: Stage = 'sold';
const CROWD: Partial<CampaignView> = { category: 'insurer', stages: [WORST_STAGE], modifiers: [], regions: [], brands: [], seasons: [], priceMin: null, priceMax: null, targeting: {}, endsAt: null };
const RICH: Partial<CampaignState> = {
  walletAvailable: 1_000_000n,
  totalRemaining: null,
  monthlyRemaining: null,
  weeklyRemaining: null,
  dailyRemaining: null,
  leadsRemaining: null,
  stockRemaining: null,
  accountRemaining: null,
  passPpm: 1_000_000,
};
const PROMISED = '≤ 100 µs';

export const WORST_CASES: readonly WorstCase[] = [
  { name: 'nobody matches', campaign: { ...CROWD, regions: ['nowhere'] }, state: RICH, user: {}, goal: PROMISED },
  { name: 'everybody sleeps', campaign: { ...CROWD, targeting: { hours: [{ days: [6, 7], from: '10:00', to: '14:00' }] } }, state: RICH, user: {}, goal: PROMISED },
  { name: 'nobody takes so old a car', campaign: { ...CROWD, targeting: { yearMin: 2030, mileageMaxKm: 10 } }, state: RICH, user: {}, goal: PROMISED },
  { name: 'the car stands in nobody’s circle', campaign: { ...CROWD, targeting: { circle: { lat: 40, lon: 10, km: 100 } } }, state: RICH, user: {}, goal: PROMISED },
  { name: 'nobody asks for these groups', campaign: { ...CROWD, targeting: { segments: ['dealer'] } }, state: RICH, user: { segments: new Set(['a', 'b', 'c']) }, goal: PROMISED },
  { name: 'everybody keeps this user away', campaign: { ...CROWD, targeting: { exclusionLists: ['all'] } }, state: RICH, user: { excludedBy: new Set(['all']) }, goal: PROMISED },
  { name: 'a rival of all has the user’s ear', campaign: CROWD, state: RICH, user: { heldBy: { insurer: ['nobody'] } }, goal: PROMISED },
  { name: 'everybody out of daily budget', campaign: CROWD, state: { ...RICH, dailyRemaining: 0n }, user: {}, goal: PROMISED },
  { name: 'everybody short of the lowest reserve', campaign: CROWD, state: { ...RICH, dailyRemaining: 199n }, user: {}, goal: PROMISED },
  { name: 'one partner owns all, user capped for it', campaign: { ...CROWD, partnerId: 'partner-0' }, state: RICH, user: { cappedPartners: new Set(['partner-0']) }, goal: PROMISED },
  { name: 'one partner owns all', campaign: { ...CROWD, partnerId: 'partner-0' }, state: RICH, user: { cappedPartners: new Set() }, goal: PROMISED },
  { name: 'all match, all differ', campaign: CROWD, state: RICH, user: {}, goal: PROMISED },
  { name: 'all bid and score alike', campaign: { ...CROWD, bid: 2_000n, qualityPpm: { sold: 20_000 } }, state: RICH, user: {}, goal: '' },
  { name: 'pacing lets 1 in 1000 pass', campaign: CROWD, state: { ...RICH, passPpm: 1_000 }, user: {}, goal: '' },
  { name: 'everybody begins tomorrow', campaign: { ...CROWD, startsAt: new Date('2026-06-02T00:00:00Z') }, state: RICH, user: {}, goal: '' },
  { name: 'everybody bids below the reserve', campaign: { ...CROWD, bid: 199n }, state: RICH, user: {}, goal: '' },
];
