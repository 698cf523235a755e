import type { ProgrammeDefinition } from '../domain/programme.js';

/** Every paid order brings a bonus with a limited life; before it ends: "your points burn soon". The next order brings the next (programmes.md S65). */
export const BONUS_EXPIRING_PROGRAMME: ProgrammeDefinition = {
  id: 'bonus.expiring',
  version: 1,
  textKey: 'programme.bonus-expiring',
  rows: ['S65'],
  subject: { kind: 'person' },
  goal: 'spend-bonus',
  parameters: {
    bonusLife: { default: 'P1M', unit: 'duration', source: 'no number in the practice for these points; the month a win-back code lives (S66), as a start' },
    remindAfter: { default: 'P21D', unit: 'duration', source: 'no number in the practice but "soon"; three weeks after the order, a week before a month is over, as a start' },
  },
  events: {
    'order.paid': { event: 'Order Paid' },
  },
  facts: {
    lastPaid: { type: 'date', take: 'last', on: ['order.paid'] },
  },
  stages: ['holding'],
  entry: [{ on: 'order.paid', to: 'holding' }],
  transitions: [
    { kind: 'exit', from: ['holding'], on: 'order.paid', outcome: 'bought-again', goal: true, reenter: true },
    { kind: 'time', from: ['holding'], since: 'lastPaid', after: '$bonusLife', at: '23:59', outcome: 'burned', goal: false },
  ],
  categories: ['shop'],
  needs: [
    { id: 'bonus-received', textKey: 'need.bonus-expiring.received', categories: ['shop'], weightPpm: 700_000 },
    { id: 'spend-bonus', textKey: 'need.bonus-expiring.spend', categories: ['shop'], weightPpm: 950_000 },
  ],
  contactPoints: [
    {
      id: 'bonus.received', stage: 'holding', track: 'loyalty', reasonKey: 'why.bonus-expiring.received', window: 'P1D',
      when: { from: 'stage', offset: 'P0D' }, needs: ['bonus-received'],
    },
    {
      // The window may be longer than the bonus: with the stage it ends.
      id: 'bonus.burns-soon', stage: 'holding', track: 'sales', reasonKey: 'why.bonus-expiring.soon', window: 'P14D', conversionWindow: 'P10D', discount: 'none',
      when: { from: 'fact', fact: 'lastPaid', offset: '$remindAfter', at: '10:00' }, needs: ['spend-bonus'],
    },
  ],
  texts: {
    'programme.bonus-expiring': { en: 'A bonus with a limited life', ru: 'Бонус с ограниченным сроком' },
    'need.bonus-expiring.received': { en: 'Your bonus for the order, and until when it lives', ru: 'Бонус за заказ и срок его действия' },
    'need.bonus-expiring.spend': { en: 'Spend the points before they burn', ru: 'Потратить баллы, пока не сгорели' },
    'why.bonus-expiring.received': { en: 'You paid for an order', ru: 'Вы оплатили заказ' },
    'why.bonus-expiring.soon': { en: 'Your points burn soon', ru: 'Ваши баллы скоро сгорят' },
  },
};
