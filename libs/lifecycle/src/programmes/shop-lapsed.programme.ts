import type { ContactPointDefinition, ProgrammeDefinition } from '../domain/programme.js';

/** The steps of a shop without own data: days since the last order, and how large a bonus. */
const STEPS = [[90, 'small'], [180, 'larger'], [360, 'largest']] as const;

const WITHOUT_DATA: readonly ContactPointDefinition[] = STEPS.map(([days, discount]) => ({
  id: `lapsed.day-${days}`, stage: 'lapsed-without-data', track: 'sales', reasonKey: 'why.shop-lapsed.long', window: 'P30D', conversionWindow: 'P14D', discount,
  when: { from: 'fact', fact: 'lastOrder', offset: `P${days}D`, at: '10:00' }, needs: ['come-back-bonus'],
}));

/**
 * Should have bought, and did not (programmes.md S32): first by own data, the forecast of this person's next order; only without it 90,
 * 180 and 360 days after the last order, each time with a larger bonus.
 */
export const SHOP_LAPSED_PROGRAMME: ProgrammeDefinition = {
  id: 'shop.lapsed',
  version: 1,
  textKey: 'programme.shop-lapsed',
  rows: ['S32'],
  subject: { kind: 'person' },
  goal: 'next-order',
  priority: 20,
  parameters: {
    lapsedBy: { default: 'P30D', unit: 'duration', source: 'no number in the practice for own data; a month after the order was expected, as a start' },
    giveUpBy: { default: 'P90D', unit: 'duration', source: 'no number in the practice for own data; three months after the order was expected, as a start' },
  },
  events: {
    'order.completed': { event: 'Order Completed' },
    'order.expected': { event: 'Next Order Expected', properties: { expectedAt: 'date' } },
  },
  facts: {
    lastOrder: { type: 'date', take: 'last', on: ['order.completed'] },
    expected: { type: 'date', take: 'last', property: 'expectedAt', on: ['order.expected'], resetOn: ['order.completed'] },
  },
  // "buying" waits for one or the other and contacts nobody.
  stages: ['buying', 'expected', 'lapsed-without-data'],
  entry: [
    { on: 'order.completed', to: 'buying' },
    { on: 'order.expected', to: 'expected', condition: 'event.expectedAt != ""' },
  ],
  transitions: [
    { kind: 'move', from: ['buying', 'expected', 'lapsed-without-data'], on: 'order.expected', to: 'expected', condition: 'event.expectedAt != ""' },
    { kind: 'exit', from: ['expected', 'lapsed-without-data'], on: 'order.completed', outcome: 'bought', goal: true, reenter: true },
    { kind: 'time', from: ['buying'], since: 'lastOrder', after: 'P90D', at: '10:00', to: 'lapsed-without-data' },
    { kind: 'time', from: ['expected'], since: 'expected', after: '$giveUpBy', at: '10:00', outcome: 'lost', goal: false },
    // The window of the last step.
    { kind: 'time', from: ['lapsed-without-data'], since: 'lastOrder', after: 'P390D', at: '10:00', outcome: 'lost', goal: false },
  ],
  categories: ['shop'],
  needs: [
    { id: 'usual-purchase', textKey: 'need.shop-lapsed.usual', categories: ['shop'], weightPpm: 900_000 },
    { id: 'come-back-bonus', textKey: 'need.shop-lapsed.bonus', categories: ['shop'], weightPpm: 800_000 },
  ],
  contactPoints: [
    {
      id: 'lapsed.should-have-bought', stage: 'expected', track: 'sales', reasonKey: 'why.shop-lapsed.expected', window: 'P14D', conversionWindow: 'P14D', discount: 'careful',
      when: { from: 'fact', fact: 'expected', offset: '$lapsedBy', at: '10:00' }, needs: ['usual-purchase'],
    },
    ...WITHOUT_DATA,
  ],
  stageModel: { model: 'funnel', stages: { buying: 'conversion', expected: 'retention', 'lapsed-without-data': 'retention' } },
  hypotheses: [
    { id: 'four-to-six-months', claimKey: 'claim.shop-lapsed.return', claimedPpm: 200_000, source: 'practitioner', measure: { of: 'order.completed', leadsTo: 'order.completed', within: 'P3M', quietAfter: 'P4M' } },
  ],
  texts: {
    'programme.shop-lapsed': { en: 'Lapsed buyers', ru: 'Уснувшие покупатели' },
    'need.shop-lapsed.usual': { en: 'What you usually buy about now', ru: 'То, что вы обычно покупаете в это время' },
    'need.shop-lapsed.bonus': { en: 'A bonus for coming back', ru: 'Бонус за возвращение' },
    'why.shop-lapsed.expected': { en: 'Usually you would have ordered again by now', ru: 'Обычно к этому времени вы уже делали новый заказ' },
    'why.shop-lapsed.long': { en: 'You have not ordered for a long time', ru: 'Вы давно ничего не заказывали' },
    'claim.shop-lapsed.return': { en: '20 % of those who last bought 4 to 6 months ago buy within the next 3 months', ru: '20 % тех, кто последний раз покупал 4–6 месяцев назад, покупают в следующие 3 месяца' },
  },
};
