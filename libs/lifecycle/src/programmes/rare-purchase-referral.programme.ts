import type { ProgrammeDefinition } from '../domain/programme.js';

/**
 * One or two purchases in a life, as of property and yachts (programmes.md S58): the same buyer will hardly come again, so the referral is
 * the next cycle. First the impression of the purchase, then the question whom else it could please; every referral opens a cycle anew.
 */
export const RARE_PURCHASE_REFERRAL_PROGRAMME: ProgrammeDefinition = {
  id: 'rare-purchase.referral',
  version: 1,
  textKey: 'programme.rare-purchase',
  rows: ['S58'],
  subject: { kind: 'person' },
  goal: 'referral',
  parameters: {
    impressionAfter: { default: 'P1M', unit: 'duration', source: 'no number in the practice; the month after which a dealer asks his buyer (S06), as a start' },
    askAfter: { default: 'P3M', unit: 'duration', source: 'no number in the practice; three months, by when friends have seen it, as a start' },
    thanksAfter: { default: 'P1D', unit: 'duration', source: 'no number in the practice; the next morning, as a start' },
    rememberEvery: { default: 'P1Y', unit: 'duration', source: 'no number in the practice; the anniversary of the purchase (S34), as a start' },
  },
  events: {
    'deal.closed': { event: 'Deal Closed' },
    'friend.referred': { event: 'Friend Referred' },
    'friend.bought': { event: 'Referral Converted' },
  },
  facts: {
    boughtAt: { type: 'date', take: 'last', on: ['deal.closed'] },
  },
  stages: ['owner', 'referrer'],
  entry: [
    { on: 'deal.closed', to: 'owner' },
    { on: 'friend.referred', to: 'referrer' },
  ],
  transitions: [
    { kind: 'exit', from: ['owner', 'referrer'], on: 'friend.referred', outcome: 'referred', goal: true, reenter: true },
    { kind: 'exit', from: ['owner', 'referrer'], on: 'deal.closed', outcome: 'bought-again', goal: false, reenter: true },
    { kind: 'move', from: ['owner', 'referrer'], on: 'friend.bought', to: 'referrer' },
  ],
  categories: ['shop'],
  needs: [
    { id: 'impression', textKey: 'need.rare-purchase.impression', categories: ['shop', 'developer'], weightPpm: 800_000 },
    { id: 'refer', textKey: 'need.rare-purchase.refer', categories: ['shop', 'developer'], weightPpm: 800_000 },
    { id: 'thanks', textKey: 'need.rare-purchase.thanks', categories: ['shop', 'developer'], weightPpm: 950_000 },
  ],
  contactPoints: [
    {
      id: 'rare.impression', stage: 'owner', track: 'loyalty', reasonKey: 'why.rare-purchase.bought', window: 'P14D', task: true,
      when: { from: 'stage', offset: '$impressionAfter', at: '10:00' }, needs: ['impression'], channels: ['call', 'email'],
    },
    {
      id: 'rare.ask', stage: 'owner', track: 'sales', reasonKey: 'why.rare-purchase.bought', window: 'P30D',
      when: { from: 'stage', offset: '$askAfter', at: '10:00' }, needs: ['refer'],
    },
    {
      id: 'rare.anniversary', stage: 'owner', track: 'loyalty', reasonKey: 'why.rare-purchase.anniversary', window: 'P7D',
      when: { from: 'fact', fact: 'boughtAt', offset: '$rememberEvery', repeat: '$rememberEvery', at: '10:00' }, needs: ['impression', 'refer'],
    },
    {
      id: 'rare.thanks', stage: 'referrer', track: 'loyalty', reasonKey: 'why.rare-purchase.referred', window: 'P7D', task: true,
      when: { from: 'event', on: 'friend.referred', offset: '$thanksAfter', at: '10:00' }, needs: ['thanks'],
    },
    {
      id: 'rare.friend-bought', stage: 'referrer', track: 'loyalty', reasonKey: 'why.rare-purchase.friend-bought', window: 'P7D', task: true,
      when: { from: 'event', on: 'friend.bought', offset: '$thanksAfter', at: '10:00' }, needs: ['thanks'],
    },
    {
      id: 'rare.anniversary-of-referrer', stage: 'referrer', track: 'loyalty', reasonKey: 'why.rare-purchase.anniversary', window: 'P7D',
      when: { from: 'fact', fact: 'boughtAt', offset: '$rememberEvery', repeat: '$rememberEvery', at: '10:00' }, needs: ['refer'],
    },
  ],
  stageModel: { model: 'sale-to-referral', stages: { owner: 'impression', referrer: 'referral' } },
  texts: {
    'programme.rare-purchase': { en: 'A purchase made once in a life', ru: 'Покупка раз в жизни' },
    'need.rare-purchase.impression': { en: 'How the purchase turned out, and help with it', ru: 'Впечатления от покупки и помощь' },
    'need.rare-purchase.refer': { en: 'Recommend it to friends', ru: 'Порекомендовать друзьям' },
    'need.rare-purchase.thanks': { en: 'Thanks for the recommendation', ru: 'Благодарность за рекомендацию' },
    'why.rare-purchase.bought': { en: 'You bought with us', ru: 'Вы сделали у нас покупку' },
    'why.rare-purchase.anniversary': { en: 'It is the anniversary of your purchase', ru: 'Годовщина вашей покупки' },
    'why.rare-purchase.referred': { en: 'You recommended us to a friend', ru: 'Вы порекомендовали нас другу' },
    'why.rare-purchase.friend-bought': { en: 'Your friend bought with us', ru: 'Ваш друг сделал у нас покупку' },
  },
};
