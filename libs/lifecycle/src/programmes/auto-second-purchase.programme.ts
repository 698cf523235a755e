import { DEALER_EVENTS } from './dealer-events.js';
import type { ProgrammeDefinition } from '../domain/programme.js';

const MORNING = '10:00';
const STAGE = 'owning';

/**
 * The second purchase: credit and trade-in (programmes.md S44), when the forecast expects the car to be changed, and when its credit is
 * paid. It follows the person, for the next car is another one.
 */
export const AUTO_SECOND_PURCHASE_PROGRAMME: ProgrammeDefinition = {
  id: 'auto.second-purchase',
  version: 1,
  textKey: 'programme.auto.second-purchase',
  rows: ['S44'],
  subject: { kind: 'person' },
  goal: 'next-car',
  priority: 10,
  events: {
    'car.sold': DEALER_EVENTS['car.sold'],
    'car-credit.repaid': { event: 'Car Credit Repaid' },
    'user.left': { event: 'Client Left' },
  },
  facts: {
    bought: { type: 'date', take: 'last', on: ['car.sold'] },
    creditUntil: { type: 'date', take: 'last', property: 'creditUntil', on: ['car.sold'], resetOn: ['car.sold', 'car-credit.repaid'] },
    // Weibull, mean 54 months: the default prior of S05. A dealer of one brand sets the mean of its class: premium 41, foreign 48, domestic 68.
    nextCar: { type: 'date', forecast: 'ownership', since: 'bought', meanMonths: 54 },
  },
  stages: [STAGE],
  entry: [{ on: 'car.sold', to: STAGE }],
  transitions: [
    { kind: 'exit', from: [STAGE], on: 'car.sold', outcome: 'bought-again', goal: true, reenter: true },
    { kind: 'exit', from: [STAGE], on: 'user.left', outcome: 'left', goal: false },
    { kind: 'move', from: [STAGE], on: 'car-credit.repaid', to: STAGE },
  ],
  needs: [
    { id: 'trade-in', textKey: 'need.trade-in', categories: ['car-dealer'], weightPpm: 900_000 },
    { id: 'car-credit', textKey: 'need.car-credit', categories: ['bank', 'leasing'], weightPpm: 800_000 },
  ],
  contactPoints: [
    {
      // An end that is no longer known, because the credit was repaid before, compares false.
      id: 'second.credit-ends', stage: STAGE, track: 'sales', reasonKey: 'why.credit-ends', window: 'P30D', condition: 'days.creditUntil <= 0',
      when: { from: 'fact', fact: 'creditUntil', offset: '-P30D', at: MORNING }, needs: ['trade-in', 'car-credit'],
    },
    {
      id: 'second.credit-repaid', stage: STAGE, track: 'sales', reasonKey: 'why.credit-repaid', window: 'P30D',
      when: { from: 'event', on: 'car-credit.repaid', offset: 'P1D', at: MORNING }, needs: ['trade-in', 'car-credit'],
    },
    {
      // 30 days before the predicted change of the car, and every year after for who keeps it longer (S05: never out of sight).
      id: 'second.predicted', stage: STAGE, track: 'sales', reasonKey: 'why.predicted', window: 'P30D', channels: ['call', 'email'], task: true,
      when: { from: 'fact', fact: 'nextCar', offset: '-P30D', at: MORNING, repeat: 'P1Y' }, needs: ['trade-in', 'car-credit'],
    },
  ],
  channels: { [STAGE]: ['email', 'messenger', 'call'] },
  stageModel: { model: 'funnel', stages: { [STAGE]: 'retention' } },
  texts: {
    'programme.auto.second-purchase': { en: 'The next car from the same dealer', ru: 'Следующий автомобиль у того же дилера' },
    'need.trade-in': { en: 'Trade-in: your car counts towards the next one', ru: 'Трейд-ин: ваш автомобиль в зачёт следующего' },
    'need.car-credit': { en: 'Credit or leasing for the next car', ru: 'Кредит или лизинг на следующий автомобиль' },
    'why.credit-ends': { en: 'The credit for your car ends soon', ru: 'Скоро закончится кредит за ваш автомобиль' },
    'why.credit-repaid': { en: 'You have repaid the credit for your car', ru: 'Вы выплатили кредит за автомобиль' },
    'why.predicted': { en: 'Owners change such a car at about this time', ru: 'Примерно в это время такой автомобиль меняют' },
  },
};
