import type { ProgrammeDefinition } from '../domain/programme.js';

/** A parameter stands for a whole value, never inside a condition; counted in days, a condition can compare with it. */
const SPENT_BY_AVERAGE_ORDERS = 'days.lastOrder - days.spentUp';
const LARGE = `${SPENT_BY_AVERAGE_ORDERS} >= facts.orders`;

/**
 * Several purchases and not lapsed (programmes.md S30): segments by date × frequency × average order, and "we miss you" for those at
 * risk. When somebody is at risk is told first by the shop's own forecast of the next order, and by a number of days only without it.
 */
export const SHOP_ACTIVE_PROGRAMME: ProgrammeDefinition = {
  id: 'shop.active',
  version: 1,
  textKey: 'programme.shop-active',
  rows: ['S30'],
  subject: { kind: 'person' },
  goal: 'next-order',
  priority: 30,
  parameters: {
    averageOrder: { default: 100, unit: 'major units', min: 1, max: 36_000, source: 'no number in the practice: replace it by the average order of the shop; 100 stands there only so that the programme runs' },
    picksAfter: { default: 'P20D', unit: 'duration', source: 'no number in the practice for this letter; the 20 days of its recency rule Loyal (S25), as a start' },
    lateBy: { default: 'P7D', unit: 'duration', source: 'no number in the practice; a week after the order was expected, as a start' },
    atRiskAfter: { default: 'P56D', unit: 'duration', source: 'only without own data; the 56 days of its recency rule At risk (S26)' },
    lapsedBy: { default: 'P30D', unit: 'duration', source: 'no number in the practice; a month after the order was expected, as in shop.lapsed' },
    lapsedAfter: { default: 'P90D', unit: 'duration', source: 'only without own data; the first step of lapsed buyers (S32)' },
  },
  events: {
    'order.completed': { event: 'Order Completed', properties: { total: 'number' } },
    'order.expected': { event: 'Next Order Expected', properties: { expectedAt: 'date' } },
  },
  facts: {
    orders: { type: 'number', take: 'count', on: ['order.completed'] },
    spent: { type: 'number', take: 'sum', property: 'total', on: ['order.completed'] },
    lastOrder: { type: 'date', take: 'last', on: ['order.completed'] },
    spentUp: { type: 'date', forecast: 'run-out', since: 'lastOrder', amount: 'spent', perDay: '$averageOrder' },
    expected: { type: 'date', take: 'last', property: 'expectedAt', on: ['order.expected'], resetOn: ['order.completed'] },
    forecasts: { type: 'number', take: 'count', on: ['order.expected'], resetOn: ['order.completed'] },
  },
  stages: ['active', 'at-risk'],
  entry: [{ on: 'order.completed', to: 'active', condition: 'facts.orders >= 2' }],
  transitions: [
    { kind: 'exit', from: ['active', 'at-risk'], on: 'order.completed', outcome: 'bought-again', goal: true, reenter: true },
    { kind: 'time', from: ['active'], since: 'expected', after: '$lateBy', at: '10:00', to: 'at-risk' },
    { kind: 'time', from: ['active'], since: 'lastOrder', after: '$atRiskAfter', at: '10:00', to: 'at-risk', condition: 'facts.forecasts == 0' },
    { kind: 'time', from: ['active', 'at-risk'], since: 'expected', after: '$lapsedBy', at: '10:00', outcome: 'lapsed', goal: false },
    { kind: 'time', from: ['active', 'at-risk'], since: 'lastOrder', after: '$lapsedAfter', at: '10:00', outcome: 'lapsed', goal: false, condition: 'facts.forecasts == 0' },
  ],
  categories: ['shop'],
  needs: [
    { id: 'appreciation', textKey: 'need.shop-active.appreciation', categories: ['shop'], weightPpm: 900_000, condition: 'facts.orders >= 3' },
    { id: 'help-choosing', textKey: 'need.shop-active.help', categories: ['shop'], weightPpm: 800_000, condition: 'facts.orders == 2' },
    { id: 'bundle', textKey: 'need.shop-active.bundle', categories: ['shop'], weightPpm: 700_000, condition: LARGE },
    { id: 'goes-with-it', textKey: 'need.shop-active.goes-with-it', categories: ['shop'], weightPpm: 700_000, condition: `!(${LARGE})` },
    { id: 'missed', textKey: 'need.shop-active.missed', categories: ['shop'], weightPpm: 900_000 },
  ],
  contactPoints: [
    {
      // Discounts are contraindicated for those who come anyway (S25).
      id: 'active.often', stage: 'active', track: 'loyalty', reasonKey: 'why.shop-active.often', window: 'P14D', conversionWindow: 'P7D', discount: 'contraindicated',
      when: { from: 'fact', fact: 'lastOrder', offset: '$picksAfter', at: '10:00' }, needs: ['appreciation', 'bundle', 'goes-with-it'], condition: 'facts.orders >= 3',
    },
    {
      id: 'active.twice', stage: 'active', track: 'sales', reasonKey: 'why.shop-active.twice', window: 'P14D', conversionWindow: 'P7D', discount: 'careful',
      when: { from: 'fact', fact: 'lastOrder', offset: '$picksAfter', at: '10:00' }, needs: ['help-choosing', 'bundle', 'goes-with-it'], condition: 'facts.orders == 2',
    },
    {
      id: 'active.we-miss-you', stage: 'at-risk', track: 'sales', reasonKey: 'why.shop-active.late', window: 'P10D', conversionWindow: 'P7D', discount: 'good',
      when: { from: 'stage', offset: 'P0D' }, needs: ['missed'],
    },
  ],
  stageModel: { model: 'funnel', stages: { active: 'loyalty', 'at-risk': 'retention' } },
  texts: {
    'programme.shop-active': { en: 'Active buyers', ru: 'Активные покупатели' },
    'need.shop-active.appreciation': { en: 'Thanks and personal service', ru: 'Благодарность и личное внимание' },
    'need.shop-active.help': { en: 'Help with choosing', ru: 'Помощь с выбором' },
    'need.shop-active.bundle': { en: 'Sets, and things for a larger basket', ru: 'Наборы и товары для большой корзины' },
    'need.shop-active.goes-with-it': { en: 'What goes with your purchases', ru: 'Что подойдёт к вашим покупкам' },
    'need.shop-active.missed': { en: 'We miss you: news, and a reason to come back', ru: 'Мы скучаем: новости и повод вернуться' },
    'why.shop-active.often': { en: 'You order here regularly', ru: 'Вы заказываете у нас регулярно' },
    'why.shop-active.twice': { en: 'You have ordered here twice', ru: 'Вы сделали у нас два заказа' },
    'why.shop-active.late': { en: 'By now you usually have ordered again', ru: 'Обычно к этому времени вы уже делали новый заказ' },
  },
};
