import type { ProgrammeDefinition } from '../domain/programme.js';

const CLIENT = ['attraction', 'growth', 'plateau', 'outflow'] as const;
const MORNING = '10:00';

/**
 * The life of a small business with a bank (programmes.md S35): attraction, growth, plateau, outflow; after 2 to 2.5 years it leaves, for it
 * closes or outgrows the bank. On reaching the plateau needs are analysed and an offer is made, now and not when the client is leaving (S39).
 */
export const BANK_PLATEAU_ANALYSIS_PROGRAMME: ProgrammeDefinition = {
  id: 'bank.plateau-analysis',
  version: 1,
  textKey: 'programme.bank.plateau-analysis',
  rows: ['S35', 'S39'],
  subject: { kind: 'person' },
  goal: 'keep-client',
  parameters: {
    growthAfter: { default: 'P3M', unit: 'since the account was opened', source: 'no number in the practice; the first quarter is that of settling in, as a start' },
    plateauAfter: { default: 'P15M', unit: 'since growth began, unless the bank’s own analysis tells it', source: 'no number in the practice; half a year before clients begin to leave (S35), as a start' },
  },
  events: {
    'account.opened': { event: 'Account Opened' },
    'turnover.growing': { event: 'Turnover Growing' },
    'plateau.reached': { event: 'Plateau Reached' },
    'needs.analysed': { event: 'Needs Analysed', properties: { service: 'text' } },
    'service.opened': { event: 'Service Opened' },
    'account.closed': { event: 'Account Closed', properties: { reason: 'text' } },
  },
  facts: {
    opened: { type: 'date', take: 'last', on: ['account.opened'] },
    neededService: { type: 'text', take: 'last', property: 'service', on: ['needs.analysed'], resetOn: ['account.opened'] },
  },
  stages: CLIENT,
  entry: [
    { on: 'account.opened', to: 'attraction' },
    // A client older than what is told here, or one who outlived the curve and has stopped growing again.
    { on: 'plateau.reached', to: 'plateau' },
  ],
  transitions: [
    { kind: 'exit', from: CLIENT, on: 'account.closed', outcome: 'outgrew', goal: false, condition: 'event.reason == "outgrew"' },
    { kind: 'exit', from: CLIENT, on: 'account.closed', outcome: 'closed', goal: false },
    { kind: 'move', from: ['attraction', 'growth'], on: 'plateau.reached', to: 'plateau' },
    // What the analysis tells goes before what the calendar expects: a client who grows again is off the plateau.
    { kind: 'move', from: ['attraction', 'plateau', 'outflow'], on: 'turnover.growing', to: 'growth' },
    { kind: 'move', from: ['plateau'], on: 'needs.analysed', to: 'plateau' },
    { kind: 'move', from: ['plateau', 'outflow'], on: 'service.opened', to: 'growth' },
    { kind: 'time', from: ['attraction'], since: 'opened', after: '$growthAfter', at: MORNING, to: 'growth' },
    { kind: 'time', from: ['growth'], after: '$plateauAfter', at: MORNING, to: 'plateau' },
    // S35: outflow from 2 years on, and who is still here after 2.5 has outlived the curve. A plateau reached after those 2 years lasts
    // half a year of its own: it must be analysed before it can be over.
    { kind: 'time', from: ['plateau'], since: 'opened', after: 'P24M', at: MORNING, to: 'outflow', condition: 'days.opened <= 731' },
    { kind: 'time', from: ['plateau'], after: 'P6M', at: MORNING, outcome: 'stayed', goal: true, condition: '!(days.opened <= 731)' },
    { kind: 'time', from: ['outflow'], since: 'opened', after: 'P30M', at: MORNING, outcome: 'stayed', goal: true },
  ],
  needs: [
    { id: 'needs-analysis', textKey: 'need.needs-analysis', categories: ['bank'], weightPpm: 800_000 },
    { id: 'needed-service', textKey: 'need.needed-service', categories: ['bank', 'leasing', 'insurer'], weightPpm: 900_000 },
    { id: 'stay', textKey: 'need.stay', categories: ['bank'], weightPpm: 900_000 },
  ],
  contactPoints: [
    {
      id: 'plateau.analyse', stage: 'plateau', track: 'loyalty', reasonKey: 'why.plateau', window: 'P14D', task: true, channels: ['call'],
      when: { from: 'stage', offset: 'P0D' }, needs: ['needs-analysis'],
    },
    {
      id: 'plateau.offer', stage: 'plateau', track: 'sales', reasonKey: 'why.analysed', window: 'P14D', task: true,
      when: { from: 'event', on: 'needs.analysed', offset: 'P0D' }, needs: ['needed-service'],
    },
    {
      id: 'outflow.stay', stage: 'outflow', track: 'loyalty', reasonKey: 'why.outflow', window: 'P30D', task: true, channels: ['call'],
      when: { from: 'stage', offset: 'P0D' }, needs: ['stay'],
    },
  ],
  channels: { attraction: ['email', 'inbox'], growth: ['email', 'inbox'], plateau: ['call', 'email'], outflow: ['call'] },
  stageModel: { model: 'sme-curve', stages: { attraction: 'attraction', growth: 'growth', plateau: 'plateau', outflow: 'outflow' } },
  texts: {
    'programme.bank.plateau-analysis': { en: 'The life of a small business with the bank', ru: 'Жизнь малого бизнеса в банке' },
    'need.needs-analysis': { en: 'A talk about what the business needs now', ru: 'Разговор о том, что нужно бизнесу сейчас' },
    'need.needed-service': { en: 'The service the business needs now', ru: 'Услуга, нужная бизнесу сейчас' },
    'need.stay': { en: 'Terms for a business that has grown', ru: 'Условия для выросшего бизнеса' },
    'why.plateau': { en: 'Your business has been running steadily for some time', ru: 'Ваш бизнес некоторое время работает стабильно' },
    'why.analysed': { en: 'We talked about what your business needs', ru: 'Мы обсудили, что нужно вашему бизнесу' },
    'why.outflow': { en: 'You have been with us for two years', ru: 'Вы с нами уже два года' },
  },
};
