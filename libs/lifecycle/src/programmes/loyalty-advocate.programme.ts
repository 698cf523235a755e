import type { ProgrammeDefinition } from '../domain/programme.js';

/**
 * From a loyal buyer to an advocate, who recommends voluntarily and free (programmes.md S69): thank-you letters, invitations, user
 * content, gifts. A recommendation somebody was paid for makes no advocate, and a gift is thanks and never a discount (S25).
 */
export const LOYALTY_ADVOCATE_PROGRAMME: ProgrammeDefinition = {
  id: 'loyalty.advocate',
  version: 1,
  textKey: 'programme.loyalty-advocate',
  rows: ['S69'],
  subject: { kind: 'person' },
  goal: 'advocacy',
  parameters: {
    thanksAfter: { default: 'P1D', unit: 'duration', source: 'no number in the practice; the next morning, as a start' },
    contentAfter: { default: 'P14D', unit: 'duration', source: 'no number in the practice; two weeks of use before a photo or a review is asked for, as a start' },
    invitationAfter: { default: 'P1M', unit: 'duration', source: 'no number in the practice; a month, as a start' },
    lettersEvery: { default: 'P1Y', unit: 'duration', source: 'no number in the practice; once a year, as a start' },
  },
  events: {
    'order.completed': { event: 'Order Completed' },
    'friend.recommended': { event: 'Friend Recommended', properties: { rewarded: 'yes-no' }, where: '!event.rewarded' },
    'content.published': { event: 'Product Reviewed' },
  },
  facts: {
    orders: { type: 'number', take: 'count', on: ['order.completed'] },
    contents: { type: 'number', take: 'count', on: ['content.published'] },
  },
  stages: ['loyal', 'advocate'],
  // Loyal from the third order on, as in the recency rules (S25).
  entry: [
    { on: 'friend.recommended', to: 'advocate' },
    { on: 'order.completed', to: 'loyal', condition: 'facts.orders >= 3' },
  ],
  transitions: [
    { kind: 'move', from: ['loyal', 'advocate'], on: 'friend.recommended', to: 'advocate' },
    { kind: 'move', from: ['loyal'], on: 'content.published', to: 'loyal' },
    { kind: 'move', from: ['advocate'], on: 'content.published', to: 'advocate' },
  ],
  categories: ['shop'],
  needs: [
    { id: 'thank-you-letter', textKey: 'need.loyalty-advocate.letter', categories: ['shop'], weightPpm: 900_000 },
    { id: 'show-it', textKey: 'need.loyalty-advocate.content', categories: ['shop'], weightPpm: 600_000, condition: 'facts.contents == 0' },
    { id: 'invitation', textKey: 'need.loyalty-advocate.invitation', categories: ['shop'], weightPpm: 800_000 },
    { id: 'gift', textKey: 'need.loyalty-advocate.gift', categories: ['shop'], weightPpm: 950_000 },
  ],
  contactPoints: [
    {
      id: 'loyal.thank-you', stage: 'loyal', track: 'loyalty', reasonKey: 'why.loyalty-advocate.loyal', window: 'P7D', discount: 'contraindicated',
      when: { from: 'stage', offset: '$thanksAfter', at: '10:00' }, needs: ['thank-you-letter'], channels: ['email', 'direct-mail'],
    },
    {
      id: 'loyal.show-it', stage: 'loyal', track: 'loyalty', reasonKey: 'why.loyalty-advocate.loyal', window: 'P14D', discount: 'contraindicated',
      when: { from: 'stage', offset: '$contentAfter', at: '10:00' }, needs: ['show-it'],
    },
    {
      id: 'loyal.invitation', stage: 'loyal', track: 'loyalty', reasonKey: 'why.loyalty-advocate.loyal', window: 'P14D', discount: 'contraindicated',
      when: { from: 'stage', offset: '$invitationAfter', at: '10:00' }, needs: ['invitation'],
    },
    {
      id: 'advocate.gift', stage: 'advocate', track: 'loyalty', reasonKey: 'why.loyalty-advocate.recommended', window: 'P7D', discount: 'contraindicated',
      when: { from: 'event', on: 'friend.recommended', offset: '$thanksAfter', at: '10:00' }, needs: ['gift'], task: true,
    },
    {
      id: 'advocate.content-thanks', stage: 'advocate', track: 'loyalty', reasonKey: 'why.loyalty-advocate.published', window: 'P7D', discount: 'contraindicated',
      when: { from: 'event', on: 'content.published', offset: '$thanksAfter', at: '10:00' }, needs: ['thank-you-letter'],
    },
    {
      id: 'advocate.letter', stage: 'advocate', track: 'loyalty', reasonKey: 'why.loyalty-advocate.advocate', window: 'P14D', discount: 'contraindicated',
      when: { from: 'stage', offset: '$lettersEvery', repeat: '$lettersEvery', at: '10:00' }, needs: ['thank-you-letter', 'invitation'], channels: ['direct-mail', 'email'],
    },
  ],
  stageModel: { model: 'sale-to-referral', stages: { loyal: 'impression', advocate: 'referral' } },
  texts: {
    'programme.loyalty-advocate': { en: 'From loyal to advocate', ru: 'От лояльного клиента к адвокату бренда' },
    'need.loyalty-advocate.letter': { en: 'A thank-you letter', ru: 'Благодарственное письмо' },
    'need.loyalty-advocate.content': { en: 'Show how you use it: a photo, a story, a review', ru: 'Показать, как вы этим пользуетесь: фото, история, отзыв' },
    'need.loyalty-advocate.invitation': { en: 'An invitation to an event', ru: 'Приглашение на мероприятие' },
    'need.loyalty-advocate.gift': { en: 'A gift', ru: 'Подарок' },
    'why.loyalty-advocate.loyal': { en: 'You order here regularly', ru: 'Вы заказываете у нас регулярно' },
    'why.loyalty-advocate.recommended': { en: 'You recommended us', ru: 'Вы нас порекомендовали' },
    'why.loyalty-advocate.published': { en: 'You told others about your purchase', ru: 'Вы рассказали о своей покупке' },
    'why.loyalty-advocate.advocate': { en: 'You have been recommending us', ru: 'Вы нас рекомендуете' },
  },
};
