import { DEALER_EVENTS } from './dealer-events.js';
import type { ProgrammeDefinition } from '../domain/programme.js';

/** The call of courtesy to who bought a car with a service contract (programmes.md S41): nothing is sold in it. */
export const AUTO_COURTESY_CALL_PROGRAMME: ProgrammeDefinition = {
  id: 'auto.courtesy-call',
  version: 1,
  textKey: 'programme.auto.courtesy-call',
  rows: ['S41'],
  subject: { kind: 'car', key: 'assetId' },
  goal: 'first-impression',
  parameters: {
    callAfter: { default: 'P3D', unit: 'since the purchase', source: 'no number in the practice; the first drives are over and the impression is fresh, as a start' },
    callWithin: { default: 'P7D', unit: 'to call within', source: 'no number in the practice; a working week and its weekend as a start' },
  },
  events: {
    'car.sold': DEALER_EVENTS['car.sold'],
    'service-contract.signed': DEALER_EVENTS['service-contract.signed'],
    'owner.called': DEALER_EVENTS['owner.called'],
    'car.disposed': DEALER_EVENTS['car.disposed'],
  },
  stages: ['to-call'],
  entry: [
    { on: 'car.sold', to: 'to-call', condition: 'event.serviceContract' },
    // The contract is often signed at the desk of the service centre, after the sale was told.
    { on: 'service-contract.signed', to: 'to-call' },
  ],
  reentry: 'never',
  transitions: [
    { kind: 'exit', from: ['to-call'], on: 'owner.called', outcome: 'called', goal: true },
    { kind: 'exit', from: ['to-call'], on: 'car.disposed', outcome: 'left', goal: false },
    { kind: 'time', from: ['to-call'], after: 'P1M', at: '10:00', outcome: 'not-called', goal: false },
  ],
  needs: [{ id: 'courtesy', textKey: 'need.courtesy', categories: ['car-dealer', 'service-centre'], weightPpm: 600_000 }],
  contactPoints: [
    {
      id: 'courtesy.call', stage: 'to-call', track: 'loyalty', reasonKey: 'why.courtesy', window: '$callWithin', channels: ['call'], task: true, discount: 'none',
      when: { from: 'stage', offset: '$callAfter', at: '10:00' }, needs: ['courtesy'],
    },
  ],
  channels: { 'to-call': ['call'] },
  stageModel: { model: 'sale-to-referral', stages: { 'to-call': 'impression' } },
  texts: {
    'programme.auto.courtesy-call': { en: 'A call of courtesy after the purchase', ru: 'Звонок вежливости после покупки' },
    'need.courtesy': { en: 'Is everything as you expected? Your questions about the car', ru: 'Всё ли хорошо? Вопросы об автомобиле' },
    'why.courtesy': { en: 'You bought a car with a service contract a few days ago', ru: 'Вы недавно купили автомобиль с сервисным контрактом' },
  },
};
