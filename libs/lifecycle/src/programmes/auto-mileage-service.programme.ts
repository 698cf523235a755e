import { DEALER_EVENTS, DRIVEN_FACTS, KM_PER_DAY, SERVICE_AT_LATEST, SERVICE_DUE } from './dealer-events.js';
import type { ProgrammeDefinition } from '../domain/programme.js';

const STAGE = 'driving';

/**
 * The next oil change, forecast from mileage and the maker's schedule (programmes.md S46), for who is followed by no wider programme of
 * the dealer. The card of the car is its facts: bought when and by whom, mileage, service and repairs.
 */
export const AUTO_MILEAGE_SERVICE_PROGRAMME: ProgrammeDefinition = {
  id: 'auto.mileage-service',
  version: 1,
  textKey: 'programme.auto.mileage-service',
  rows: ['S46'],
  subject: { kind: 'car', key: 'assetId' },
  goal: 'keep-owner',
  priority: 10,
  parameters: { kmPerDay: KM_PER_DAY, serviceAtLatest: SERVICE_AT_LATEST },
  events: {
    'car.sold': DEALER_EVENTS['car.sold'],
    'mileage.reported': DEALER_EVENTS['mileage.reported'],
    'repair.completed': DEALER_EVENTS['repair.completed'],
    'service.completed': DEALER_EVENTS['service.completed'],
    'car.traded-in': DEALER_EVENTS['car.traded-in'],
    'car.disposed': DEALER_EVENTS['car.disposed'],
  },
  facts: {
    bought: { type: 'date', take: 'last', on: ['car.sold'] },
    buyer: { type: 'text', take: 'last', property: 'buyer', on: ['car.sold'] },
    mileage: { type: 'number', take: 'last', property: 'mileage', on: ['car.sold', 'mileage.reported', 'repair.completed', 'service.completed'] },
    services: { type: 'number', take: 'count', on: ['service.completed'] },
    lastWork: { type: 'text', take: 'last', property: 'work', on: ['service.completed', 'repair.completed'] },
    repairs: { type: 'number', take: 'count', on: ['repair.completed'] },
    ...DRIVEN_FACTS,
    // A repair reads the mileage too, and is no service.
    driven: { ...DRIVEN_FACTS.driven, on: [...DRIVEN_FACTS.driven.on, 'repair.completed'] },
    oilDue: SERVICE_DUE,
  },
  stages: [STAGE],
  entry: [
    { on: 'car.sold', to: STAGE },
    // The car may have been bought elsewhere: what its owner tells here is enough.
    { on: 'service.completed', to: STAGE },
  ],
  transitions: [
    { kind: 'exit', from: [STAGE], on: 'car.traded-in', outcome: 'traded-in', goal: true },
    { kind: 'exit', from: [STAGE], on: 'car.disposed', outcome: 'left', goal: false },
  ],
  needs: [{ id: 'oil-change', textKey: 'need.oil-change', categories: ['service-centre', 'parts-shop'], weightPpm: 950_000 }],
  contactPoints: [
    {
      // Two weeks are time to book (the practice names no number).
      id: 'mileage.oil', stage: STAGE, track: 'sales', reasonKey: 'why.oil', window: 'P21D',
      when: { from: 'fact', fact: 'oilDue', offset: '-P14D', at: '10:00' }, needs: ['oil-change'],
    },
  ],
  channels: { [STAGE]: ['messenger', 'push', 'sms', 'email'] },
  stageModel: { model: 'ownership', stages: { [STAGE]: 'ownership' } },
  texts: {
    'programme.auto.mileage-service': { en: 'Service by mileage', ru: 'Обслуживание по пробегу' },
    'need.oil-change': { en: 'Oil and filters', ru: 'Замена масла и фильтров' },
    'why.oil': { en: 'By mileage and the maker’s schedule your oil change is due soon', ru: 'По пробегу и регламенту скоро менять масло' },
  },
};
