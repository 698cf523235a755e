import type { NeedDefinition, ProgrammeDefinition } from '../domain/programme.js';

/** The doubts that keep people from buying, and what answers them. */
const DOUBTS = ['delivery', 'freshness', 'certainty', 'money-back'] as const;

/** Who told a doubt gets its answer; who left the checkout without a word gets all of them. */
const ANSWERS: readonly NeedDefinition[] = DOUBTS.map((doubt) => ({
  id: `answer-${doubt}`, textKey: `need.conversion-objections.${doubt}`, categories: ['shop'], weightPpm: 800_000,
  condition: `facts.doubt == "${doubt}" || facts.doubts == 0`,
}));
const ANSWER_IDS = ANSWERS.map(({ id }) => id);

/** Answers to doubts: delivery, freshness, certainty, money back (programmes.md S68). Before the first order it goes before the visitor's reminders: a doubt is not overcome by a bonus. */
export const CONVERSION_OBJECTIONS_PROGRAMME: ProgrammeDefinition = {
  id: 'conversion.objections',
  version: 1,
  textKey: 'programme.conversion-objections',
  rows: ['S68'],
  subject: { kind: 'person' },
  goal: 'first-order',
  priority: 20,
  parameters: {
    silentAfter: { default: 'P1D', unit: 'duration', source: 'no number in the practice; the morning after the checkout was left, as a start' },
    giveUp: { default: 'P7D', unit: 'duration', source: 'no number in the practice; the 7 days in which visitors are to buy (S28), as a start' },
  },
  events: {
    'doubt.told': { event: 'Question Asked', properties: { topic: 'text' }, where: 'event.topic in ["delivery", "freshness", "certainty", "money-back"]' },
    'checkout.started': { event: 'Checkout Started' },
    'order.completed': { event: 'Order Completed' },
  },
  facts: {
    doubt: { type: 'text', take: 'last', property: 'topic', on: ['doubt.told'], resetOn: ['order.completed'] },
    doubts: { type: 'number', take: 'count', on: ['doubt.told'], resetOn: ['order.completed'] },
    lastSign: { type: 'date', take: 'last', on: ['doubt.told', 'checkout.started'] },
  },
  stages: ['doubting'],
  entry: [
    { on: 'doubt.told', to: 'doubting' },
    { on: 'checkout.started', to: 'doubting' },
  ],
  transitions: [
    { kind: 'move', from: ['doubting'], on: 'doubt.told', to: 'doubting' },
    { kind: 'move', from: ['doubting'], on: 'checkout.started', to: 'doubting' },
    { kind: 'exit', from: ['doubting'], on: 'order.completed', outcome: 'convinced', goal: true },
    { kind: 'time', from: ['doubting'], since: 'lastSign', after: '$giveUp', at: '10:00', outcome: 'not-convinced', goal: false },
  ],
  categories: ['shop'],
  needs: ANSWERS,
  contactPoints: [
    {
      id: 'objections.told', stage: 'doubting', track: 'loyalty', reasonKey: 'why.conversion-objections.told', window: 'P1D', conversionWindow: 'P7D', discount: 'none',
      when: { from: 'event', on: 'doubt.told', offset: 'P0D' }, needs: ANSWER_IDS,
    },
    {
      id: 'objections.silent', stage: 'doubting', track: 'loyalty', reasonKey: 'why.conversion-objections.silent', window: 'P2D', conversionWindow: 'P7D', discount: 'none',
      when: { from: 'event', on: 'checkout.started', offset: '$silentAfter', at: '10:00' }, needs: ANSWER_IDS, condition: 'facts.doubts == 0',
    },
  ],
  stageModel: { model: 'ownership', stages: { doubting: 'consideration' } },
  texts: {
    'programme.conversion-objections': { en: 'Answers to doubts', ru: 'Ответы на сомнения' },
    'need.conversion-objections.delivery': { en: 'How and when it is delivered', ru: 'Как и когда доставят' },
    'need.conversion-objections.freshness': { en: 'Why it is fresh', ru: 'Почему это свежее' },
    'need.conversion-objections.certainty': { en: 'What makes the purchase certain', ru: 'Почему покупка надёжна' },
    'need.conversion-objections.money-back': { en: 'How to get the money back', ru: 'Как вернуть деньги' },
    'why.conversion-objections.told': { en: 'You asked about it', ru: 'Вы об этом спросили' },
    'why.conversion-objections.silent': { en: 'You began an order and did not finish it', ru: 'Вы начали оформлять заказ и не закончили' },
  },
};
