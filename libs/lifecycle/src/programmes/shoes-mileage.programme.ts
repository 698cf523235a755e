import type { ProgrammeDefinition } from '../domain/programme.js';

const STAGE = 'running';

/**
 * Running shoes wear out by distance (programmes.md S19): the contact comes as the distance is nearly run, forecast from the runs that are
 * told. It follows the runner and counts from the last pair: what is run is told of the runner, and seldom of the pair.
 */
export const SHOES_MILEAGE_PROGRAMME: ProgrammeDefinition = {
  id: 'shoes.mileage',
  version: 1,
  textKey: 'programme.shoes.mileage',
  rows: ['S19'],
  subject: { kind: 'person' },
  goal: 'next-pair',
  priority: 20,
  parameters: {
    distance: {
      default: 500, unit: 'km with one pair until the contact', min: 50, max: 2000,
      source: 'no number in the practice; runners’ guides commonly say a pair lasts 500 to 800 km: the lower end, so that the contact comes before the end',
    },
    kmPerDay: {
      default: 3, unit: 'km a day while no run is told', min: 0.1, max: 100,
      source: 'no number in the practice; about 20 km a week as a start, replaced by the runner’s own rate from the first run told on',
    },
  },
  events: {
    'shoes.bought': { event: 'Running Shoes Bought', properties: { model: 'text' } },
    'run.recorded': { event: 'Run Recorded', properties: { distance: 'number' } },
    'runner.stopped': { event: 'Running Given Up' },
  },
  facts: {
    bought: { type: 'date', take: 'last', on: ['shoes.bought'] },
    model: { type: 'text', take: 'last', property: 'model', on: ['shoes.bought'] },
    run: { type: 'number', take: 'sum', property: 'distance', on: ['run.recorded'], resetOn: ['shoes.bought'] },
    nearlyWorn: { type: 'date', forecast: 'run-out', since: 'bought', amount: '$distance', used: 'run', perDay: '$kmPerDay' },
  },
  stages: [STAGE],
  entry: [{ on: 'shoes.bought', to: STAGE }],
  transitions: [
    { kind: 'exit', from: [STAGE], on: 'shoes.bought', outcome: 'next-pair', goal: true, reenter: true },
    { kind: 'exit', from: [STAGE], on: 'runner.stopped', outcome: 'gave-up', goal: false },
  ],
  categories: ['sports-shop'],
  needs: [{ id: 'next-pair', textKey: 'need.next-pair', categories: ['sports-shop'], weightPpm: 900_000 }],
  contactPoints: [
    {
      id: 'shoes.nearly-worn', stage: STAGE, track: 'sales', reasonKey: 'why.nearly-worn', window: 'P21D',
      when: { from: 'fact', fact: 'nearlyWorn', offset: 'P0D', at: '10:00' }, needs: ['next-pair'],
    },
  ],
  channels: { [STAGE]: ['push', 'email', 'messenger'] },
  stageModel: { model: 'ownership', stages: { [STAGE]: 'ownership' } },
  texts: {
    'programme.shoes.mileage': { en: 'Running shoes by distance', ru: 'Беговые кроссовки по пробегу' },
    'need.next-pair': { en: 'The next pair of running shoes', ru: 'Следующая пара беговых кроссовок' },
    'why.nearly-worn': { en: 'By the distance you have run, your shoes are nearly worn out', ru: 'Судя по пробегу, ваши кроссовки почти износились' },
  },
};
