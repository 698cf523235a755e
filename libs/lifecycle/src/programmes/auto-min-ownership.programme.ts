import { DEALER_EVENTS } from './dealer-events.js';
import type { ProgrammeDefinition } from '../domain/programme.js';

const MORNING = '10:00';

/**
 * One to two months after the minimum ownership term: call, test drive, then the offer (programmes.md S45). What the owner did moves him
 * on; else a gap does, so that all three fit into the month.
 */
export const AUTO_MIN_OWNERSHIP_PROGRAMME: ProgrammeDefinition = {
  id: 'auto.min-ownership',
  version: 1,
  textKey: 'programme.auto.min-ownership',
  rows: ['S45'],
  subject: { kind: 'person' },
  goal: 'next-car',
  priority: 20,
  parameters: {
    minimumTerm: { default: 'P36M', unit: 'since the purchase', source: 'no number in the practice; the three years of the dealer’s trade-in (S10) as a start' },
    stepGap: { default: 'P10D', unit: 'from call to test drive to offer', source: 'no number in the practice; a third of the month between them as a start' },
  },
  events: {
    'car.sold': DEALER_EVENTS['car.sold'],
    'owner.called': DEALER_EVENTS['owner.called'],
    'test-drive.completed': { event: 'Test Drive Completed' },
    'user.left': { event: 'Client Left' },
  },
  facts: { bought: { type: 'date', take: 'last', on: ['car.sold'] } },
  stages: ['settled', 'term-over', 'call', 'test-drive', 'offer'],
  entry: [{ on: 'car.sold', to: 'settled' }],
  transitions: [
    { kind: 'exit', from: ['settled', 'term-over', 'call', 'test-drive', 'offer'], on: 'car.sold', outcome: 'bought-again', goal: true, reenter: true },
    { kind: 'exit', from: ['settled', 'term-over', 'call', 'test-drive', 'offer'], on: 'user.left', outcome: 'left', goal: false },
    { kind: 'move', from: ['call'], on: 'owner.called', to: 'test-drive' },
    // Whoever comes by for a test drive earlier needs no call.
    { kind: 'move', from: ['term-over', 'call', 'test-drive'], on: 'test-drive.completed', to: 'offer' },
    { kind: 'time', from: ['settled'], since: 'bought', after: '$minimumTerm', at: MORNING, to: 'term-over' },
    { kind: 'time', from: ['term-over'], after: 'P1M', at: MORNING, to: 'call' },
    { kind: 'time', from: ['call'], after: '$stepGap', at: MORNING, to: 'test-drive' },
    { kind: 'time', from: ['test-drive'], after: '$stepGap', at: MORNING, to: 'offer' },
    // Then the programme is silent until the next car; one of lower priority for the same goal may speak again.
    { kind: 'time', from: ['offer'], after: 'P1M', at: MORNING, outcome: 'keeps-the-car', goal: false },
  ],
  needs: [
    { id: 'next-car-talk', textKey: 'need.next-car-talk', categories: ['car-dealer'], weightPpm: 700_000 },
    { id: 'test-drive', textKey: 'need.test-drive', categories: ['car-dealer'], weightPpm: 800_000 },
    { id: 'next-car-offer', textKey: 'need.next-car-offer', categories: ['car-dealer'], weightPpm: 900_000 },
    { id: 'car-credit', textKey: 'need.car-credit', categories: ['bank', 'leasing'], weightPpm: 600_000 },
  ],
  contactPoints: [
    {
      id: 'min-ownership.call', stage: 'call', track: 'loyalty', reasonKey: 'why.term-over', window: '$stepGap', channels: ['call'], task: true, discount: 'none',
      when: { from: 'stage', offset: 'P0D' }, needs: ['next-car-talk'],
    },
    {
      id: 'min-ownership.test-drive', stage: 'test-drive', track: 'sales', reasonKey: 'why.test-drive', window: '$stepGap', discount: 'none',
      when: { from: 'stage', offset: 'P0D' }, needs: ['test-drive'],
    },
    {
      id: 'min-ownership.offer', stage: 'offer', track: 'sales', reasonKey: 'why.offer', window: 'P14D', discount: 'good',
      when: { from: 'stage', offset: 'P0D' }, needs: ['next-car-offer', 'car-credit'],
    },
  ],
  channels: { call: ['call'], 'test-drive': ['messenger', 'email', 'call'], offer: ['email', 'messenger', 'call'] },
  stageModel: { model: 'nurture', stages: { settled: 'support-and-grow', 'term-over': 'support-and-grow', call: 'reach-and-engage', 'test-drive': 'nurture-and-educate', offer: 'convert-and-close' } },
  texts: {
    'programme.auto.min-ownership': { en: 'After the minimum ownership term', ru: 'После минимального срока владения' },
    'need.next-car-talk': { en: 'A talk about how the car serves you and what comes next', ru: 'Разговор о том, как служит автомобиль и что дальше' },
    'need.test-drive': { en: 'A test drive of the new model', ru: 'Тест-драйв новой модели' },
    'need.next-car-offer': { en: 'A personal offer for the next car', ru: 'Личное предложение на следующий автомобиль' },
    'need.car-credit': { en: 'Credit or leasing for it', ru: 'Кредит или лизинг' },
    'why.term-over': { en: 'You have driven your car for a full term', ru: 'Вы ездите на автомобиле полный срок' },
    'why.test-drive': { en: 'You might like to try the car that came after yours', ru: 'Можно попробовать модель, которая сменила вашу' },
    'why.offer': { en: 'You have had your car for a full term, and this is our offer for the next', ru: 'Срок владения прошёл: наше предложение на следующий автомобиль' },
  },
};
