import type { ProgrammeDefinition } from '../domain/programme.js';

/**
 * The first sale at cost or at a loss, the profit on consumables (programmes.md S57): the razor is offered as cheap as can be, the blades
 * on the day they run out and at their price. How long they last tells the shop with each pack; a parameter where it does not.
 */
export const RAZOR_BLADES_PROGRAMME: ProgrammeDefinition = {
  id: 'razor.blades',
  version: 1,
  textKey: 'programme.razor-blades',
  rows: ['S57'],
  subject: { kind: 'system', key: 'systemId' },
  goal: 'consumables',
  parameters: {
    decideAfter: { default: 'P1D', unit: 'duration', source: 'no number in the practice; the next morning, as a start' },
    lookedLongAgo: { default: 'P30D', unit: 'duration', source: 'no number in the practice; a month without a look, as a start' },
    suppliesLast: { default: 'P1M', unit: 'duration', source: 'no number in the practice; the month coffee lasts (S31), as a start' },
  },
  events: {
    'base.viewed': { event: 'Product Viewed', properties: { systemId: 'text', role: 'text' }, where: 'event.role == "base"' },
    'base.bought': { event: 'Product Purchased', properties: { systemId: 'text', role: 'text', lastsDays: 'number' }, where: 'event.role == "base"' },
    'consumable.bought': { event: 'Product Purchased', properties: { systemId: 'text', role: 'text', lastsDays: 'number' }, where: 'event.role == "consumable"' },
  },
  facts: {
    lastLook: { type: 'date', take: 'last', on: ['base.viewed'] },
    supplied: { type: 'date', take: 'last', on: ['base.bought', 'consumable.bought'] },
    lasts: { type: 'number', take: 'last', property: 'lastsDays', on: ['base.bought', 'consumable.bought'], resetOn: ['base.bought', 'consumable.bought'] },
    empty: { type: 'date', forecast: 'run-out', since: 'supplied', amount: 'lasts', perDay: 1 },
  },
  stages: ['looking', 'equipped'],
  entry: [
    { on: 'base.viewed', to: 'looking' },
    { on: 'base.bought', to: 'equipped' },
    // The base was bought elsewhere, perhaps: who buys consumables has it.
    { on: 'consumable.bought', to: 'equipped' },
  ],
  transitions: [
    { kind: 'move', from: ['looking'], on: 'base.bought', to: 'equipped' },
    { kind: 'move', from: ['looking'], on: 'consumable.bought', to: 'equipped' },
    { kind: 'time', from: ['looking'], since: 'lastLook', after: '$lookedLongAgo', at: '10:00', outcome: 'not-bought', goal: false },
    { kind: 'exit', from: ['equipped'], on: 'consumable.bought', outcome: 'bought-consumables', goal: true, reenter: true },
    { kind: 'exit', from: ['equipped'], on: 'base.bought', outcome: 'replaced', goal: false, reenter: true },
  ],
  categories: ['shop'],
  needs: [
    { id: 'base', textKey: 'need.razor-blades.base', categories: ['shop'], weightPpm: 800_000 },
    { id: 'consumables', textKey: 'need.razor-blades.consumables', categories: ['shop'], weightPpm: 950_000 },
  ],
  contactPoints: [
    {
      id: 'razor.base-at-cost', stage: 'looking', track: 'sales', reasonKey: 'why.razor-blades.looked', window: 'P3D', conversionWindow: 'P7D', discount: 'best',
      when: { from: 'fact', fact: 'lastLook', offset: '$decideAfter', at: '10:00' }, needs: ['base'],
    },
    {
      id: 'razor.told-supplies', stage: 'equipped', track: 'sales', reasonKey: 'why.razor-blades.empty', window: 'P7D', conversionWindow: 'P14D', discount: 'none',
      when: { from: 'fact', fact: 'empty', offset: 'P0D', at: '10:00' }, needs: ['consumables'],
    },
    {
      id: 'razor.usual-supplies', stage: 'equipped', track: 'sales', reasonKey: 'why.razor-blades.empty', window: 'P7D', conversionWindow: 'P14D', discount: 'none',
      when: { from: 'fact', fact: 'supplied', offset: '$suppliesLast', at: '10:00' }, needs: ['consumables'], condition: '!(facts.lasts > 0)',
    },
  ],
  stageModel: { model: 'ownership', stages: { looking: 'consideration', equipped: 'ownership' } },
  texts: {
    'programme.razor-blades': { en: 'Razor and blades', ru: 'Бритва и лезвия' },
    'need.razor-blades.base': { en: 'The thing itself, at cost', ru: 'Само изделие по себестоимости' },
    'need.razor-blades.consumables': { en: 'Consumables for it', ru: 'Расходные материалы к нему' },
    'why.razor-blades.looked': { en: 'You looked at it', ru: 'Вы это смотрели' },
    'why.razor-blades.empty': { en: 'Your supplies are probably running out', ru: 'Ваши запасы, вероятно, заканчиваются' },
  },
};
