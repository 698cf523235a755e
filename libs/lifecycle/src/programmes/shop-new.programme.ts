import type { ProgrammeDefinition } from '../domain/programme.js';

/**
 * The first purchase, and the way to the second (programmes.md S29). The hours it keeps are those of the recency rules S21-S23, which
 * are silent while this programme, of higher priority, follows the person for the same goal.
 */
export const SHOP_NEW_PROGRAMME: ProgrammeDefinition = {
  id: 'shop.new',
  version: 1,
  textKey: 'programme.shop-new',
  rows: ['S29'],
  subject: { kind: 'person' },
  goal: 'next-order',
  priority: 40,
  parameters: {
    thanksAfter: { default: 'P1D', unit: 'duration', source: 'no number in the practice; the next morning, as a start' },
    crossSellAfter: { default: 'P10D', unit: 'duration', source: 'no number in the practice for this letter; the 10 days at which its recency rules call a buyer new (S21), as a start' },
    perkAfter: { default: 'P25D', unit: 'duration', source: 'no number in the practice for this reminder; the 25 days of its recency rule Promising (S22), as a start' },
    newUntil: { default: 'P51D', unit: 'duration', source: 'no number in the practice; the 51 days at which its recency rules call a buyer wandering (S23), as a start' },
  },
  events: {
    'checkout.started': { event: 'Checkout Started', properties: { items: 'number' } },
    'order.completed': { event: 'Order Completed', properties: { items: 'number' } },
  },
  facts: {
    orders: { type: 'number', take: 'count', on: ['order.completed'] },
    items: { type: 'number', take: 'last', property: 'items', on: ['checkout.started', 'order.completed'] },
  },
  stages: ['checkout', 'new'],
  entry: [
    { on: 'checkout.started', to: 'checkout', condition: 'facts.orders == 0' },
    { on: 'order.completed', to: 'new', condition: 'facts.orders == 1' },
  ],
  transitions: [
    { kind: 'move', from: ['checkout'], on: 'order.completed', to: 'new' },
    { kind: 'time', from: ['checkout'], after: 'P1D', at: '10:00', outcome: 'not-bought', goal: false },
    { kind: 'exit', from: ['new'], on: 'order.completed', outcome: 'bought-again', goal: true },
    { kind: 'time', from: ['new'], after: '$newUntil', at: '00:00', outcome: 'not-again', goal: false },
  ],
  categories: ['shop'],
  needs: [
    { id: 'complete-the-order', textKey: 'need.shop-new.complete', categories: ['shop'], weightPpm: 700_000 },
    { id: 'thanks-and-how-to', textKey: 'need.shop-new.thanks', categories: ['shop'], weightPpm: 900_000 },
    { id: 'goes-with-it', textKey: 'need.shop-new.goes-with-it', categories: ['shop'], weightPpm: 800_000 },
    { id: 'second-purchase-perk', textKey: 'need.shop-new.perk', categories: ['shop'], weightPpm: 800_000 },
  ],
  contactPoints: [
    {
      // A first order of six things or more brings people back more often than one of a single thing.
      id: 'new.checkout', stage: 'checkout', track: 'sales', reasonKey: 'why.shop-new.checkout', window: 'PT1H', discount: 'none',
      when: { from: 'stage', offset: 'P0D' }, needs: ['complete-the-order'], condition: '!(facts.items >= 6)', channels: ['inbox'],
    },
    {
      id: 'new.thanks', stage: 'new', track: 'loyalty', reasonKey: 'why.shop-new.bought', window: 'P3D', discount: 'none',
      when: { from: 'stage', offset: '$thanksAfter', at: '10:00' }, needs: ['thanks-and-how-to'],
    },
    {
      id: 'new.cross-sell', stage: 'new', track: 'sales', reasonKey: 'why.shop-new.bought', window: 'P7D', conversionWindow: 'P7D', discount: 'none',
      when: { from: 'stage', offset: '$crossSellAfter', at: '10:00' }, needs: ['goes-with-it'], channels: ['email'],
    },
    {
      id: 'new.perk', stage: 'new', track: 'sales', reasonKey: 'why.shop-new.perk', window: 'P11D', conversionWindow: 'P7D', discount: 'careful',
      when: { from: 'stage', offset: '$perkAfter', at: '10:00' }, needs: ['second-purchase-perk'],
    },
  ],
  stageModel: { model: 'funnel', stages: { checkout: 'acquisition', new: 'conversion' } },
  hypotheses: [
    // "Never" is measured as "not within a year".
    { id: 'half-never-again', claimKey: 'claim.shop-new.half', claimedPpm: 500_000, claimed: 'at-most', source: 'practitioner', measure: { of: 'order.completed', ofNth: 1, leadsTo: 'order.completed', within: 'P1Y' } },
  ],
  texts: {
    'programme.shop-new': { en: 'After the first purchase', ru: 'После первой покупки' },
    'need.shop-new.complete': { en: 'What completes the order', ru: 'Чем дополнить заказ' },
    'need.shop-new.thanks': { en: 'Thanks, and how to use what you bought', ru: 'Благодарность и советы, как пользоваться покупкой' },
    'need.shop-new.goes-with-it': { en: 'What goes with your purchase', ru: 'Что подойдёт к вашей покупке' },
    'need.shop-new.perk': { en: 'A perk for the second purchase', ru: 'Приятный бонус на вторую покупку' },
    'why.shop-new.checkout': { en: 'You are placing your first order', ru: 'Вы оформляете первый заказ' },
    'why.shop-new.bought': { en: 'You bought here for the first time', ru: 'Вы впервые купили у нас' },
    'why.shop-new.perk': { en: 'A few weeks ago you bought here for the first time', ru: 'Несколько недель назад вы впервые купили у нас' },
    'claim.shop-new.half': { en: 'More than half of those who buy once never buy again: fewer than 50 % come a second time', ru: 'Больше половины купивших один раз не покупают снова: второй раз приходят менее 50 %' },
  },
};
