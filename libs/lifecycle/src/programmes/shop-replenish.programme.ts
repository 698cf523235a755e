import type { ProgrammeDefinition } from '../domain/programme.js';

/**
 * A product is used up, and it is time to buy it again (programmes.md S31): coffee after a month. A forecast learned from the buyer's own
 * intervals goes first, then the life the shop tells of the product, and the parameter where neither is known. Furniture and delivery have
 * no recipe (S81): for them the learned interval is the whole programme.
 */
export const SHOP_REPLENISH_PROGRAMME: ProgrammeDefinition = {
  id: 'shop.replenish',
  version: 1,
  textKey: 'programme.shop-replenish',
  rows: ['S31'],
  subject: { kind: 'product', key: 'productId' },
  goal: 'replenishment',
  parameters: {
    productLife: { default: 'P1M', unit: 'duration', source: 'the practice\'s example: coffee after 1 month; each kind of product has its own' },
  },
  events: {
    'product.bought': { event: 'Product Purchased', properties: { productId: 'text', lifeDays: 'number' } },
    'replenishment.expected': { event: 'Replenishment Expected', properties: { productId: 'text', expectedAt: 'date' } },
    'product.returned': { event: 'Product Returned', properties: { productId: 'text' } },
  },
  facts: {
    boughtAt: { type: 'date', take: 'last', on: ['product.bought'] },
    life: { type: 'number', take: 'last', property: 'lifeDays', on: ['product.bought'], resetOn: ['product.bought'] },
    usedUp: { type: 'date', forecast: 'run-out', since: 'boughtAt', amount: 'life', perDay: 1 },
    expected: { type: 'date', take: 'last', property: 'expectedAt', on: ['replenishment.expected'], resetOn: ['product.bought'] },
    forecasts: { type: 'number', take: 'count', on: ['replenishment.expected'], resetOn: ['product.bought'] },
  },
  stages: ['in-use'],
  entry: [{ on: 'product.bought', to: 'in-use' }],
  transitions: [
    { kind: 'exit', from: ['in-use'], on: 'product.bought', outcome: 'bought-again', goal: true, reenter: true },
    { kind: 'exit', from: ['in-use'], on: 'product.returned', outcome: 'returned', goal: false },
  ],
  categories: ['shop'],
  needs: [{ id: 'buy-again', textKey: 'need.shop-replenish.again', categories: ['shop'], weightPpm: 950_000 }],
  contactPoints: [
    {
      id: 'replenish.learned', stage: 'in-use', track: 'sales', reasonKey: 'why.shop-replenish.learned', window: 'P7D', conversionWindow: 'P14D', discount: 'none',
      when: { from: 'fact', fact: 'expected', offset: 'P0D', at: '10:00' }, needs: ['buy-again'],
    },
    {
      id: 'replenish.told-life', stage: 'in-use', track: 'sales', reasonKey: 'why.shop-replenish.used-up', window: 'P7D', conversionWindow: 'P14D', discount: 'none',
      when: { from: 'fact', fact: 'usedUp', offset: 'P0D', at: '10:00' }, needs: ['buy-again'], condition: 'facts.forecasts == 0',
    },
    {
      id: 'replenish.usual-life', stage: 'in-use', track: 'sales', reasonKey: 'why.shop-replenish.used-up', window: 'P7D', conversionWindow: 'P14D', discount: 'none',
      when: { from: 'fact', fact: 'boughtAt', offset: '$productLife', at: '10:00' }, needs: ['buy-again'], condition: 'facts.forecasts == 0 && !(facts.life > 0)',
    },
  ],
  texts: {
    'programme.shop-replenish': { en: 'Time to buy again', ru: 'Пора купить снова' },
    'need.shop-replenish.again': { en: 'The same again, before it runs out', ru: 'То же самое, пока не закончилось' },
    'why.shop-replenish.learned': { en: 'You usually buy this again about now', ru: 'Обычно вы покупаете это снова примерно в это время' },
    'why.shop-replenish.used-up': { en: 'What you bought is probably running out', ru: 'То, что вы купили, вероятно, заканчивается' },
  },
};
