import type { ProgrammeDefinition } from '../domain/programme.js';

const STAGE = 'sluggish';

/**
 * A weak reaction to a contact is answered with a bonus on a service that everybody needs (programmes.md S47): a wash, tyres, fuel, an oil
 * change. Not with more contacts: the bonus comes once, and not again before a pause (S13).
 */
export const AUTO_SLUGGISH_BONUS_PROGRAMME: ProgrammeDefinition = {
  id: 'auto.sluggish-bonus',
  version: 1,
  textKey: 'programme.auto.sluggish-bonus',
  rows: ['S47'],
  subject: { kind: 'person' },
  goal: 'reaction',
  parameters: {
    bonusAfter: { default: 'P3D', unit: 'since the contact was ignored', source: 'no number in the practice; a few days of quiet as a start' },
    bonusLife: { default: 'P30D', unit: 'to use the bonus', source: 'no number in the practice; a month, as the life of the codes of S66, as a start' },
    pause: { default: 'P3M', unit: 'between two bonuses', source: 'no number in the practice; a quarter as a start, so that silence does not pay' },
  },
  events: {
    // Told when the window of a contact ended without a reaction.
    'contact.ignored': { event: 'Contact Ignored', properties: { contact: 'text' } },
    'contact.answered': { event: 'Contact Answered' },
    'offer.claimed': { event: 'Offer Claimed' },
    'service.completed': { event: 'Service Completed' },
    'user.unsubscribed': { event: 'Unsubscribed' },
  },
  facts: { ignored: { type: 'number', take: 'count', on: ['contact.ignored'], resetOn: ['contact.answered', 'offer.claimed', 'service.completed'] } },
  stages: [STAGE],
  entry: [{ on: 'contact.ignored', to: STAGE }],
  reentry: '$pause',
  transitions: [
    { kind: 'exit', from: [STAGE], on: 'offer.claimed', outcome: 'reacted', goal: true },
    { kind: 'exit', from: [STAGE], on: 'service.completed', outcome: 'reacted', goal: true },
    { kind: 'exit', from: [STAGE], on: 'contact.answered', outcome: 'reacted', goal: true },
    // More contacts would make a hater of him (S13).
    { kind: 'exit', from: [STAGE], on: 'user.unsubscribed', outcome: 'left', goal: false },
    { kind: 'time', from: [STAGE], after: '$bonusLife', at: '10:00', outcome: 'no-reaction', goal: false },
  ],
  needs: [
    { id: 'wash', textKey: 'need.wash', categories: ['detailing'], weightPpm: 800_000 },
    { id: 'tyre-fitting', textKey: 'need.tyre-fitting', categories: ['tyre-shop'], weightPpm: 900_000, seasons: ['spring', 'autumn'] },
    { id: 'fuel', textKey: 'need.fuel', categories: ['fuel-station'], weightPpm: 800_000 },
    { id: 'oil-change', textKey: 'need.oil-change', categories: ['service-centre'], weightPpm: 700_000 },
  ],
  contactPoints: [
    {
      id: 'sluggish.bonus', stage: STAGE, track: 'loyalty', reasonKey: 'why.sluggish', window: 'P7D', conversionWindow: '$bonusLife', discount: 'good',
      when: { from: 'stage', offset: '$bonusAfter', at: '10:00' }, needs: ['wash', 'tyre-fitting', 'fuel', 'oil-change'],
    },
  ],
  channels: { [STAGE]: ['inbox', 'messenger', 'email', 'push'] },
  stageModel: { model: 'attract-retain', stages: { [STAGE]: 'retention' } },
  texts: {
    'programme.auto.sluggish-bonus': { en: 'A bonus for who hardly reacts', ru: 'Бонус тем, кто слабо реагирует' },
    'need.wash': { en: 'A car wash', ru: 'Мойка автомобиля' },
    'need.tyre-fitting': { en: 'Tyre fitting for the season', ru: 'Сезонный шиномонтаж' },
    'need.fuel': { en: 'Fuel', ru: 'Топливо' },
    'need.oil-change': { en: 'An oil change', ru: 'Замена масла' },
    'why.sluggish': { en: 'Our last offer was not for you; here is a bonus on what every car needs', ru: 'Прошлое предложение вам не подошло; бонус на то, что нужно каждому автомобилю' },
  },
};
