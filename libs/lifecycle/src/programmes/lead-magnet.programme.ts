import type { NeedDefinition, ProgrammeDefinition } from '../domain/programme.js';

/** Preference axes (programmes.md S77): what a person is told to be after. An axis nobody told is unknown, and the guide for everybody fits. */
const GUIDES: readonly NeedDefinition[] = [
  { id: 'guide-for-beginners', textKey: 'need.lead-magnet.beginners', categories: ['shop'], weightPpm: 850_000, condition: 'facts.experience == "beginner"' },
  { id: 'guide-to-price', textKey: 'need.lead-magnet.price', categories: ['shop'], weightPpm: 800_000, condition: 'facts.after == "price"' },
  { id: 'guide-to-quality', textKey: 'need.lead-magnet.quality', categories: ['shop'], weightPpm: 800_000, condition: 'facts.after == "quality"' },
  {
    id: 'guide-to-choosing', textKey: 'need.lead-magnet.choosing', categories: ['shop'], weightPpm: 700_000,
    condition: 'facts.experience != "beginner" && !(facts.after in ["price", "quality"])',
  },
];

/** A free guide by condition (programmes.md S78): which guide is told by the person's preferences (S77), and nobody has to register to read it (S75). */
export const LEAD_MAGNET_PROGRAMME: ProgrammeDefinition = {
  id: 'lead-magnet',
  version: 1,
  textKey: 'programme.lead-magnet',
  rows: ['S77', 'S78'],
  subject: { kind: 'topic', key: 'topic' },
  goal: 'become-a-lead',
  parameters: {
    questionAfter: { default: 'P3D', unit: 'duration', source: 'no number in the practice; three days to read the guide, as a start' },
    giveUp: { default: 'P30D', unit: 'duration', source: 'no number in the practice; a month without a sign of interest, as a start' },
  },
  events: {
    'page.viewed': { event: 'Page Viewed', properties: { topic: 'text' } },
    'preference.told': { event: 'Preference Told', properties: { topic: 'text', experience: 'text', after: 'text' } },
    'guide.downloaded': { event: 'Guide Downloaded', properties: { topic: 'text' } },
    'lead.made': { event: 'Contact Shared', properties: { topic: 'text' } },
    'order.completed': { event: 'Order Completed', properties: { topic: 'text' } },
  },
  facts: {
    views: { type: 'number', take: 'count', on: ['page.viewed'] },
    experience: { type: 'text', take: 'last', property: 'experience', on: ['preference.told'] },
    after: { type: 'text', take: 'last', property: 'after', on: ['preference.told'] },
    lastInterest: { type: 'date', take: 'last', on: ['page.viewed', 'guide.downloaded'] },
  },
  stages: ['interested', 'reading'],
  entry: [
    { on: 'guide.downloaded', to: 'reading' },
    // One page may be chance, the second of a topic is interest.
    { on: 'page.viewed', to: 'interested', condition: 'facts.views >= 2' },
  ],
  reentry: '$giveUp',
  transitions: [
    { kind: 'move', from: ['interested'], on: 'guide.downloaded', to: 'reading' },
    { kind: 'exit', from: ['interested', 'reading'], on: 'lead.made', outcome: 'lead', goal: true },
    { kind: 'exit', from: ['interested', 'reading'], on: 'order.completed', outcome: 'bought', goal: true },
    { kind: 'time', from: ['interested', 'reading'], since: 'lastInterest', after: '$giveUp', at: '10:00', outcome: 'cooled', goal: false },
  ],
  categories: ['shop'],
  needs: [...GUIDES, { id: 'question', textKey: 'need.lead-magnet.question', categories: ['shop'], weightPpm: 800_000 }],
  contactPoints: [
    {
      id: 'magnet.guide', stage: 'interested', track: 'loyalty', reasonKey: 'why.lead-magnet.topic', window: 'P3D', conversionWindow: 'P7D', discount: 'none',
      when: { from: 'stage', offset: 'P0D' }, needs: GUIDES.map(({ id }) => id),
    },
    {
      id: 'magnet.question', stage: 'reading', track: 'sales', reasonKey: 'why.lead-magnet.guide', window: 'P7D', conversionWindow: 'P14D', discount: 'none',
      when: { from: 'stage', offset: '$questionAfter', at: '10:00' }, needs: ['question'],
    },
  ],
  channels: { interested: ['inbox'], reading: ['email', 'inbox'] },
  stageModel: { model: 'nurture', stages: { interested: 'reach-and-engage', reading: 'nurture-and-educate' } },
  texts: {
    'programme.lead-magnet': { en: 'A free guide', ru: 'Бесплатное руководство' },
    'need.lead-magnet.beginners': { en: 'A guide for beginners', ru: 'Руководство для начинающих' },
    'need.lead-magnet.price': { en: 'A guide to buying cheaply and well', ru: 'Руководство: как купить недорого и не ошибиться' },
    'need.lead-magnet.quality': { en: 'A guide to quality', ru: 'Руководство по качеству' },
    'need.lead-magnet.choosing': { en: 'A guide to choosing', ru: 'Руководство по выбору' },
    'need.lead-magnet.question': { en: 'A talk about what the guide left open', ru: 'Разговор о том, что осталось неясным' },
    'why.lead-magnet.topic': { en: 'You have been reading about this', ru: 'Вы об этом читали' },
    'why.lead-magnet.guide': { en: 'You took the guide', ru: 'Вы взяли руководство' },
  },
};
