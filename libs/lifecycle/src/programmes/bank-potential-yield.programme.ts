import type { ProgrammeDefinition } from '../domain/programme.js';

/**
 * What a client could bring and does not (programmes.md S38): ideal yield less real, on the client's card, and before the manager as long
 * as there is a difference.
 */
export const BANK_POTENTIAL_YIELD_PROGRAMME: ProgrammeDefinition = {
  id: 'bank.potential-yield',
  version: 1,
  textKey: 'programme.bank.potential-yield',
  rows: ['S38'],
  subject: { kind: 'person' },
  goal: 'cross-sell',
  // Without a moment (S37) and a named service (S36), the sum alone.
  priority: 10,
  parameters: {
    review: { default: 'P3M', unit: 'between two reviews of a client', source: 'no number in the practice; a quarter as a start' },
  },
  events: {
    /** Both in major units of the bank's currency, a year. */
    'yield.assessed': { event: 'Client Yield Assessed', properties: { ideal: 'number', real: 'number' } },
    'account.closed': { event: 'Account Closed' },
  },
  facts: {
    idealYield: { type: 'number', take: 'last', property: 'ideal', on: ['yield.assessed'] },
    realYield: { type: 'number', take: 'last', property: 'real', on: ['yield.assessed'] },
    assessed: { type: 'date', take: 'last', on: ['yield.assessed'] },
  },
  stages: ['below-ideal'],
  entry: [{ on: 'yield.assessed', to: 'below-ideal', condition: 'event.ideal - event.real > 0' }],
  transitions: [
    { kind: 'state', from: ['below-ideal'], condition: 'facts.idealYield - facts.realYield <= 0', outcome: 'ideal-reached', goal: true },
    { kind: 'exit', from: ['below-ideal'], on: 'account.closed', outcome: 'left', goal: false },
  ],
  needs: [{ id: 'yield-review', textKey: 'need.yield-review', categories: ['bank'], weightPpm: 600_000 }],
  contactPoints: [
    {
      id: 'yield.review', stage: 'below-ideal', track: 'sales', reasonKey: 'why.yield', window: 'P14D', task: true, channels: ['call'],
      when: { from: 'stage', offset: 'P1D', at: '10:00', repeat: '$review' }, needs: ['yield-review'],
    },
  ],
  channels: { 'below-ideal': ['call', 'email'] },
  stageModel: { model: 'sme-curve', stages: { 'below-ideal': 'growth' } },
  texts: {
    'programme.bank.potential-yield': { en: 'Potential yield of a client', ru: 'Потенциальная доходность клиента' },
    'need.yield-review': { en: 'A review of the services your business could use', ru: 'Обзор услуг, полезных вашему бизнесу' },
    'why.yield': { en: 'Businesses like yours commonly use more of our services', ru: 'Похожие компании обычно пользуются большим числом услуг' },
  },
};
