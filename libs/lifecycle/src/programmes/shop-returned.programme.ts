import type { ProgrammeDefinition } from '../domain/programme.js';

/**
 * Came back after a lapse (programmes.md S33): most attention in the first month, else lost for good. A return is an order so long after
 * the one before; `order.again` is read before `order.completed` tells the date of this very order, and so still sees the one before.
 */
export const SHOP_RETURNED_PROGRAMME: ProgrammeDefinition = {
  id: 'shop.returned',
  version: 1,
  textKey: 'programme.shop-returned',
  rows: ['S33'],
  subject: { kind: 'person' },
  goal: 'next-order',
  priority: 35,
  parameters: {
    lapseDays: { default: 90, unit: 'days', min: 1, source: 'the first of the steps at which a buyer counts as lapsed without own data (S32)' },
    every: { default: 'P10D', unit: 'duration', source: 'no number in the practice but the month; every 10 days, three times in it, as a start' },
  },
  events: {
    'order.again': { event: 'Order Completed' },
    'order.completed': { event: 'Order Completed' },
  },
  facts: {
    lastOrder: { type: 'date', take: 'last', on: ['order.completed'] },
    lapsedOn: { type: 'date', forecast: 'run-out', since: 'lastOrder', amount: '$lapseDays', perDay: 1 },
  },
  stages: ['returned'],
  entry: [{ on: 'order.again', to: 'returned', condition: 'days.lapsedOn >= 0' }],
  transitions: [
    { kind: 'exit', from: ['returned'], on: 'order.again', outcome: 'bought-on', goal: true },
    { kind: 'time', from: ['returned'], after: 'P1M', at: '23:00', outcome: 'lost', goal: false },
  ],
  categories: ['shop'],
  needs: [
    { id: 'welcome-back', textKey: 'need.shop-returned.welcome', categories: ['shop'], weightPpm: 950_000 },
    { id: 'personal-picks', textKey: 'need.shop-returned.picks', categories: ['shop'], weightPpm: 850_000 },
  ],
  contactPoints: [
    {
      id: 'returned.welcome-back', stage: 'returned', track: 'loyalty', reasonKey: 'why.shop-returned', window: 'P3D', discount: 'none',
      when: { from: 'stage', offset: 'P1D', at: '10:00' }, needs: ['welcome-back'],
    },
    {
      id: 'returned.attention', stage: 'returned', track: 'sales', reasonKey: 'why.shop-returned', window: 'P5D', conversionWindow: 'P7D', discount: 'good',
      when: { from: 'stage', offset: '$every', repeat: '$every', at: '10:00' }, needs: ['personal-picks'],
    },
  ],
  stageModel: { model: 'funnel', stages: { returned: 'retention' } },
  hypotheses: [
    { id: 'returned-buy-on', claimKey: 'claim.shop-returned.returned', claimedPpm: 350_000, source: 'practitioner', measure: { of: 'order.completed', leadsTo: 'order.completed', within: 'P1Y', quietBefore: 'P90D' } },
    { id: 'new-buy-on', claimKey: 'claim.shop-returned.new', claimedPpm: 360_000, source: 'practitioner', measure: { of: 'order.completed', ofNth: 1, leadsTo: 'order.completed', within: 'P1Y' } },
  ],
  texts: {
    'programme.shop-returned': { en: 'Buyers who came back', ru: 'Вернувшиеся покупатели' },
    'need.shop-returned.welcome': { en: 'Welcome back', ru: 'С возвращением' },
    'need.shop-returned.picks': { en: 'Things picked for you', ru: 'Подборка лично для вас' },
    'why.shop-returned': { en: 'You ordered again after a long time', ru: 'Вы снова сделали заказ после долгого перерыва' },
    'claim.shop-returned.returned': { en: '35 % of those who came back buy on', ru: '35 % вернувшихся покупают дальше' },
    'claim.shop-returned.new': { en: '36 % of new buyers buy on', ru: '36 % новых покупателей покупают дальше' },
  },
};
