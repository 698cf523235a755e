import type { Season } from '../domain/site-clock.js';
import type { ContactPointDefinition, NeedDefinition, ProgrammeDefinition } from '../domain/programme.js';

/** Tyres are changed in spring and autumn; out of season nobody needs a tyre shop ("according to season", S04). */
const TYRE_SEASONS: readonly Season[] = ['spring', 'autumn'];
const MORNING = '10:00';

const NEEDS: readonly NeedDefinition[] = [
  // S01: the car is prepared for sale
  { id: 'prepare-for-sale', textKey: 'need.prepare-for-sale', categories: ['detailing'], weightPpm: 900_000 },
  { id: 'small-repair', textKey: 'need.small-repair', categories: ['service-centre'], weightPpm: 700_000 },
  { id: 'parts', textKey: 'need.parts', categories: ['parts-shop'], weightPpm: 600_000 },
  { id: 'maintenance', textKey: 'need.maintenance', categories: ['service-centre'], weightPpm: 700_000 },
  { id: 'refuel', textKey: 'need.refuel', categories: ['fuel-station'], weightPpm: 500_000 },
  // S02: it did not sell
  { id: 'short-insurance', textKey: 'need.short-insurance', categories: ['insurer'], weightPpm: 800_000 },
  { id: 'deeper-repair', textKey: 'need.deeper-repair', categories: ['service-centre', 'parts-shop'], weightPpm: 800_000 },
  // S03: it sold, and there is cash
  { id: 'next-car', textKey: 'need.next-car', categories: ['car-dealer'], weightPpm: 900_000 },
  { id: 'car-credit', textKey: 'need.car-credit', categories: ['bank'], weightPpm: 700_000 },
  { id: 'car-leasing', textKey: 'need.car-leasing', categories: ['leasing'], weightPpm: 600_000 },
  { id: 'insure-next-car', textKey: 'need.insure-next-car', categories: ['insurer'], weightPpm: 600_000 },
  { id: 'property', textKey: 'need.property', categories: ['developer'], weightPpm: 600_000, condition: 'asset.premium' },
  // S04: another car was bought
  { id: 'diagnostics', textKey: 'need.diagnostics', categories: ['diagnostics'], weightPpm: 900_000 },
  { id: 'tyres', textKey: 'need.tyres', categories: ['tyre-shop'], weightPpm: 900_000, seasons: TYRE_SEASONS },
  // S06-S10: the car is owned
  { id: 'owner-questions', textKey: 'need.owner-questions', categories: ['service-centre', 'accessories'], weightPpm: 600_000 },
  { id: 'accessories', textKey: 'need.accessories', categories: ['accessories'], weightPpm: 700_000 },
  { id: 'oil-and-filters', textKey: 'need.oil-and-filters', categories: ['service-centre', 'parts-shop'], weightPpm: 900_000 },
  { id: 'liability-insurance', textKey: 'need.liability-insurance', categories: ['insurer'], weightPpm: 950_000 },
  { id: 'casco', textKey: 'need.casco', categories: ['insurer'], weightPpm: 800_000 },
  { id: 'financial-services', textKey: 'need.financial-services', categories: ['bank'], weightPpm: 500_000 },
  { id: 'trade-in', textKey: 'need.trade-in', categories: ['car-dealer'], weightPpm: 800_000 },
];

const POST_NEEDS = ['prepare-for-sale', 'small-repair', 'parts', 'maintenance', 'refuel'];
const SOLD_NEEDS = ['next-car', 'car-credit', 'car-leasing', 'insure-next-car', 'property'];
const BOUGHT_NEEDS = ['diagnostics', 'small-repair', 'parts', 'tyres'];

const CONTACT_POINTS: readonly ContactPointDefinition[] = [
  {
    id: 'posted.now', stage: 'posted', track: 'sales', reasonKey: 'why.posted', window: 'P3D',
    when: { from: 'stage', offset: 'P0D' }, needs: POST_NEEDS,
  },
  {
    id: 'renewed.now', stage: 'renewed', track: 'sales', reasonKey: 'why.renewed', window: 'P3D',
    when: { from: 'event', on: 'listing.renewed', offset: 'P0D' }, needs: [...POST_NEEDS, 'short-insurance', 'deeper-repair'],
  },
  {
    id: 'sold.now', stage: 'sold', track: 'sales', reasonKey: 'why.sold', window: 'P3D',
    when: { from: 'stage', offset: 'P0D' }, needs: SOLD_NEEDS,
  },
  {
    id: 'sold.day-7', stage: 'sold', track: 'sales', reasonKey: 'why.sold', window: 'P5D',
    when: { from: 'stage', offset: 'P7D', at: MORNING }, needs: SOLD_NEEDS,
  },
  {
    id: 'sold.day-30', stage: 'sold', track: 'sales', reasonKey: 'why.sold-no-next-car', window: 'P7D',
    when: { from: 'stage', offset: 'P30D', at: MORNING }, needs: SOLD_NEEDS,
  },
  {
    // S05: the next car was bought elsewhere, perhaps. Its clock is taken to start with the sale of the old one.
    id: 'sold.predicted-sale', stage: 'sold', track: 'sales', reasonKey: 'why.predicted-sale', window: 'P30D',
    when: { from: 'predicted-sale', ownerSince: 'stage', offset: '-P30D', at: MORNING }, needs: POST_NEEDS,
  },
  {
    id: 'bought.now', stage: 'bought', track: 'sales', reasonKey: 'why.bought', window: 'P3D',
    when: { from: 'stage', offset: 'P0D' }, needs: BOUGHT_NEEDS,
  },
  {
    id: 'bought.day-7', stage: 'bought', track: 'sales', reasonKey: 'why.bought', window: 'P5D',
    when: { from: 'stage', offset: 'P7D', at: MORNING }, needs: BOUGHT_NEEDS,
  },
  {
    id: 'owning.month-1', stage: 'owning', track: 'loyalty', reasonKey: 'why.month-1', window: 'P14D',
    when: { from: 'purchase', offset: 'P1M', at: MORNING }, needs: ['owner-questions'],
  },
  {
    id: 'owning.month-6', stage: 'owning', track: 'sales', reasonKey: 'why.month-6', window: 'P21D',
    when: { from: 'purchase', offset: 'P6M', at: MORNING }, needs: ['tyres', 'accessories'],
  },
  {
    id: 'owning.month-10', stage: 'owning', track: 'sales', reasonKey: 'why.month-10', window: 'P21D',
    when: { from: 'purchase', offset: 'P10M', at: MORNING }, needs: ['oil-and-filters'],
  },
  {
    id: 'owning.month-12', stage: 'owning', track: 'sales', reasonKey: 'why.month-12', window: 'P21D',
    when: { from: 'purchase', offset: 'P12M', at: MORNING }, needs: ['liability-insurance', 'casco'],
  },
  // S09, "then round again": tyres → extras → maintenance → financial services, every year
  {
    id: 'owning.round-tyres', stage: 'owning', track: 'sales', reasonKey: 'why.round-tyres', window: 'P21D',
    when: { from: 'purchase', offset: 'P15M', at: MORNING, repeat: 'P1Y', seasons: TYRE_SEASONS }, needs: ['tyres'],
  },
  {
    id: 'owning.round-extras', stage: 'owning', track: 'sales', reasonKey: 'why.round-extras', window: 'P21D',
    when: { from: 'purchase', offset: 'P19M', at: MORNING, repeat: 'P1Y' }, needs: ['accessories'],
  },
  {
    id: 'owning.round-maintenance', stage: 'owning', track: 'sales', reasonKey: 'why.round-maintenance', window: 'P21D',
    when: { from: 'purchase', offset: 'P22M', at: MORNING, repeat: 'P1Y' }, needs: ['oil-and-filters', 'maintenance'],
  },
  {
    id: 'owning.round-financial', stage: 'owning', track: 'sales', reasonKey: 'why.round-financial', window: 'P21D',
    when: { from: 'purchase', offset: 'P24M', at: MORNING, repeat: 'P1Y' },
    needs: ['liability-insurance', 'casco', 'financial-services'],
  },
  {
    // S10, and S05: "a month-36 trade-in fits premium only"
    id: 'owning.month-36', stage: 'owning', track: 'sales', reasonKey: 'why.month-36', window: 'P30D',
    when: { from: 'purchase', offset: 'P36M', at: MORNING }, needs: ['trade-in'], condition: 'asset.premium',
  },
  {
    // S05: the needs of S01 again, 30 days before the forecast sale
    id: 'owning.predicted-sale', stage: 'owning', track: 'sales', reasonKey: 'why.predicted-sale', window: 'P30D',
    when: { from: 'predicted-sale', ownerSince: 'purchase', offset: '-P30D', at: MORNING }, needs: POST_NEEDS,
  },
];

/** The classified programme (programmes.md S01-S05) with the ownership contacts of the dealer's (S06-S10). */
export const CLASSIFIED_PROGRAMME: ProgrammeDefinition = {
  id: 'classified',
  version: 1,
  textKey: 'programme.classified',
  rows: ['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07', 'S08', 'S09', 'S10'],
  subject: { kind: 'asset' },
  goal: 'next-deal',
  stages: ['posted', 'renewed', 'sold', 'bought', 'owning'],
  entry: [
    { on: 'listing.posted', to: 'posted' },
    // The post or the whole ad may never have been seen: the user enters where he stands.
    { on: 'listing.renewed', to: 'renewed' },
    { on: 'listing.sold', to: 'sold' },
    { on: 'car.bought', to: 'bought' },
  ],
  transitions: [
    { kind: 'move', from: ['posted', 'renewed'], on: 'listing.renewed', to: 'renewed' },
    {
      kind: 'move', from: ['posted', 'renewed', 'bought', 'owning'], on: 'listing.sold', to: 'sold',
      // Sites often tell a sale as a removal first.
      reopens: ['withdrawn', 'expired'],
    },
    { kind: 'move', from: ['posted', 'renewed'], on: 'listing.withdrawn', to: 'owning', condition: 'journey.boughtHere' },
    { kind: 'move', from: ['posted', 'renewed'], on: 'listing.expired', to: 'owning', condition: 'journey.boughtHere' },
    { kind: 'exit', from: ['posted', 'renewed'], on: 'listing.withdrawn', outcome: 'withdrawn', goal: false },
    { kind: 'exit', from: ['posted', 'renewed'], on: 'listing.expired', outcome: 'expired', goal: false },
    // The buyer answers questions a month after the purchase (S06): from then on he is an owner.
    { kind: 'time', from: ['bought'], after: 'P1M', at: MORNING, to: 'owning' },
    { kind: 'exit', from: ['sold'], on: 'other-car.bought', outcome: 'bought-next', goal: true, lookback: 'P60D' },
    // Never lost (S05): the owner lists the car again, and the next cycle begins.
    { kind: 'exit', from: ['bought', 'owning'], on: 'listing.posted', outcome: 'listed-again', goal: true, reenter: true },
    { kind: 'exit', from: ['bought', 'owning'], on: 'listing.renewed', outcome: 'listed-again', goal: true, reenter: true },
    { kind: 'exit', from: ['posted', 'renewed', 'sold'], on: 'listing.posted', outcome: 'superseded', goal: false, reenter: true },
    { kind: 'exit', from: ['sold'], on: 'listing.renewed', outcome: 'superseded', goal: false, reenter: true },
    { kind: 'exit', from: ['posted', 'renewed', 'sold'], on: 'car.bought', outcome: 'superseded', goal: false, reenter: true },
  ],
  needs: NEEDS,
  contactPoints: CONTACT_POINTS,
};
