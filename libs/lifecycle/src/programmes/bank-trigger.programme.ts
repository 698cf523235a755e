import type { ProgrammeDefinition } from '../domain/programme.js';

const STAGE = 'moment';

/** Tells the manager when to offer which service (programmes.md S37): a task on the day of the moment, one journey for each service. */
export const BANK_TRIGGER_PROGRAMME: ProgrammeDefinition = {
  id: 'bank.manager-trigger',
  version: 1,
  textKey: 'programme.bank.manager-trigger',
  rows: ['S37'],
  subject: { kind: 'service', key: 'service' },
  goal: 'cross-sell',
  // A moment that was seen goes before what a profile lacks.
  priority: 30,
  parameters: {
    momentLasts: { default: 'P14D', unit: 'since the day of the moment', source: 'no number in the practice; two weeks as a start' },
  },
  events: {
    /** `on`: the day from which the offer makes sense, as a credit line before the season; now where it is told as the present. */
    'moment.found': { event: 'Service Moment Found', properties: { service: 'text', on: 'date', sign: 'text' } },
    'service.opened': { event: 'Service Opened' },
    'service.declined': { event: 'Service Declined' },
    'account.closed': { event: 'Account Closed' },
  },
  facts: {
    moment: { type: 'date', take: 'last', property: 'on', on: ['moment.found'] },
    service: { type: 'text', take: 'last', property: 'service', on: ['moment.found'] },
    /** What showed it: the first salaries, a payment abroad, a loan near its end. */
    sign: { type: 'text', take: 'last', property: 'sign', on: ['moment.found'] },
  },
  stages: [STAGE],
  entry: [{ on: 'moment.found', to: STAGE }],
  transitions: [
    { kind: 'exit', from: [STAGE], on: 'service.opened', outcome: 'service-opened', goal: true },
    { kind: 'exit', from: [STAGE], on: 'service.declined', outcome: 'declined', goal: false },
    { kind: 'exit', from: [STAGE], on: 'account.closed', outcome: 'left', goal: false },
    { kind: 'time', from: [STAGE], since: 'moment', after: '$momentLasts', at: '18:00', outcome: 'passed', goal: false },
  ],
  needs: [{ id: 'service-now', textKey: 'need.service-now', categories: ['bank'], weightPpm: 950_000 }],
  contactPoints: [
    {
      id: 'manager.offer', stage: STAGE, track: 'sales', reasonKey: 'why.moment', window: '$momentLasts', task: true, channels: ['call'],
      when: { from: 'fact', fact: 'moment', offset: 'P0D', at: '10:00' }, needs: ['service-now'],
    },
  ],
  channels: { [STAGE]: ['call', 'email'] },
  stageModel: { model: 'sme-curve', stages: { [STAGE]: 'growth' } },
  texts: {
    'programme.bank.manager-trigger': { en: 'When to offer which service', ru: 'Когда и какую услугу предложить' },
    'need.service-now': { en: 'A service your business needs now', ru: 'Услуга, нужная вашему бизнесу сейчас' },
    'why.moment': { en: 'The movements on your account show that this service is of use now', ru: 'По движению на счёте эта услуга полезна вам сейчас' },
  },
};
