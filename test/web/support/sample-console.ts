import { days, hours, money, NOW } from './sample-money.js';
import { sampleCampaigns } from './sample-partner.js';

const CARS = [
  ['Volkswagen', 'Passat', 2016, 1_150_000, 212_000],
  ['Geely', 'Coolray', 2022, 1_890_000, 41_000],
  ['BMW', 'X5', 2020, 4_780_000, 88_000],
  ['Renault', 'Logan', 2018, 720_000, 136_000],
  ['Toyota', 'Camry', 2019, 2_210_000, 97_000],
  ['Lada', 'Vesta', 2021, 930_000, 58_000],
] as const;
const REGIONS = ['Минская область', 'Гродненская область', 'Брестская область', 'Витебская область', 'Гомельская область'];
const STAGES = ['posted', 'renewed', 'sold', 'bought', 'owning'] as const;
const PARTNERS = ['Polesie Detailing', 'Страховая компания «Надёжный берег»', 'Autohaus Minsk', 'Kolesnik Tyres', 'Bank Zubr', 'Deneb Diagnostics', 'Dom Premium'];
const CATEGORY = ['detailing', 'insurer', 'car-dealer', 'tyre-shop', 'bank', 'diagnostics', 'developer'] as const;

export function car(index: number) {
  const [brand, model, year, price, mileageKm] = CARS[index % CARS.length]!;
  return { id: `car-${index}`, externalId: `AD-${10_000 + index}`, brand, model, year, price: money(price), mileageKm, region: REGIONS[index % REGIONS.length], premium: price > 3_000_000 };
}

const OF_A_CAR = { programmeId: 'classified', programmeTitles: [] as { language: string; text: string }[] };
const OF_A_BOAT = { programmeId: 'boats', programmeTitles: [{ language: 'en', text: 'Boats' }, { language: 'ru', text: 'Лодки' }] };

export const sampleUsers = Array.from({ length: 64 }, (_, index) => ({
  id: `user-${index}`,
  externalId: `u-${48_213 + index * 37}`,
  locale: 'ru-BY',
  timezone: 'Europe/Minsk',
  region: REGIONS[index % REGIONS.length],
  stage: STAGES[index % STAGES.length],
  asset: car(index),
  assets: [car(index)],
  attentionLeft: 3 - (index % 4),
  nextContactAt: index % 3 ? days(index % 11) : null,
  lastEventAt: hours(-3 - index * 5),
  journeys: [
    { id: `j-${index}`, ...OF_A_CAR, asset: car(index), stage: STAGES[index % STAGES.length], enteredAt: days(-4), closed: false, outcome: null, cycle: 2 },
    { id: `j-${index}-1`, ...OF_A_CAR, asset: car(index + 1), stage: 'sold', enteredAt: days(-200), closed: true, outcome: 'sold', cycle: 1 },
    { id: `j-${index}-2`, ...OF_A_BOAT, asset: null, stage: 'boats/afloat', enteredAt: days(-40), closed: false, outcome: null, cycle: 1 },
  ],
}));

export const sampleTimeline = [
  item('t1', 9 * 24, 'contact_point', 'owning.month-6', { stage: 'owning', detail: 'tyres, accessories', reason: 'planned', future: true }),
  item('t2', 3 * 24, 'contact_point', 'sold.day-7', { stage: 'sold', detail: 'next-car, car-credit', reason: 'planned', future: true }),
  item('t2b', 2 * 24, 'contact_point', 'service.due', { stage: 'boats/afloat', detail: 'engine-service', reason: 'planned', future: true }),
  item('t2c', -1.5, 'claim', 'claim', { partnerName: 'Quiet Harbour', category: 'marina', stage: 'boats/afloat', money: money(1_200) }),
  item('t3', -2, 'lead', 'status.qualified', { partnerName: PARTNERS[2], category: 'car-dealer' }),
  item('t4', -2.2, 'money', 'billing.posted', { partnerName: PARTNERS[2], money: money(22_500) }),
  item('t5', -3, 'claim', 'claim', { partnerName: PARTNERS[2], category: 'car-dealer', money: money(22_500) }),
  item('t6', -5, 'delivery', 'inbox.sent', { decisionId: 'decision-1' }),
  item('t7', -5, 'decision', 'won', { stage: 'sold', decisionId: 'decision-1' }),
  item('t8', -26, 'delivery', 'email.held', { reason: 'quiet-hours' }),
  item('t9', -28, 'stage', 'stage.sold', { stage: 'sold', detail: 'BMW X5 2020', reason: 'event' }),
  item('t9b', -28, 'stage', 'stage.afloat', { stage: 'boats/afloat', detail: 'programme:boats', reason: 'event' }),
  item('t10', -28, 'event', 'Listing Sold', { detail: 'BMW X5 2020' }),
  item('t11', -28 - 24 * 9, 'decision', 'no-winner.page', { stage: 'renewed', decisionId: 'decision-2' }),
  item('t12', -28 - 24 * 20, 'event', 'Listing Posted', { detail: 'BMW X5 2020' }),
];

function item(id: string, hour: number, kind: string, title: string, more: object) {
  return { id, at: hours(hour), kind, title, detail: null, stage: null, category: null, partnerName: null, money: null, decisionId: null, reason: null, future: false, ...more };
}

const decisionBase = { reason: null, at: hours(-5), stage: 'sold', channel: 'inbox', slots: 1, version: 'auction-1', seed: '5f3c9a1e77', reserves: [{ category: 'car-dealer', reserve: money(1_500) }, { category: 'bank', reserve: money(1_000) }, { category: 'detailing', reserve: money(300) }], attentionFloor: 0.35 };

export const sampleDecisions = [
  {
    ...decisionBase,
    id: 'decision-1',
    outcome: 'won',
    winners: 1,
    candidates: [
      candidate(2, { rank: 1, won: true, bid: money(30_000), effectiveBid: money(30_000), quality: 0.02, relevance: 1, score: 6, price: money(22_500) }),
      candidate(4, { rank: 2, bid: money(50_000), effectiveBid: money(45_000), quality: 0.011, relevance: 0.91, score: 4.5, lossReason: 'OUTRANKED' }),
      candidate(1, { bid: money(20_000), effectiveBid: money(20_000), quality: 0.03, relevance: 0.12, lossReason: 'BELOW_RELEVANCE' }),
      candidate(0, { bid: money(20), effectiveBid: money(20), quality: 0.03, relevance: 0.8, score: 0.5, rank: 3, lossReason: 'BELOW_RESERVE' }),
      candidate(6, { lossReason: 'PRICE_BAND' }),
      candidate(3, { lossReason: 'SEASON' }),
    ],
    lossCounts: [
      { reason: 'CATEGORY', count: 14 },
      { reason: 'REGION', count: 6 },
      { reason: 'DAILY_BUDGET_EXHAUSTED', count: 2 },
    ],
  },
  { ...decisionBase, id: 'decision-2', stage: 'renewed', channel: 'page', outcome: 'no-winner', winners: 0, candidates: [], lossCounts: [{ reason: 'BELOW_RESERVE', count: 3 }] },
];

const again = (index: number, more: object) => ({
  campaignId: `c-${index}`, campaignName: `${PARTNERS[index]} campaign`, partnerName: PARTNERS[index], category: CATEGORY[index], bid: money(30_000), remaining: money(400_000), effectiveBid: money(30_000),
  quality: 0.02, relevance: 1, score: 6, reserve: money(1_500), attentionFloor: 0.35, outcome: 'WON', price: null, recordedPrice: null, priceSetBy: null, priceSetByCampaignId: null, ...more,
});

/** The first decision, held again. */
export const sampleReplay = {
  id: 'decision-1', identical: true, policyVersion: 2, pricing: 'gsp', slots: 1, explored: false,
  candidates: [
    again(2, { price: money(22_500), recordedPrice: money(22_500), priceSetBy: 'rival', priceSetByCampaignId: 'c-4' }),
    again(4, { bid: money(50_000), remaining: money(45_000), effectiveBid: money(45_000), quality: 0.011, relevance: 0.91, score: 4.5, reserve: money(1_000), outcome: 'OUTRANKED' }),
    again(1, { bid: money(20_000), effectiveBid: money(20_000), quality: 0.03, relevance: 0.12, score: 0.7, outcome: 'BELOW_RELEVANCE' }),
  ],
};

function candidate(index: number, more: object) {
  return {
    campaignId: `c-${index}`,
    campaignName: `${PARTNERS[index]} campaign`,
    partnerName: PARTNERS[index],
    category: CATEGORY[index],
    rank: null,
    won: false,
    bid: null,
    effectiveBid: null,
    quality: null,
    relevance: null,
    score: null,
    price: null,
    lossReason: null,
    ...more,
  };
}

export const samplePartners = PARTNERS.map((name, index) => ({
  id: `partner-${index}`,
  name,
  categories: index === 0 ? ['detailing', 'accessories'] : [CATEGORY[index]],
  status: index === 5 ? 'suspended' : 'active',
  wallet: { available: money(index === 3 ? 0 : 412_050 - index * 31_000), held: money(index * 2_500), spent: money(980_000 + index * 12_345), daysLeft: index === 5 ? null : 41.6 - index * 6 },
  spend30: money(188_400 - index * 21_050),
  leads30: 42 - index * 6,
  acceptance30: 0.83 - index * 0.05,
  campaigns: index === 4 ? [] : sampleCampaigns.slice(0, 3),
}));

const wave = (size: number) => Array.from({ length: 14 }, (_, day) => Math.round(size * (0.7 + 0.3 * Math.sin(day / 1.7) + day * 0.03) * 1000) / 1000);

export const sampleToday = {
  now: NOW,
  revenue: { value: money(1_284_350), previous: money(1_102_900), points: wave(180_000) },
  leads: { value: 312, previous: 340, points: wave(44) },
  fillRate: { value: 0.684, previous: 0.651, points: wave(0.62) },
  rpm: { value: money(91_240), previous: money(91_240), points: wave(90_000) },
  takeRate: { value: 0.0412, previous: 0.0388, points: wave(0.04) },
  lifecycleMap: [
    { stage: 'posted', users: 412, entered: 188, left: 201, next: [{ to: 'renewed', users: 96 }, { to: 'sold', users: 81 }] },
    { stage: 'renewed', users: 268, entered: 96, left: 104, next: [{ to: 'sold', users: 92 }] },
    { stage: 'sold', users: 331, entered: 173, left: 118, next: [{ to: 'bought', users: 109 }] },
    { stage: 'bought', users: 124, entered: 109, left: 97, next: [{ to: 'owning', users: 97 }] },
    { stage: 'owning', users: 866, entered: 97, left: 41, next: [{ to: 'posted', users: 41 }] },
  ],
  usersOnTheRoad: 1_874,
  stageCategory: [
    ['posted', 'detailing', 118_400, 51], ['posted', 'service-centre', 64_000, 22], ['posted', 'parts-shop', 21_500, 14], ['posted', 'fuel-station', 8_200, 19],
    ['renewed', 'insurer', 146_000, 38], ['renewed', 'service-centre', 52_300, 18], ['renewed', 'detailing', 41_000, 17],
    ['sold', 'car-dealer', 402_000, 33], ['sold', 'bank', 188_500, 21], ['sold', 'leasing', 96_000, 9], ['sold', 'developer', 260_000, 4],
    ['bought', 'diagnostics', 38_000, 24], ['bought', 'tyre-shop', 71_200, 29], ['owning', 'insurer', 133_000, 30], ['owning', 'accessories', 12_900, 16],
    ['boats/afloat', 'marina', 26_400, 22], ['boats/afloat', 'insurer', 9_900, 3],
  ].map(([stage, category, minor, leads]) => ({ stage, category, revenue: money(Number(minor)), leads })),
  recentLeads: [
    ['l1', -0.4, 2, 'sold', 'qualified', 22_500], ['l2', -1.2, 0, 'posted', 'verifying', 1_850], ['l3', -2.5, 1, 'renewed', 'qualified', 3_900],
    ['l4', -7, 3, 'bought', 'duplicate', 2_400], ['l5', -11, 6, 'sold', 'rejected', 65_000],
  ].map(([id, hour, partner, stage, status, price]) => ({
    id, at: hours(Number(hour)), partnerName: PARTNERS[Number(partner)], category: CATEGORY[Number(partner)], stage, status, price: money(Number(price)), userId: 'user-2',
  })),
  attentionNeeded: [
    { kind: 'waiting-campaigns', count: 2, stage: null, text: '2 campaigns wait for an operator.', link: '/console/market/moderation' },
    { kind: 'empty-wallets', count: 1, stage: null, text: '1 partner with running campaigns cannot pay for one more lead.', link: '/console/partners' },
    { kind: 'empty-stage', count: 0, stage: 'renewed', text: 'Nobody stands in the stage "renewed" now.', link: '/console/users?stage=renewed' },
  ],
  firstSteps: [] as { kind: string; done: boolean }[],
  demoProgress: null,
};
