import type { ProgrammeDefinition } from '../domain/programme.js';

/**
 * Registered or looked around, and bought nothing yet (programmes.md S28). Who buys at all mostly buys at once, so the whole programme
 * aims at the first seven days: welcome series with a first-purchase bonus, abandoned cart, abandoned view, the bonus that ends.
 */
export const SHOP_VISITOR_PROGRAMME: ProgrammeDefinition = {
  id: 'shop.visitor',
  version: 1,
  textKey: 'programme.shop-visitor',
  rows: ['S28'],
  subject: { kind: 'person' },
  goal: 'first-order',
  priority: 10,
  parameters: {
    bonusLifeDays: { default: 7, unit: 'days', min: 2, max: 90, source: 'no number in the practice for the life of the bonus; its aim for the first purchase, at most 7 days, as a start' },
    secondLetter: { default: 'P2D', unit: 'duration', source: 'no number in the practice; inside the 7 days it aims at, as a start' },
    cartAfter: { default: 'PT3H', unit: 'duration', source: 'no number in the practice; on the same day, on which it says most buyers buy, as a start' },
    viewAfter: { default: 'P1D', unit: 'duration', source: 'no number in the practice; the next morning, as a start' },
    giveUp: { default: 'P30D', unit: 'duration', source: 'no number in the practice; a month without a visit, as a start' },
  },
  events: {
    'user.registered': { event: 'Signed Up' },
    'product.viewed': { event: 'Product Viewed', properties: { productId: 'text' } },
    'cart.filled': { event: 'Product Added', properties: { productId: 'text' } },
    'order.completed': { event: 'Order Completed' },
  },
  facts: {
    orders: { type: 'number', take: 'count', on: ['order.completed'] },
    carts: { type: 'number', take: 'count', on: ['cart.filled'] },
    registered: { type: 'date', take: 'first', on: ['user.registered'] },
    lastView: { type: 'date', take: 'last', on: ['product.viewed'] },
    lastCart: { type: 'date', take: 'last', on: ['cart.filled'] },
    lastSeen: { type: 'date', take: 'last', on: ['user.registered', 'product.viewed', 'cart.filled'] },
    bonusEnds: { type: 'date', forecast: 'run-out', since: 'registered', amount: '$bonusLifeDays', perDay: 1 },
  },
  stages: ['visitor'],
  entry: [
    { on: 'user.registered', to: 'visitor', condition: 'facts.orders == 0' },
    { on: 'product.viewed', to: 'visitor', condition: 'facts.orders == 0' },
    { on: 'cart.filled', to: 'visitor', condition: 'facts.orders == 0' },
  ],
  transitions: [
    { kind: 'exit', from: ['visitor'], on: 'order.completed', outcome: 'bought', goal: true },
    { kind: 'time', from: ['visitor'], since: 'lastSeen', after: '$giveUp', at: '10:00', outcome: 'gone', goal: false },
  ],
  categories: ['shop'],
  needs: [
    { id: 'welcome', textKey: 'need.shop-visitor.welcome', categories: ['shop'], weightPpm: 900_000 },
    { id: 'first-purchase-bonus', textKey: 'need.shop-visitor.bonus', categories: ['shop'], weightPpm: 800_000 },
    { id: 'finish-the-cart', textKey: 'need.shop-visitor.cart', categories: ['shop'], weightPpm: 950_000 },
    { id: 'alternatives', textKey: 'need.shop-visitor.alternatives', categories: ['shop'], weightPpm: 700_000 },
    { id: 'recommendations', textKey: 'need.shop-visitor.recommendations', categories: ['shop'], weightPpm: 600_000 },
  ],
  contactPoints: [
    {
      id: 'visitor.welcome', stage: 'visitor', track: 'loyalty', reasonKey: 'why.shop-visitor.registered', window: 'P1D', conversionWindow: 'P7D',
      when: { from: 'fact', fact: 'registered', offset: 'P0D' }, needs: ['welcome', 'first-purchase-bonus'], discount: 'small',
    },
    {
      id: 'visitor.welcome-again', stage: 'visitor', track: 'sales', reasonKey: 'why.shop-visitor.registered', window: 'P2D', conversionWindow: 'P7D',
      when: { from: 'fact', fact: 'registered', offset: '$secondLetter', at: '10:00' }, needs: ['welcome', 'first-purchase-bonus'], discount: 'small',
    },
    {
      id: 'visitor.bonus-ends', stage: 'visitor', track: 'sales', reasonKey: 'why.shop-visitor.bonus-ends', window: 'PT12H', conversionWindow: 'P1D',
      when: { from: 'fact', fact: 'bonusEnds', offset: '-P1D', at: '10:00' }, needs: ['first-purchase-bonus'], discount: 'small',
    },
    {
      id: 'visitor.cart', stage: 'visitor', track: 'sales', reasonKey: 'why.shop-visitor.cart', window: 'P1D', conversionWindow: 'P7D',
      when: { from: 'fact', fact: 'lastCart', offset: '$cartAfter' }, needs: ['finish-the-cart'], discount: 'small',
    },
    {
      id: 'visitor.on-site', stage: 'visitor', track: 'sales', reasonKey: 'why.shop-visitor.view', window: 'P1D',
      when: { from: 'fact', fact: 'lastView', offset: 'P0D' }, needs: ['recommendations'], channels: ['inbox'],
    },
    {
      // Who filled a cart hears of the cart.
      id: 'visitor.view', stage: 'visitor', track: 'sales', reasonKey: 'why.shop-visitor.view', window: 'P2D', conversionWindow: 'P7D',
      when: { from: 'fact', fact: 'lastView', offset: '$viewAfter', at: '10:00' }, needs: ['alternatives'], condition: 'facts.carts == 0',
    },
  ],
  stageModel: { model: 'funnel', stages: { visitor: 'acquisition' } },
  hypotheses: [
    { id: 'same-day', claimKey: 'claim.shop-visitor.same-day', claimedPpm: 800_000, source: 'practitioner', measure: { of: 'user.registered', ofNth: 1, leadsTo: 'order.completed', within: 'P1D', among: 'those-led' } },
    { id: 'first-week', claimKey: 'claim.shop-visitor.first-week', claimedPpm: 870_000, source: 'practitioner', measure: { of: 'user.registered', ofNth: 1, leadsTo: 'order.completed', within: 'P7D', among: 'those-led' } },
  ],
  texts: {
    'programme.shop-visitor': { en: 'Visitors who have not bought yet', ru: 'Посетители, которые ещё не купили' },
    'need.shop-visitor.welcome': { en: 'A welcome: what the shop is good at', ru: 'Приветствие: чем хорош магазин' },
    'need.shop-visitor.bonus': { en: 'A bonus for the first purchase', ru: 'Бонус на первую покупку' },
    'need.shop-visitor.cart': { en: 'Finish what is in the cart, with a perk', ru: 'Завершить покупку из корзины с приятным бонусом' },
    'need.shop-visitor.alternatives': { en: 'What you looked at, and alternatives', ru: 'То, что вы смотрели, и похожие товары' },
    'need.shop-visitor.recommendations': { en: 'Recommendations on the site', ru: 'Рекомендации на сайте' },
    'why.shop-visitor.registered': { en: 'You registered in the shop', ru: 'Вы зарегистрировались в магазине' },
    'why.shop-visitor.bonus-ends': { en: 'Your welcome bonus ends tomorrow', ru: 'Завтра сгорает ваш приветственный бонус' },
    'why.shop-visitor.cart': { en: 'You left something in the cart', ru: 'Вы оставили товары в корзине' },
    'why.shop-visitor.view': { en: 'You looked at this', ru: 'Вы это смотрели' },
    'claim.shop-visitor.same-day': { en: '80 % of buyers buy on the day they register', ru: '80 % покупателей покупают в день регистрации' },
    'claim.shop-visitor.first-week': { en: '7 % more of the buyers buy within the first week: 87 % in all', ru: 'Ещё 7 % покупателей покупают в первую неделю: всего 87 %' },
  },
};
