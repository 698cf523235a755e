import type { ContactPointDefinition, ProgrammeDefinition } from '../domain/programme.js';

/** The practice repeats "several times": three orders in a row, each with a code, make a habit here; another link is one more stage. */
const LINKS = ['second-code', 'third-code'] as const;

const NEXT_CODES: readonly ContactPointDefinition[] = LINKS.map((stage) => ({
  id: `winback.${stage}`, stage, track: 'sales', reasonKey: 'why.bonus-winback.next', window: 'P7D', conversionWindow: '$codeLife', discount: 'good',
  when: { from: 'stage', offset: 'P1D', at: '10:00' }, needs: ['limited-code'],
}));

/**
 * A lapsed buyer gets a code that lives a month; a day after he orders, another; several times over it becomes a habit (programmes.md
 * S66). For the same goal it goes before shop.lapsed: a shop that runs the chain wants it in the place of single bonuses.
 */
export const BONUS_WINBACK_CHAIN_PROGRAMME: ProgrammeDefinition = {
  id: 'bonus.winback-chain',
  version: 1,
  textKey: 'programme.bonus-winback',
  rows: ['S66'],
  subject: { kind: 'person' },
  goal: 'next-order',
  priority: 25,
  parameters: {
    codeLife: { default: 'P1M', unit: 'duration', source: 'the practice: the code lives one month' },
    lapsedAfter: { default: 'P90D', unit: 'duration', source: 'the first step at which a buyer counts as lapsed without own data (S32)' },
  },
  events: {
    'order.completed': { event: 'Order Completed' },
  },
  facts: {
    lastOrder: { type: 'date', take: 'last', on: ['order.completed'] },
    // The day after the order.
    codeGiven: { type: 'date', forecast: 'run-out', since: 'lastOrder', amount: 1, perDay: 1 },
  },
  // "buying" waits for the lapse and contacts nobody.
  stages: ['buying', 'first-code', ...LINKS],
  entry: [{ on: 'order.completed', to: 'buying' }],
  transitions: [
    { kind: 'time', from: ['buying'], since: 'lastOrder', after: '$lapsedAfter', at: '10:00', to: 'first-code' },
    { kind: 'move', from: ['first-code'], on: 'order.completed', to: 'second-code' },
    { kind: 'move', from: ['second-code'], on: 'order.completed', to: 'third-code' },
    { kind: 'exit', from: ['third-code'], on: 'order.completed', outcome: 'habit', goal: true, reenter: true },
    { kind: 'time', from: ['first-code'], after: '$codeLife', at: '23:59', outcome: 'not-won-back', goal: false },
    { kind: 'time', from: [...LINKS], since: 'codeGiven', after: '$codeLife', at: '23:59', outcome: 'chain-broken', goal: false },
  ],
  categories: ['shop'],
  needs: [{ id: 'limited-code', textKey: 'need.bonus-winback.code', categories: ['shop'], weightPpm: 900_000 }],
  contactPoints: [
    {
      id: 'winback.first-code', stage: 'first-code', track: 'sales', reasonKey: 'why.bonus-winback.first', window: 'P7D', conversionWindow: '$codeLife', discount: 'good',
      when: { from: 'stage', offset: 'P0D' }, needs: ['limited-code'],
    },
    ...NEXT_CODES,
  ],
  stageModel: { model: 'funnel', stages: { buying: 'conversion', 'first-code': 'retention', 'second-code': 'retention', 'third-code': 'loyalty' } },
  texts: {
    'programme.bonus-winback': { en: 'A chain of codes that brings people back', ru: 'Цепочка промокодов для возвращения' },
    'need.bonus-winback.code': { en: 'A code that lives one month', ru: 'Промокод, который действует один месяц' },
    'why.bonus-winback.first': { en: 'You have not ordered for a long time', ru: 'Вы давно ничего не заказывали' },
    'why.bonus-winback.next': { en: 'You ordered with us yesterday', ru: 'Вчера вы сделали у нас заказ' },
  },
};
