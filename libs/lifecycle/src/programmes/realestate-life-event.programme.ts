import type { ContactPointDefinition, ProgrammeDefinition } from '../domain/programme.js';

const STAGES = ['settled', 'sold-again', 'family-grew', 'wed'] as const;

/** A contact of its own for each event of life, in the stage that the event leads to; told twice, it is counted from the latest. */
function contact(stage: string, on: string, needs: readonly string[]): ContactPointDefinition {
  return {
    id: `life.${stage}`, stage, track: 'sales', reasonKey: `why.life.${stage}`, window: 'P30D', conversionWindow: '$interest', task: true, discount: 'careful',
    when: { from: 'event', on, offset: '$tact', at: '10:00' }, needs,
  };
}

/**
 * The next home after an event of life (programmes.md S18): the status of the owner of a property we sold changes, another child is
 * born, there is a wedding. Housing is bought once or twice: nothing is sold between.
 */
export const REALESTATE_LIFE_EVENT_PROGRAMME: ProgrammeDefinition = {
  id: 'realestate.life-event',
  version: 1,
  textKey: 'programme.realestate.life-event',
  rows: ['S18'],
  subject: { kind: 'person' },
  goal: 'next-home',
  parameters: {
    tact: { default: 'P14D', unit: 'since the event', source: 'no number in the practice; nobody wants an agent on the day itself: two weeks as a start' },
    interest: { default: 'P12M', unit: 'the event leads to a purchase within', source: 'no number in the practice; a search, a sale and a mortgage take about a year as a start' },
  },
  events: {
    'property.bought': { event: 'Property Purchased', properties: { propertyId: 'text' } },
    'owner-status.changed': { event: 'Owner Status Changed', properties: { propertyId: 'text', status: 'text' } },
    // "Another" child: the first, where it is told as such, asks for no larger home yet. Not told, it counts.
    'child.born': { event: 'Child Born', properties: { children: 'number' }, where: '!(event.children < 2)' },
    'wedding.held': { event: 'Wedding Held' },
  },
  stages: STAGES,
  entry: [
    { on: 'property.bought', to: 'settled' },
    { on: 'owner-status.changed', to: 'sold-again' },
    { on: 'child.born', to: 'family-grew' },
    { on: 'wedding.held', to: 'wed' },
  ],
  transitions: [
    // The purchase after an event reached the goal; that of who was settled only begins anew.
    { kind: 'exit', from: ['sold-again', 'family-grew', 'wed'], on: 'property.bought', outcome: 'bought', goal: true, reenter: true },
    { kind: 'exit', from: ['settled'], on: 'property.bought', outcome: 'bought-unasked', goal: false, reenter: true },
    { kind: 'move', from: STAGES, on: 'owner-status.changed', to: 'sold-again' },
    { kind: 'move', from: STAGES, on: 'child.born', to: 'family-grew' },
    { kind: 'move', from: STAGES, on: 'wedding.held', to: 'wed' },
    { kind: 'time', from: ['sold-again', 'family-grew', 'wed'], after: '$interest', at: '10:00', to: 'settled' },
  ],
  categories: ['estate-agency'],
  needs: [
    { id: 'next-home', textKey: 'need.next-home', categories: ['developer', 'estate-agency'], weightPpm: 900_000 },
    { id: 'larger-home', textKey: 'need.larger-home', categories: ['developer', 'estate-agency'], weightPpm: 900_000 },
    { id: 'first-home-together', textKey: 'need.first-home-together', categories: ['developer', 'estate-agency'], weightPpm: 900_000 },
    { id: 'mortgage', textKey: 'need.mortgage', categories: ['bank'], weightPpm: 700_000 },
    { id: 'home-insurance', textKey: 'need.home-insurance', categories: ['insurer'], weightPpm: 400_000 },
  ],
  contactPoints: [
    contact('sold-again', 'owner-status.changed', ['next-home', 'mortgage', 'home-insurance']),
    contact('family-grew', 'child.born', ['larger-home', 'mortgage']),
    contact('wed', 'wedding.held', ['first-home-together', 'mortgage']),
  ],
  channels: { 'sold-again': ['call', 'email'], 'family-grew': ['email', 'call', 'direct-mail'], wed: ['email', 'call', 'direct-mail'] },
  stageModel: { model: 'ownership', stages: { settled: 'ownership', 'sold-again': 'consideration', 'family-grew': 'consideration', wed: 'consideration' } },
  texts: {
    'programme.realestate.life-event': { en: 'The next home after an event of life', ru: 'Следующее жильё после события в жизни' },
    'need.next-home': { en: 'The next home', ru: 'Следующее жильё' },
    'need.larger-home': { en: 'A larger home for a larger family', ru: 'Более просторное жильё для выросшей семьи' },
    'need.first-home-together': { en: 'A home for two', ru: 'Жильё для молодой семьи' },
    'need.mortgage': { en: 'A mortgage', ru: 'Ипотека' },
    'need.home-insurance': { en: 'Insurance of the home', ru: 'Страхование жилья' },
    'why.life.sold-again': { en: 'The ownership of the property you bought from us has changed', ru: 'Изменился статус собственника недвижимости, купленной у нас' },
    'why.life.family-grew': { en: 'Your family has grown', ru: 'В вашей семье пополнение' },
    'why.life.wed': { en: 'Congratulations on your wedding', ru: 'Поздравляем со свадьбой' },
  },
};
