import { DEALER_EVENTS, DRIVEN_FACTS, KM_PER_DAY, SERVICE_AT_LATEST, SERVICE_DUE } from './dealer-events.js';
import type { ProgrammeDefinition } from '../domain/programme.js';

const MORNING = '10:00';

/** Call, remind and book before the first service (programmes.md S42), forecast from mileage and the maker's schedule. */
export const AUTO_FIRST_SERVICE_PROGRAMME: ProgrammeDefinition = {
  id: 'auto.first-service',
  version: 1,
  textKey: 'programme.auto.first-service',
  rows: ['S42'],
  subject: { kind: 'car', key: 'assetId' },
  goal: 'keep-owner',
  priority: 40,
  parameters: {
    kmPerDay: KM_PER_DAY,
    serviceAtLatest: SERVICE_AT_LATEST,
    noShowAfter: { default: 'P3D', unit: 'since the booked day', source: 'no number in the practice; the day may have been told late: three days as a start' },
    lostAfter: { default: 'P3M', unit: 'since nobody came', source: 'no number in the practice; by then it was done elsewhere: a quarter as a start' },
  },
  events: {
    'car.sold': DEALER_EVENTS['car.sold'],
    'mileage.reported': DEALER_EVENTS['mileage.reported'],
    'service.booked': DEALER_EVENTS['service.booked'],
    'service.completed': DEALER_EVENTS['service.completed'],
    'car.disposed': DEALER_EVENTS['car.disposed'],
  },
  facts: {
    ...DRIVEN_FACTS,
    serviceDue: SERVICE_DUE,
    bookedFor: { type: 'date', take: 'last', property: 'bookedFor', on: ['service.booked'] },
  },
  stages: ['before-service', 'booked', 'overdue'],
  entry: [{ on: 'car.sold', to: 'before-service' }],
  reentry: 'never',
  transitions: [
    { kind: 'exit', from: ['before-service', 'booked', 'overdue'], on: 'service.completed', outcome: 'first-service-done', goal: true },
    { kind: 'exit', from: ['before-service', 'booked', 'overdue'], on: 'car.disposed', outcome: 'left', goal: false },
    { kind: 'move', from: ['before-service', 'booked', 'overdue'], on: 'service.booked', to: 'booked' },
    { kind: 'time', from: ['booked'], since: 'bookedFor', after: '$noShowAfter', at: MORNING, to: 'overdue' },
    { kind: 'time', from: ['before-service'], since: 'serviceDue', after: 'P14D', at: MORNING, to: 'overdue' },
    { kind: 'time', from: ['overdue'], after: '$lostAfter', at: MORNING, outcome: 'went-elsewhere', goal: false },
  ],
  needs: [{ id: 'first-service', textKey: 'need.first-service', categories: ['service-centre'], weightPpm: 950_000 }],
  contactPoints: [
    {
      // Call first, remind who did not book by the call (the practice names the order, not the days).
      id: 'first-service.call', stage: 'before-service', track: 'loyalty', reasonKey: 'why.first-service', window: 'P14D', channels: ['call'], task: true,
      when: { from: 'fact', fact: 'serviceDue', offset: '-P21D', at: MORNING }, needs: ['first-service'],
    },
    {
      id: 'first-service.remind', stage: 'before-service', track: 'sales', reasonKey: 'why.first-service', window: 'P7D',
      when: { from: 'fact', fact: 'serviceDue', offset: '-P7D', at: MORNING }, needs: ['first-service'],
    },
    {
      id: 'first-service.day-before', stage: 'booked', track: 'loyalty', reasonKey: 'why.booked', window: 'P1D', channels: ['sms', 'messenger', 'push'],
      when: { from: 'fact', fact: 'bookedFor', offset: '-P1D', at: MORNING }, needs: ['first-service'],
    },
    {
      id: 'first-service.overdue', stage: 'overdue', track: 'sales', reasonKey: 'why.overdue', window: 'P14D', channels: ['call'], task: true,
      when: { from: 'stage', offset: 'P1D', at: MORNING }, needs: ['first-service'],
    },
  ],
  channels: { 'before-service': ['call', 'messenger', 'email'], booked: ['sms', 'messenger', 'push'], overdue: ['call', 'messenger'] },
  stageModel: { model: 'sale-to-referral', stages: { 'before-service': 'impression', booked: 'impression', overdue: 'impression' } },
  texts: {
    'programme.auto.first-service': { en: 'The first service', ru: 'Первое ТО' },
    'need.first-service': { en: 'A time for the first service', ru: 'Запись на первое ТО' },
    'why.first-service': { en: 'The first service of your car is due soon', ru: 'Скоро первое ТО вашего автомобиля' },
    'why.booked': { en: 'You are booked for the first service tomorrow', ru: 'Завтра вы записаны на первое ТО' },
    'why.overdue': { en: 'The first service of your car is overdue', ru: 'Срок первого ТО вашего автомобиля прошёл' },
  },
};
