import { wholeCampaign } from './sample-own-campaigns.js';
import { days, hours, money } from './sample-money.js';

const budget = (limit: number, posted: number, pending: number) => ({ limit: money(limit), posted: money(posted), pending: money(pending), available: money(limit - posted - pending) });

const CAMPAIGNS = [
  {
    id: 'campaign-1', name: 'Interior cleaning before the sale', status: 'active', category: 'detailing', stages: ['posted', 'renewed'],
    targeting: { regions: ['Минская область'], brands: [], priceMin: money(500_000), priceMax: null, seasons: [] },
    maxPrice: money(2_500), reserve: money(300), totalBudget: budget(400_000, 188_400, 5_550), dailyBudget: budget(20_000, 14_800, 1_850),
    offer: { title: '20 % off a full interior clean', text: 'Interior dry cleaning of your car before the sale, done in a day.', terms: 'One car per code. By appointment.', validDays: 30 },
    startsAt: null, endsAt: null, shown30: 1_892, claimed30: 71, qualified30: 58, averagePrice30: money(1_850),
    lossShares: [{ reason: 'OUTRANKED', share: 0.31, action: 'loss.rank.raise-bid-or-quality' }, { reason: 'DAILY_BUDGET_EXHAUSTED', share: 0.14, action: 'loss.daily-budget.raise' }, { reason: 'BELOW_RESERVE', share: 0.05, action: 'loss.reserve.raise-bid' }],
  },
  {
    id: 'campaign-2', name: 'Polish for the new car', status: 'paused', category: 'detailing', stages: ['bought'],
    targeting: { regions: [], brands: ['BMW', 'Audi'], priceMin: null, priceMax: null, seasons: ['spring', 'summer'] },
    maxPrice: money(3_200), reserve: money(300), totalBudget: budget(150_000, 12_400, 0), dailyBudget: null,
    offer: { title: 'Ceramic polish at half price', text: 'Protect the paint of the car you have just bought.', terms: 'Until the end of the month.', validDays: 21 },
    startsAt: null, endsAt: null, shown30: 204, claimed30: 6, qualified30: 5, averagePrice30: money(2_480),
    lossShares: [{ reason: 'CAMPAIGN_INACTIVE', share: 0.82, action: 'loss.campaign.resume' }],
  },
  {
    id: 'campaign-3', name: 'Салон с ароматом', status: 'draft', category: 'accessories', stages: ['owning'],
    targeting: { regions: [], brands: [], priceMin: null, priceMax: null, seasons: [] },
    maxPrice: money(700), reserve: money(300), totalBudget: budget(30_000, 0, 0), dailyBudget: null,
    offer: { title: 'Ароматизатор в подарок', text: 'При любой покупке.', terms: 'Один на человека.', validDays: 14 },
    startsAt: null, endsAt: null, shown30: 0, claimed30: 0, qualified30: 0, averagePrice30: null, lossShares: [],
  },
  {
    id: 'campaign-4', name: 'A berth for the first summer', status: 'active', category: 'marina', stages: ['boats/afloat', 'boats/laid-up'],
    targeting: { regions: [], brands: [], priceMin: null, priceMax: null, seasons: [] },
    maxPrice: money(1_200), reserve: money(300), totalBudget: budget(30_000, 1_200, 0), dailyBudget: null,
    offer: { title: 'Two weeks at the pier for nothing', text: 'With water and power.', terms: 'First visit.', validDays: 14 },
    startsAt: null, endsAt: null, shown30: 9, claimed30: 1, qualified30: 1, averagePrice30: money(1_200), lossShares: [],
  },
  {
    id: 'campaign-5', name: 'For everybody', status: 'active', category: 'marina', stages: [],
    targeting: { regions: [], brands: [], priceMin: null, priceMax: null, seasons: [] },
    maxPrice: money(900), reserve: money(300), totalBudget: budget(30_000, 0, 0), dailyBudget: null,
    offer: { title: 'A night at the pier', text: 'With water and power.', terms: 'First visit.', validDays: 14 },
    startsAt: null, endsAt: null, shown30: 0, claimed30: 0, qualified30: 0, averagePrice30: null, lossShares: [],
  },
];

const FULL: Readonly<Record<string, object>> = {
  'campaign-1': {
    waitingSince: hours(-5),
    pacing: 'frontLoaded',
    adjustments: [{ dimension: 'region', value: 'Минск', percent: 20 }],
    limits: { monthlyBudget: null, weeklyBudget: budget(60_000, 24_000, 1_850), totalLeads: null, monthlyLeads: null, weeklyLeads: null, dailyLeads: { limit: 12, posted: 8, pending: 1, available: 3 }, stock: { limit: 250, posted: 75, pending: 1, available: 174 } },
    offers: [
      {
        id: 'campaign-1-offer-1', status: 'approved', reviewNote: null, waits: true, validDays: 30, weight: 2, codeKind: 'generated', keepsRivalsAway: false, expiresAt: null,
        texts: [{ language: 'en', title: '20 % off a full interior clean', text: 'Interior dry cleaning of your car before the sale, done in a day.', terms: 'One car per code. By appointment.' }],
        changedTexts: [{ language: 'en', title: '25 % off a full interior clean', text: 'Interior dry cleaning of your car before the sale, done in a day.', terms: 'One car per code. By appointment.' }],
      },
      {
        id: 'campaign-1-offer-2', status: 'approved', reviewNote: null, waits: false, validDays: 14, weight: 1, codeKind: 'pool', keepsRivalsAway: true, expiresAt: days(60), changedTexts: null,
        texts: [{ language: 'en', title: 'A free ozone treatment', text: 'With every full clean.', terms: '' }, { language: 'ru', title: 'Озонирование в подарок', text: 'К каждой полной химчистке.', terms: '' }],
      },
    ],
  },
  'campaign-2': { pausedBy: 'operator' },
  'campaign-3': { reviewNote: 'Say what the gift is.' },
};

export const sampleCampaigns = CAMPAIGNS.map((campaign) => wholeCampaign(campaign, FULL[campaign.id]));

const car = { id: 'car-1', externalId: 'AD-10001', brand: 'Volkswagen', model: 'Passat', year: 2016, price: money(1_150_000), mileageKm: 212_000, region: 'Минская область', premium: false };

const RULES = [
  ['verified-contact', 'The contact was confirmed by a one-time code', 'code entered 4 minutes after it was sent'],
  ['consent', 'The driver agreed to share the contact with you by name', 'consent receipt, text version 2027-01'],
  ['area', 'The car is inside the campaign’s area', 'Минская область'],
  ['not-duplicate', 'Not your lead within the last 30 days', 'no earlier claim'],
] as const;

function lead(index: number, status: string, name: string | null, more: object = {}) {
  const qualified = status === 'qualified';
  return {
    id: `lead-${index}`, status, category: 'detailing', stage: 'posted', campaignId: 'campaign-1', campaignName: 'Interior cleaning before the sale',
    claimedAt: hours(-1 - index * 7), qualifiedAt: qualified ? hours(-0.9 - index * 7) : null, expiresAt: hours(71 - index * 7), price: money(1_850),
    billing: qualified ? 'posted' : status === 'verifying' ? 'held' : 'voided',
    contact: qualified ? { name, email: 'driver@example.by', phone: '+375 29 611 04 18' } : null,
    car, reason: 'posted an ad for a Volkswagen Passat', bonusCode: qualified ? 'RING-7K2M' : null,
    verdict: RULES.map(([code, description, evidence]) => ({ code, description, evidence, passed: status !== 'duplicate' || code !== 'not-duplicate' })).slice(0, status === 'verifying' ? 0 : 4),
    ...more,
  };
}

export const sampleLeads = [
  lead(0, 'qualified', 'Ирина Ковалевская'), lead(1, 'verifying', null), lead(2, 'qualified', 'Андрей'), lead(3, 'duplicate', null), lead(4, 'qualified', null), lead(5, 'expired', null),
  lead(36, 'qualified', 'Ольга', { category: 'marina', stage: 'boats/afloat', campaignId: 'campaign-4', campaignName: 'A berth for the first summer', car: null, reason: 'this was the moment: “You bought a boat”' }),
  ...Array.from({ length: 30 }, (_, index) => lead(6 + index, 'qualified', `Driver ${index + 1}`)),
];

export const sampleWallet = { available: money(412_050), held: money(3_700), spent: money(980_000), daysLeft: 27.4 };

export const sampleWalletLines = [
  { id: 'w1', at: hours(-1), kind: 'post', amount: money(0), available: money(412_050), leadId: 'lead-0', reference: null },
  { id: 'w2', at: hours(-2), kind: 'hold', amount: money(-1_850), available: money(412_050), leadId: 'lead-1', reference: null },
  { id: 'w3', at: hours(-30), kind: 'void', amount: money(1_850), available: money(413_900), leadId: 'lead-3', reference: null },
  { id: 'w4', at: days(-3), kind: 'credit', amount: money(1_850), available: money(412_050), leadId: 'lead-4', reference: null },
  { id: 'w5', at: days(-6), kind: 'topup', amount: money(500_000), available: money(410_200), leadId: null, reference: 'BY-2027-00418' },
];
