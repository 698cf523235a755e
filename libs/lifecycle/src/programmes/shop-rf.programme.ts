import type { ContactPointDefinition, Discount, ProgrammeDefinition } from '../domain/programme.js';

/** One rule of the table in programmes.md, section 4; all spans in days. */
interface RfRule {
  readonly row: string;
  readonly segment: string;
  /** Days since the last completed order. */
  readonly recency: number;
  /** Fires on the days 0 to this one after the recency is reached; the source prints no unit, days are inferred. */
  readonly firesFor: number;
  readonly conversionWindow: number;
  readonly orders: readonly ('1' | '2' | '3+')[];
  readonly discount: Discount;
  readonly need: string;
}

const RULES: readonly RfRule[] = [
  { row: 'S21', segment: 'new', recency: 10, firesFor: 6, conversionWindow: 7, orders: ['1'], discount: 'none', need: 'welcome' },
  { row: 'S22', segment: 'promising', recency: 25, firesFor: 10, conversionWindow: 7, orders: ['1', '2'], discount: 'careful', need: 'help-choosing' },
  { row: 'S23', segment: 'wandering', recency: 51, firesFor: 12, conversionWindow: 12, orders: ['1', '2'], discount: 'good', need: 'personal-picks' },
  { row: 'S24', segment: 'dormant', recency: 75, firesFor: 15, conversionWindow: 10, orders: ['1', '2'], discount: 'good', need: 'promotions' },
  { row: 'S25', segment: 'loyal', recency: 20, firesFor: 14, conversionWindow: 7, orders: ['3+'], discount: 'contraindicated', need: 'appreciation' },
  { row: 'S26', segment: 'at-risk', recency: 56, firesFor: 10, conversionWindow: 2, orders: ['3+'], discount: 'good', need: 'personal-picks' },
  { row: 'S27', segment: 'lost', recency: 113, firesFor: 30, conversionWindow: 14, orders: ['3+'], discount: 'best', need: 'win-back' },
];

/** The source's +N is a day like the others: day N counts, and the window ends with it. */
function pointOf({ row, segment, recency, firesFor, conversionWindow, orders, discount, need }: RfRule): ContactPointDefinition {
  return {
    id: `rf.${segment}`, stage: 'customer', track: discount === 'contraindicated' ? 'loyalty' : 'sales', reasonKey: `why.rf.${segment}`,
    when: { from: 'fact', fact: 'lastOrder', offset: `P${recency}D`, at: '00:00' }, window: `P${firesFor + 1}D`,
    conversionWindow: `P${conversionWindow}D`, needs: [need], discount, task: row === 'S27',
    condition: orders[0] === '3+' ? 'facts.orders >= 3' : orders.length === 1 ? 'facts.orders == 1' : 'facts.orders <= 2',
  };
}

/**
 * The seven RF rules of an online shop (programmes.md S21-S27): recency in days since the last completed order, three segments by the
 * number of completed orders. Placed is not completed; the amount is not used.
 */
export const SHOP_RF_PROGRAMME: ProgrammeDefinition = {
  id: 'shop-rf',
  version: 1,
  textKey: 'programme.shop-rf',
  rows: RULES.map(({ row }) => row),
  subject: { kind: 'person' },
  goal: 'next-order',
  priority: 10,
  events: {
    'order.completed': { event: 'Order Completed', properties: { orderId: 'text', total: 'number' } },
  },
  facts: {
    orders: { type: 'number', take: 'count', on: ['order.completed'] },
    lastOrder: { type: 'date', take: 'last', on: ['order.completed'] },
  },
  stages: ['customer'],
  entry: [{ on: 'order.completed', to: 'customer' }],
  transitions: [],
  categories: ['shop'],
  needs: [
    { id: 'welcome', textKey: 'need.welcome', categories: ['shop'], weightPpm: 900_000 },
    { id: 'help-choosing', textKey: 'need.help-choosing', categories: ['shop'], weightPpm: 700_000 },
    { id: 'personal-picks', textKey: 'need.personal-picks', categories: ['shop'], weightPpm: 800_000 },
    { id: 'promotions', textKey: 'need.promotions', categories: ['shop'], weightPpm: 700_000 },
    { id: 'appreciation', textKey: 'need.appreciation', categories: ['shop'], weightPpm: 900_000 },
    { id: 'win-back', textKey: 'need.win-back', categories: ['shop'], weightPpm: 900_000 },
  ],
  contactPoints: RULES.map(pointOf),
  texts: {
    'programme.shop-rf': { en: 'Recency and frequency', ru: 'Давность и частота' },
    'need.welcome': { en: 'A welcome after the first order: a survey, the loyalty programme', ru: 'Приветствие после первого заказа: опрос, программа лояльности' },
    'need.help-choosing': { en: 'Help with choosing, reviews, events', ru: 'Помощь с выбором, отзывы, события' },
    'need.personal-picks': { en: 'Things picked for you', ru: 'Подборка лично для вас' },
    'need.promotions': { en: 'Promotions and sale goods', ru: 'Акции и распродажа' },
    'need.appreciation': { en: 'Thanks to a loyal customer', ru: 'Благодарность постоянному клиенту' },
    'need.win-back': { en: 'The best offer to come back', ru: 'Лучшее предложение, чтобы вернуться' },
    'why.rf.new': { en: 'You ordered for the first time not long ago', ru: 'Вы недавно сделали первый заказ' },
    'why.rf.promising': { en: 'You ordered a few weeks ago', ru: 'Вы делали заказ несколько недель назад' },
    'why.rf.wandering': { en: 'You have not ordered for a while', ru: 'Вы давно ничего не заказывали' },
    'why.rf.dormant': { en: 'You have not ordered for more than two months', ru: 'Вы не заказывали больше двух месяцев' },
    'why.rf.loyal': { en: 'You order here regularly', ru: 'Вы заказываете у нас регулярно' },
    'why.rf.at-risk': { en: 'You used to order more often', ru: 'Раньше вы заказывали чаще' },
    'why.rf.lost': { en: 'You have not ordered for a long time', ru: 'Вы очень давно не заказывали' },
  },
};
