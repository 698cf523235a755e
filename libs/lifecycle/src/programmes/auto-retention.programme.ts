import { DEALER_EVENTS, DRIVEN_FACTS, KM_PER_DAY, SERVICE_AT_LATEST, SERVICE_DUE } from './dealer-events.js';
import type { ProgrammeDefinition } from '../domain/programme.js';

const MORNING = '10:00';
const STAGE = 'serviced';

/** Book each next service, bonuses, holiday greetings, insurance on time (programmes.md S43): from the first service on. */
export const AUTO_RETENTION_PROGRAMME: ProgrammeDefinition = {
  id: 'auto.retention',
  version: 1,
  textKey: 'programme.auto.retention',
  rows: ['S43'],
  subject: { kind: 'car', key: 'assetId' },
  goal: 'keep-owner',
  priority: 30,
  parameters: {
    kmPerDay: KM_PER_DAY,
    serviceAtLatest: SERVICE_AT_LATEST,
    lostAfter: { default: 'P6M', unit: 'since the service was due', source: 'no number in the practice; by then it was done elsewhere: half a year as a start' },
  },
  events: {
    'car.sold': DEALER_EVENTS['car.sold'],
    'mileage.reported': DEALER_EVENTS['mileage.reported'],
    'service.completed': DEALER_EVENTS['service.completed'],
    'insurance.issued': DEALER_EVENTS['insurance.issued'],
    /** Told with an `assetId` it greets for that car only, else for each the user has: an owner of two is told of one. */
    'holiday.coming': { event: 'Holiday Coming', properties: { name: 'text' } },
    'car.traded-in': DEALER_EVENTS['car.traded-in'],
    'car.disposed': DEALER_EVENTS['car.disposed'],
  },
  facts: {
    bought: { type: 'date', take: 'last', on: ['car.sold'] },
    ...DRIVEN_FACTS,
    services: { type: 'number', take: 'count', on: ['service.completed'], resetOn: ['car.sold'] },
    serviceDue: SERVICE_DUE,
    insuredUntil: { type: 'date', take: 'last', property: 'validUntil', on: ['insurance.issued'] },
    policies: { type: 'number', take: 'count', on: ['insurance.issued'] },
  },
  stages: [STAGE],
  entry: [{ on: 'service.completed', to: STAGE }],
  transitions: [
    { kind: 'exit', from: [STAGE], on: 'car.traded-in', outcome: 'traded-in', goal: true },
    { kind: 'exit', from: [STAGE], on: 'car.disposed', outcome: 'left', goal: false },
    // A contact that an event asks for needs the event to lead somewhere: here it stays where it is.
    { kind: 'move', from: [STAGE], on: 'service.completed', to: STAGE },
    { kind: 'move', from: [STAGE], on: 'holiday.coming', to: STAGE },
    // The next service told takes the owner up again, as another cycle.
    { kind: 'time', from: [STAGE], since: 'serviceDue', after: '$lostAfter', at: MORNING, outcome: 'went-elsewhere', goal: false },
  ],
  needs: [
    { id: 'next-service', textKey: 'need.next-service', categories: ['service-centre'], weightPpm: 950_000 },
    { id: 'service-bonus', textKey: 'need.service-bonus', categories: ['service-centre', 'detailing'], weightPpm: 600_000 },
    { id: 'greeting', textKey: 'need.greeting', categories: ['car-dealer'], weightPpm: 400_000 },
    { id: 'insurance', textKey: 'need.insurance', categories: ['insurer'], weightPpm: 900_000 },
  ],
  contactPoints: [
    {
      // Two weeks are time to book (the practice names no number).
      id: 'retention.book', stage: STAGE, track: 'sales', reasonKey: 'why.next-service', window: 'P21D', channels: ['call', 'messenger', 'email'], task: true,
      when: { from: 'fact', fact: 'serviceDue', offset: '-P14D', at: MORNING }, needs: ['next-service'],
    },
    {
      // A thank-you for coming back: from the second service on, so that the bonus rewards the habit.
      id: 'retention.bonus', stage: STAGE, track: 'loyalty', reasonKey: 'why.bonus', window: 'P7D', discount: 'good', condition: 'facts.services >= 2',
      when: { from: 'event', on: 'service.completed', offset: 'P1D', at: MORNING }, needs: ['service-bonus'],
    },
    {
      id: 'retention.greeting', stage: STAGE, track: 'loyalty', reasonKey: 'why.greeting', window: 'P1D', discount: 'none',
      when: { from: 'event', on: 'holiday.coming', offset: 'P0D' }, needs: ['greeting'],
    },
    {
      id: 'retention.insurance', stage: STAGE, track: 'sales', reasonKey: 'why.insurance', window: 'P14D',
      when: { from: 'fact', fact: 'insuredUntil', offset: '-P14D', at: MORNING }, needs: ['insurance'],
    },
    {
      // No policy was told: cars are insured for a year from the day they are bought (S09).
      id: 'retention.insurance-year', stage: STAGE, track: 'sales', reasonKey: 'why.insurance', window: 'P14D', condition: 'facts.policies == 0',
      when: { from: 'fact', fact: 'bought', offset: 'P12M', at: MORNING, repeat: 'P1Y' }, needs: ['insurance'],
    },
  ],
  channels: { [STAGE]: ['messenger', 'email', 'sms', 'call'] },
  stageModel: { model: 'funnel', stages: { [STAGE]: 'retention' } },
  texts: {
    'programme.auto.retention': { en: 'Keeping the owner at our service', ru: 'Удержание владельца на сервисе' },
    'need.next-service': { en: 'A time for the next service', ru: 'Запись на следующее ТО' },
    'need.service-bonus': { en: 'A bonus for those who come back', ru: 'Бонус для постоянных клиентов сервиса' },
    'need.greeting': { en: 'A greeting', ru: 'Поздравление с праздником' },
    'need.insurance': { en: 'Insurance renewed on time', ru: 'Своевременное продление страховки' },
    'why.next-service': { en: 'The next service of your car is due soon', ru: 'Скоро очередное ТО вашего автомобиля' },
    'why.bonus': { en: 'You came back to our service', ru: 'Вы снова обратились в наш сервис' },
    'why.greeting': { en: 'We wish you a happy holiday', ru: 'Поздравляем вас с праздником' },
    'why.insurance': { en: 'The insurance of your car ends soon', ru: 'Скоро закончится страховка вашего автомобиля' },
  },
};
