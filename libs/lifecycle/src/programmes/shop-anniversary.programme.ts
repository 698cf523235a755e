import type { ProgrammeDefinition } from '../domain/programme.js';

/** A parameter stands for a whole value, never inside a condition; counted in days, a condition can compare with it. */
const EVERY = 'int(days.lastOrder - days.jubilee)';

/** A jubilee purchase, or the day the user registered comes round (programmes.md S34). Who registered on 29 February is greeted on the 28th in other years. */
export const SHOP_ANNIVERSARY_PROGRAMME: ProgrammeDefinition = {
  id: 'shop.anniversary',
  version: 1,
  textKey: 'programme.shop-anniversary',
  rows: ['S34'],
  subject: { kind: 'person' },
  goal: 'celebration',
  parameters: {
    jubileeEvery: { default: 10, unit: 'orders', min: 2, max: 1000, source: 'no number in the practice; each tenth order, as a start' },
  },
  events: {
    'user.registered': { event: 'Signed Up' },
    'order.completed': { event: 'Order Completed' },
  },
  facts: {
    orders: { type: 'number', take: 'count', on: ['order.completed'] },
    registered: { type: 'date', take: 'first', on: ['user.registered'] },
    lastOrder: { type: 'date', take: 'last', on: ['order.completed'] },
    jubilee: { type: 'date', forecast: 'run-out', since: 'lastOrder', amount: '$jubileeEvery', perDay: 1 },
  },
  stages: ['customer'],
  entry: [
    { on: 'user.registered', to: 'customer' },
    { on: 'order.completed', to: 'customer' },
  ],
  transitions: [],
  categories: ['shop'],
  needs: [{ id: 'celebrate', textKey: 'need.shop-anniversary', categories: ['shop'], weightPpm: 800_000 }],
  contactPoints: [
    {
      id: 'anniversary.registration', stage: 'customer', track: 'loyalty', reasonKey: 'why.shop-anniversary.registration', window: 'P3D',
      when: { from: 'fact', fact: 'registered', offset: 'P1Y', repeat: 'P1Y', at: '10:00' }, needs: ['celebrate'],
    },
    {
      id: 'anniversary.jubilee-order', stage: 'customer', track: 'loyalty', reasonKey: 'why.shop-anniversary.jubilee', window: 'P3D',
      when: { from: 'fact', fact: 'lastOrder', offset: 'P0D' }, needs: ['celebrate'], condition: `int(facts.orders) % ${EVERY} == 0`,
    },
  ],
  stageModel: { model: 'funnel', stages: { customer: 'loyalty' } },
  texts: {
    'programme.shop-anniversary': { en: 'Jubilees and anniversaries', ru: 'Юбилеи и годовщины' },
    'need.shop-anniversary': { en: 'A present for the occasion', ru: 'Подарок к этому дню' },
    'why.shop-anniversary.registration': { en: 'You registered on this day', ru: 'В этот день вы зарегистрировались' },
    'why.shop-anniversary.jubilee': { en: 'This was your jubilee order', ru: 'Это был ваш юбилейный заказ' },
  },
};
