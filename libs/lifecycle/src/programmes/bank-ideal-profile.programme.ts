import type { ProgrammeDefinition } from '../domain/programme.js';

const STAGE = 'missing';

/**
 * Services that clients like this one typically have, and this one lacks (programmes.md S36). The analysis (bank × region × business
 * sphere, by tenure, yield and services) tells each gap; each is a journey of its own, so that one service opened leaves the others.
 */
export const BANK_IDEAL_PROFILE_PROGRAMME: ProgrammeDefinition = {
  id: 'bank.ideal-profile',
  version: 1,
  textKey: 'programme.bank.ideal-profile',
  rows: ['S36'],
  subject: { kind: 'service-gap', key: 'service' },
  goal: 'cross-sell',
  priority: 20,
  parameters: {
    offerAfter: { default: 'P1D', unit: 'since the gap was found', source: 'no number in the practice; the next morning as a start' },
    giveUpAfter: { default: 'P6M', unit: 'since the gap was found', source: 'no number in the practice; half a year as a start: the next analysis may find it again' },
    askAgainAfter: { default: 'P6M', unit: 'since the last offer ended', source: 'no number in the practice; half a year as a start, so that a no is heard' },
  },
  events: {
    'gap.found': { event: 'Profile Gap Found', properties: { service: 'text', segment: 'text', shareOfSegment: 'number', yearlyYield: 'number' } },
    'gap.closed': { event: 'Profile Gap Closed' },
    'service.opened': { event: 'Service Opened', properties: { service: 'text' } },
    'service.declined': { event: 'Service Declined' },
    // Told without a service: it speaks of every gap of the client.
    'account.closed': { event: 'Account Closed' },
  },
  facts: {
    service: { type: 'text', take: 'last', property: 'service', on: ['gap.found'] },
    /** Name of the segment whose typical set was compared with. */
    segment: { type: 'text', take: 'last', property: 'segment', on: ['gap.found'] },
    yearlyYield: { type: 'number', take: 'last', property: 'yearlyYield', on: ['gap.found'] },
  },
  stages: [STAGE],
  entry: [{ on: 'gap.found', to: STAGE }],
  transitions: [
    { kind: 'exit', from: [STAGE], on: 'service.opened', outcome: 'service-opened', goal: true },
    { kind: 'exit', from: [STAGE], on: 'gap.closed', outcome: 'no-gap-any-more', goal: false },
    { kind: 'exit', from: [STAGE], on: 'service.declined', outcome: 'declined', goal: false },
    { kind: 'exit', from: [STAGE], on: 'account.closed', outcome: 'left', goal: false },
    { kind: 'time', from: [STAGE], after: '$giveUpAfter', at: '10:00', outcome: 'not-taken', goal: false },
  ],
  // A client who declined is not asked again by the very next analysis (S13).
  reentry: '$askAgainAfter',
  needs: [
    { id: 'missing-service', textKey: 'need.missing-service', categories: ['bank'], weightPpm: 800_000 },
    { id: 'leasing', textKey: 'need.leasing', categories: ['leasing'], weightPpm: 800_000, condition: 'facts.service == "leasing"' },
    { id: 'insurance', textKey: 'need.insurance', categories: ['insurer'], weightPpm: 800_000, condition: 'facts.service == "insurance"' },
  ],
  contactPoints: [
    {
      id: 'profile.offer', stage: STAGE, track: 'sales', reasonKey: 'why.profile', window: 'P14D', task: true, channels: ['call', 'email', 'inbox'],
      when: { from: 'stage', offset: '$offerAfter', at: '10:00' }, needs: ['missing-service', 'leasing', 'insurance'],
    },
  ],
  channels: { [STAGE]: ['call', 'email', 'inbox'] },
  stageModel: { model: 'sme-curve', stages: { [STAGE]: 'growth' } },
  texts: {
    'programme.bank.ideal-profile': { en: 'Services the ideal client has', ru: 'Услуги, которые есть у идеального клиента' },
    'need.missing-service': { en: 'A service that businesses like yours use', ru: 'Услуга, которой пользуются похожие компании' },
    'need.leasing': { en: 'Leasing', ru: 'Лизинг' },
    'need.insurance': { en: 'Insurance of the business', ru: 'Страхование бизнеса' },
    'why.profile': { en: 'Businesses of your region and trade commonly use this service', ru: 'Компании вашего региона и отрасли обычно пользуются этой услугой' },
  },
};
