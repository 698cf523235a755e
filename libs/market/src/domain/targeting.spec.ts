import type { CampaignState, CampaignView } from './campaign-view.js';
import { examineAll, marketCampaign } from './examination.js';
import { AUCTION_REASONS, type ClosedReason, GATE_REASONS, type GateReason, LOSS_ADVICE } from './loss-reason.js';
import type { Need, Opportunity } from './opportunity.js';
import { seasonOf } from './season.js';
import { gate } from './targeting.js';

const NOW = new Date('2026-03-01T00:00:00Z');
const DAY = 86_400_000;

const campaign: CampaignView = {
  id: 'campaign',
  partnerId: 'dealer',
  category: 'car-dealer',
  stages: ['sold'],
  bid: 3_000n,
  modifiers: [],
  campaignStatus: 'active',
  partnerStatus: 'active',
  offerStatus: 'approved', offersEndAt: null, outOfCodes: false,
  regions: ['Минская'],
  brands: ['Audi'],
  seasons: ['winter', 'spring'],
  priceMin: 500_000n,
  priceMax: 1_000_000n,
  targeting: {},
  zone: 'Europe/Minsk',
  startsAt: NOW,
  endsAt: new Date('2026-03-02T00:00:00Z'),
  qualityPpm: { sold: 20_000 },
};
const state: CampaignState = { walletAvailable: 500n, totalRemaining: 500n, monthlyRemaining: 500n, weeklyRemaining: 500n, dailyRemaining: 500n, leadsRemaining: 1, stockRemaining: 1, accountRemaining: 500n, passPpm: 1_000_000 };
const opportunity: Opportunity = {
  stage: 'sold',
  season: 'spring',
  now: NOW,
  channel: 'inbox',
  needs: [{ category: 'car-dealer', weightPpm: 1_000_000, seasonPpm: 1_000_000 }],
  asset: { region: 'Минская', brand: 'Audi', price: 500_000n, model: null, year: null, mileageKm: null, fuel: null, lat: null, lon: null },
  user: { language: null, segments: new Set(), score: null, excludedBy: new Set(), controlGroup: false, consented: new Set(['car-dealer']), muted: new Set(), cappedPartners: new Set(), openOffers: new Set(), heldBy: {}, recentClaims: [], affinityPpm: {}, fatiguePpm: 1_000_000 },
};

interface Change {
  readonly campaign?: Partial<CampaignView>;
  readonly state?: Partial<CampaignState>;
  readonly moment?: Partial<Opportunity>;
  readonly asset?: Partial<Opportunity['asset']>;
  readonly user?: Partial<Opportunity['user']>;
}

function reasonFor(change: Change): GateReason | null {
  const moment = { ...opportunity, asset: { ...opportunity.asset, ...change.asset }, user: { ...opportunity.user, ...change.user }, ...change.moment };
  return gate({ ...campaign, ...change.campaign }, { ...state, ...change.state }, moment, { reserve: 500n, pacingDrum: 1, ticket: 2 });
}

test('a campaign that asks for this car, stage and season, with money left, is put up', () => expect(reasonFor({})).toBeNull());

const closed = (reason: ClosedReason): Need => ({ category: 'car-dealer', weightPpm: 1_000_000, seasonPpm: 1_000_000, closed: reason });

const CASES: readonly (readonly [string, Change, GateReason | null])[] = [
  ['a paused campaign stays out', { campaign: { campaignStatus: 'paused' } }, 'CAMPAIGN_INACTIVE'],
  ['a suspended partner stays out', { campaign: { partnerStatus: 'suspended' } }, 'PARTNER_INACTIVE'],
  ['an offer whose own codes have run out waits for more', { campaign: { outOfCodes: true } }, 'OUT_OF_CODES'],
  ['an offer is shown to the last moment before its end', { campaign: { offersEndAt: new Date(NOW.getTime() + 1) } }, null],
  ['an offer that is over is not shown', { campaign: { offersEndAt: NOW } }, 'OFFER_ENDED'],
  ['a kind of business that talks to a user one at a time is closed while a rival does', { user: { heldBy: { 'car-dealer': ['rival'] } } }, 'RIVAL_OPEN'],
  ['and not by the partner itself', { user: { heldBy: { 'car-dealer': ['dealer'] } } }, null],
  ['an offer nobody approved yet stays out', { campaign: { offerStatus: 'draft' } }, 'OFFER_INACTIVE'],
  ['a campaign waits for its first instant', { campaign: { startsAt: new Date(NOW.getTime() + 1) } }, 'SCHEDULE_NOT_STARTED'],
  ['a campaign is over at its last instant', { campaign: { endsAt: NOW } }, 'SCHEDULE_ENDED'],
  ['a campaign for sellers is not for posters', { moment: { stage: 'posted' } }, 'STAGE'],
  ['a category nobody needs now stays out', { moment: { needs: [] } }, 'CATEGORY'],
  ['a kind of business the operator keeps out of a stage stays out', { moment: { needs: [closed('BLOCKED_COMBINATION')] } }, 'BLOCKED_COMBINATION'],
  ['a kind of business the site gave up stays out', { moment: { needs: [closed('CATEGORY_RETIRED')] } }, 'CATEGORY_RETIRED'],
  ['a kind of business the user heard enough of waits', { moment: { needs: [closed('CATEGORY_CAPPED')] } }, 'CATEGORY_CAPPED'],
  ['another kind of business is not closed with it', { moment: { needs: [...opportunity.needs, { ...closed('CATEGORY_RETIRED'), category: 'bank' }] } }, null],
  ['a campaign for one region stays there', { asset: { region: 'Брестская' } }, 'REGION'],
  ['an unknown region satisfies only campaigns that do not ask', { asset: { region: null } }, 'REGION'],
  ['a campaign without regions is for all, known or not', { campaign: { regions: [] }, asset: { region: null } }, null],
  ['a campaign for Audi is not for Lada', { asset: { brand: 'Lada' } }, 'BRAND'],
  ['a car below the price band is left alone', { asset: { price: 499_999n } }, 'PRICE_BAND'],
  ['the upper end of the price band belongs to it', { asset: { price: 1_000_000n } }, null],
  ['a car above the price band is left alone', { asset: { price: 1_000_001n } }, 'PRICE_BAND'],
  ['a car without a price fits no band', { asset: { price: null } }, 'PRICE_BAND'],
  ['a winter campaign rests in summer', { moment: { season: 'summer' } }, 'SEASON'],
  ['a campaign for one model is not for another', { campaign: { targeting: { models: ['A4'] } }, asset: { model: 'A6' } }, 'MODEL'],
  ['a campaign for new cars is not for old ones', { campaign: { targeting: { yearMin: 2020 } }, asset: { year: 2019 } }, 'YEAR'],
  ['a campaign for little mileage is not for much', { campaign: { targeting: { mileageMaxKm: 1 } }, asset: { mileageKm: 2 } }, 'MILEAGE'],
  ['a campaign for electric cars is not for diesel', { campaign: { targeting: { fuels: ['electric'] } }, asset: { fuel: 'diesel' } }, 'FUEL'],
  ['a partner that sleeps is not put up', { campaign: { targeting: { hours: [{ days: [7], from: '09:00', to: '18:00' }] } } }, 'HOURS'],
  ['an offer in Russian is not for who reads English', { campaign: { targeting: { languages: ['ru'] } }, user: { language: 'en' } }, 'LANGUAGE'],
  ['a campaign for one group is not for others', { campaign: { targeting: { segments: ['dealer'] } } }, 'SEGMENT'],
  ['a campaign for the engaged is not for others', { campaign: { targeting: { scoreMin: 50 } }, user: { score: 1 } }, 'SCORE'],
  ['whom the partner does not want to reach is not reached', { campaign: { targeting: { exclusionLists: ['list'] } }, user: { excludedBy: new Set(['list']) } }, 'EXCLUSION_LIST'],
  ['the control group sees nothing', { user: { language: null, segments: new Set(), score: null, excludedBy: new Set(), controlGroup: true } }, 'CONTROL_GROUP'],
  ['without consent nothing is offered', { user: { consented: new Set() } }, 'CONSENT_MISSING'],
  ['a muted category is silent', { user: { muted: new Set(['car-dealer']) } }, 'CATEGORY_MUTED'],
  ['a partner whose share of attention is used up waits', { user: { cappedPartners: new Set(['dealer']) } }, 'PARTNER_CAPPED'],
  ['an offer that still stands open is not delivered again', { user: { openOffers: new Set(['campaign']) } }, 'ALREADY_OPEN'],
  ['another open offer of the same partner is none of its business', { user: { openOffers: new Set(['other']) } }, null],
  ['a lead is not sold to the same partner again within 30 days', { user: { recentClaims: [{ partnerId: 'dealer', category: 'car-dealer', at: new Date(NOW.getTime() - 30 * DAY + 1) }] } }, 'DUPLICATE_WINDOW'],
  ['after 30 days it may be', { user: { recentClaims: [{ partnerId: 'dealer', category: 'car-dealer', at: new Date(NOW.getTime() - 30 * DAY) }] } }, null],
  ['a claim blocks as long as the operator says', { user: { recentClaims: [{ partnerId: 'dealer', category: 'car-dealer', at: new Date(NOW.getTime() - 30 * DAY), days: 60 }] } }, 'DUPLICATE_WINDOW'],
  ['and no longer', { user: { recentClaims: [{ partnerId: 'dealer', category: 'car-dealer', at: new Date(NOW.getTime() - DAY), days: 1 }] } }, null],
  ['a claim in another category does not count', { user: { recentClaims: [{ partnerId: 'dealer', category: 'bank', at: NOW }] } }, null],
  ['a wallet that cannot pay the reserve is empty', { state: { walletAvailable: 499n } }, 'WALLET_EMPTY'],
  ['a total budget that cannot pay the reserve is exhausted', { state: { totalRemaining: 499n } }, 'TOTAL_BUDGET_EXHAUSTED'],
  ['a daily budget that cannot pay the reserve is exhausted', { state: { dailyRemaining: 0n } }, 'DAILY_BUDGET_EXHAUSTED'],
  ['a monthly budget that cannot pay the reserve is exhausted', { state: { monthlyRemaining: 499n } }, 'MONTHLY_BUDGET_EXHAUSTED'],
  ['a weekly budget that cannot pay the reserve is exhausted', { state: { weeklyRemaining: -1n } }, 'WEEKLY_BUDGET_EXHAUSTED'],
  ['a campaign with all the leads it asked for waits', { state: { leadsRemaining: 0 } }, 'LEADS_EXHAUSTED'],
  ['a campaign whose bonus is out of stock waits', { state: { stockRemaining: 0 } }, 'OUT_OF_STOCK'],
  ['an account whose limit cannot pay the reserve waits', { state: { accountRemaining: 499n } }, 'ACCOUNT_LIMIT'],
  ['a campaign without budgets spends its wallet', { state: { totalRemaining: null, monthlyRemaining: null, weeklyRemaining: null, dailyRemaining: null, leadsRemaining: null, stockRemaining: null, accountRemaining: null } }, null],
  ['a fully throttled campaign waits', { state: { passPpm: 0 } }, 'PACING_THROTTLED'],
];

test.each(CASES)('%s', (_, change, reason) => expect(reasonFor(change)).toBe(reason));

test('every gate has a case here, and every loss an advice with a text of its own', () => {
  expect(GATE_REASONS.filter((reason) => !CASES.some(([, , expected]) => expected === reason))).toEqual([]);
  const actions = [...GATE_REASONS, ...AUCTION_REASONS].map((reason) => LOSS_ADVICE[reason].action);
  expect(new Set(actions).size).toBe(actions.length);
});

test('pacing lets the named share of opportunities pass, different ones for different decisions', () => {
  const market = Array.from({ length: 2_000 }, (_, i) => marketCampaign({ ...campaign, id: `c${i}` }, { ...state, passPpm: 250_000 }));
  const passed = (seed: string) => examineAll(market, opportunity, [{ match: ['*', '*', '*', '*'], price: 500n }], seed).candidates.map((each) => each.campaignId);
  expect(passed('one').length / market.length).toBeCloseTo(0.25, 1);
  const again = new Set(passed('two'));
  expect(passed('one').filter((id) => again.has(id)).length / market.length).toBeCloseTo(0.0625, 1);
});

test('the season is that of the user, not of Greenwich', () => {
  expect(seasonOf(new Date('2026-02-28T22:30:00Z'), 'Europe/Minsk')).toBe('spring');
  expect(seasonOf(new Date('2026-02-28T22:30:00Z'), 'UTC')).toBe('winter');
  expect(seasonOf(new Date('2026-12-01T00:00:00Z'), 'UTC')).toBe('winter');
  expect(['2026-05-31', '2026-06-01', '2026-08-31', '2026-09-01', '2026-11-30'].map((day) => seasonOf(new Date(`${day}T12:00:00Z`), 'UTC'))).toEqual(['spring', 'summer', 'summer', 'autumn', 'autumn']);
});
