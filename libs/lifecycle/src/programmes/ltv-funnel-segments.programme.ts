import type { ProgrammeDefinition } from '../domain/programme.js';

/**
 * The whole relation as five segments: activation, stimulation, cross-sale, retention, return (programmes.md S53). The undecided get a
 * discount limited in time, the active a bundle. It is the frame for a shop without rules of its own: for the goal of the next order
 * every more particular programme goes before it.
 */
export const LTV_FUNNEL_SEGMENTS_PROGRAMME: ProgrammeDefinition = {
  id: 'ltv.funnel-segments',
  version: 1,
  textKey: 'programme.ltv-funnel',
  rows: ['S53'],
  subject: { kind: 'person' },
  goal: 'next-order',
  priority: 5,
  parameters: {
    undecidedAfter: { default: 'P3D', unit: 'duration', source: 'no number in the practice; within the 7 days in which visitors are to buy (S28), as a start' },
    discountLife: { default: 'P4D', unit: 'duration', source: 'no number in the practice; what is left of the 7 days (S28), as a start' },
    nextAfter: { default: 'P25D', unit: 'duration', source: 'no number in the practice; the 25 days of the recency rule Promising (S22), as a start' },
    bundleAfter: { default: 'P20D', unit: 'duration', source: 'no number in the practice; the 20 days of the recency rule Loyal (S25), as a start' },
    retentionAfter: { default: 'P56D', unit: 'duration', source: 'no number in the practice; the 56 days of the recency rule At risk (S26), as a start' },
    returnAfter: { default: 'P113D', unit: 'duration', source: 'no number in the practice; the 113 days of the recency rule Lost (S27), as a start' },
    giveUpAfter: { default: 'P390D', unit: 'duration', source: 'no number in the practice; the last of the steps for lapsed buyers, 360 days (S32), and a month, as a start' },
  },
  events: {
    'user.registered': { event: 'Signed Up' },
    'order.completed': { event: 'Order Completed' },
  },
  facts: {
    orders: { type: 'number', take: 'count', on: ['order.completed'] },
    lastOrder: { type: 'date', take: 'last', on: ['order.completed'] },
  },
  stages: ['activation', 'stimulation', 'cross-sale', 'retention', 'return'],
  entry: [
    { on: 'user.registered', to: 'activation', condition: 'facts.orders == 0' },
    { on: 'order.completed', to: 'stimulation', condition: 'facts.orders == 1' },
    { on: 'order.completed', to: 'cross-sale' },
  ],
  transitions: [
    { kind: 'move', from: ['activation'], on: 'order.completed', to: 'stimulation' },
    { kind: 'move', from: ['stimulation', 'cross-sale', 'retention', 'return'], on: 'order.completed', to: 'cross-sale' },
    { kind: 'time', from: ['stimulation', 'cross-sale'], since: 'lastOrder', after: '$retentionAfter', at: '10:00', to: 'retention' },
    { kind: 'time', from: ['retention'], since: 'lastOrder', after: '$returnAfter', at: '10:00', to: 'return' },
    { kind: 'time', from: ['return'], since: 'lastOrder', after: '$giveUpAfter', at: '10:00', outcome: 'lost', goal: false },
    { kind: 'time', from: ['activation'], after: '$giveUpAfter', at: '10:00', outcome: 'never-bought', goal: false },
  ],
  categories: ['shop'],
  needs: [
    { id: 'limited-discount', textKey: 'need.ltv-funnel.limited', categories: ['shop'], weightPpm: 800_000 },
    { id: 'second-purchase', textKey: 'need.ltv-funnel.second', categories: ['shop'], weightPpm: 800_000 },
    { id: 'bundle', textKey: 'need.ltv-funnel.bundle', categories: ['shop'], weightPpm: 800_000 },
    { id: 'stay', textKey: 'need.ltv-funnel.stay', categories: ['shop'], weightPpm: 850_000 },
    { id: 'come-back', textKey: 'need.ltv-funnel.come-back', categories: ['shop'], weightPpm: 850_000 },
  ],
  contactPoints: [
    {
      // The discount is limited in time: with its window the offer ends.
      id: 'funnel.undecided', stage: 'activation', track: 'sales', reasonKey: 'why.ltv-funnel.undecided', window: '$discountLife', conversionWindow: '$discountLife', discount: 'good',
      when: { from: 'stage', offset: '$undecidedAfter', at: '10:00' }, needs: ['limited-discount'],
    },
    {
      id: 'funnel.second', stage: 'stimulation', track: 'sales', reasonKey: 'why.ltv-funnel.first', window: 'P11D', conversionWindow: 'P7D', discount: 'careful',
      when: { from: 'stage', offset: '$nextAfter', at: '10:00' }, needs: ['second-purchase'],
    },
    {
      id: 'funnel.bundle', stage: 'cross-sale', track: 'sales', reasonKey: 'why.ltv-funnel.active', window: 'P14D', conversionWindow: 'P7D', discount: 'none',
      when: { from: 'fact', fact: 'lastOrder', offset: '$bundleAfter', at: '10:00' }, needs: ['bundle'],
    },
    {
      id: 'funnel.stay', stage: 'retention', track: 'sales', reasonKey: 'why.ltv-funnel.late', window: 'P10D', conversionWindow: 'P7D', discount: 'good',
      when: { from: 'stage', offset: 'P0D' }, needs: ['stay'],
    },
    {
      id: 'funnel.come-back', stage: 'return', track: 'sales', reasonKey: 'why.ltv-funnel.long', window: 'P30D', conversionWindow: 'P14D', discount: 'best',
      when: { from: 'stage', offset: 'P0D' }, needs: ['come-back'],
    },
  ],
  stageModel: { model: 'funnel', stages: { activation: 'acquisition', stimulation: 'conversion', 'cross-sale': 'loyalty', retention: 'retention', return: 'retention' } },
  texts: {
    'programme.ltv-funnel': { en: 'Five segments of the whole relation', ru: 'Пять сегментов за всё время отношений' },
    'need.ltv-funnel.limited': { en: 'A discount limited in time', ru: 'Скидка, ограниченная по времени' },
    'need.ltv-funnel.second': { en: 'A reason for the second purchase', ru: 'Повод для второй покупки' },
    'need.ltv-funnel.bundle': { en: 'A bundle', ru: 'Набор товаров' },
    'need.ltv-funnel.stay': { en: 'A reason to stay', ru: 'Повод остаться' },
    'need.ltv-funnel.come-back': { en: 'The best offer to come back', ru: 'Лучшее предложение, чтобы вернуться' },
    'why.ltv-funnel.undecided': { en: 'You registered and have not decided yet', ru: 'Вы зарегистрировались и ещё не решили' },
    'why.ltv-funnel.first': { en: 'You bought here once', ru: 'Вы купили у нас один раз' },
    'why.ltv-funnel.active': { en: 'You buy here again and again', ru: 'Вы покупаете у нас снова и снова' },
    'why.ltv-funnel.late': { en: 'You used to order more often', ru: 'Раньше вы заказывали чаще' },
    'why.ltv-funnel.long': { en: 'You have not ordered for a long time', ru: 'Вы давно ничего не заказывали' },
  },
};
