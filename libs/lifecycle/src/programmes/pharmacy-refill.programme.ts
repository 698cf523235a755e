import type { ProgrammeDefinition } from '../domain/programme.js';

const STAGE = 'supplied';

/**
 * The next pack of a prescribed drug (programmes.md S20): pack and regime tell when it runs out; the user is told when the drug, or its
 * substitute, can be had, and at what price. Without both there is nothing to tell.
 */
export const PHARMACY_REFILL_PROGRAMME: ProgrammeDefinition = {
  id: 'pharmacy.refill',
  version: 1,
  textKey: 'programme.pharmacy.refill',
  rows: ['S20'],
  subject: { kind: 'prescription', key: 'prescriptionId' },
  goal: 'next-refill',
  priority: 20,
  parameters: {
    stoppedAfter: { default: 'P3M', unit: 'since it ran out', source: 'no number in the practice; the drug is had elsewhere or no longer taken: a quarter as a start' },
  },
  events: {
    'prescription.filled': { event: 'Prescription Filled', properties: { doses: 'number', dosesPerDay: 'number', courseEnds: 'date' } },
    'regime.changed': { event: 'Prescription Changed', properties: { dosesPerDay: 'number', courseEnds: 'date' } },
    'drug.unavailable': { event: 'Drug Unavailable' },
    /** `substitute`: not the drug itself but one that may stand for it. */
    'drug.available': { event: 'Drug Available', properties: { drug: 'text', price: 'number', currency: 'text', substitute: 'yes-no' } },
    'prescription.ended': { event: 'Prescription Ended' },
  },
  facts: {
    filled: { type: 'date', take: 'last', on: ['prescription.filled'] },
    /** Size of the pack times the number of packs. */
    doses: { type: 'number', take: 'last', property: 'doses', on: ['prescription.filled'], resetOn: ['prescription.filled'] },
    dosesPerDay: { type: 'number', take: 'last', property: 'dosesPerDay', on: ['prescription.filled', 'regime.changed'] },
    runsOut: { type: 'date', forecast: 'run-out', since: 'filled', amount: 'doses', perDay: 'dosesPerDay' },
    courseEnds: { type: 'date', take: 'last', property: 'courseEnds', on: ['prescription.filled', 'regime.changed'] },
    availableSince: { type: 'date', take: 'first', on: ['drug.available'], resetOn: ['drug.unavailable'] },
    drug: { type: 'text', take: 'last', property: 'drug', on: ['drug.available'] },
    price: { type: 'number', take: 'last', property: 'price', on: ['drug.available'], resetOn: ['drug.unavailable', 'drug.available'] },
    substitute: { type: 'yes-no', take: 'last', property: 'substitute', on: ['drug.available'], resetOn: ['drug.unavailable', 'drug.available'] },
  },
  stages: [STAGE],
  entry: [{ on: 'prescription.filled', to: STAGE }],
  transitions: [
    { kind: 'exit', from: [STAGE], on: 'prescription.filled', outcome: 'refilled', goal: true, reenter: true },
    { kind: 'exit', from: [STAGE], on: 'prescription.ended', outcome: 'course-over', goal: false },
    { kind: 'time', from: [STAGE], since: 'courseEnds', after: 'P1D', at: '10:00', outcome: 'course-over', goal: false },
    { kind: 'time', from: [STAGE], since: 'runsOut', after: '$stoppedAfter', at: '10:00', outcome: 'stopped', goal: false },
  ],
  categories: ['pharmacy'],
  needs: [
    { id: 'refill', textKey: 'need.refill', categories: ['pharmacy'], weightPpm: 950_000, condition: '!facts.substitute' },
    { id: 'refill-substitute', textKey: 'need.refill-substitute', categories: ['pharmacy'], weightPpm: 900_000, condition: 'facts.substitute' },
  ],
  // A week's supply is time to come by (the practice names no number). No refill is needed for a course that is over before the pack is.
  contactPoints: [
    {
      id: 'refill.in-time', stage: STAGE, track: 'loyalty', reasonKey: 'why.refill', window: 'P14D', discount: 'none',
      when: { from: 'fact', fact: 'runsOut', offset: '-P7D', at: '10:00' }, needs: ['refill', 'refill-substitute'],
      condition: 'days.availableSince >= 0 && facts.price > 0 && !(days.courseEnds >= days.runsOut)',
    },
    {
      // It could not be had in time: told as soon as it can.
      id: 'refill.available-again', stage: STAGE, track: 'loyalty', reasonKey: 'why.refill-available', window: 'P14D', discount: 'none',
      when: { from: 'fact', fact: 'availableSince', offset: 'P0D' }, needs: ['refill', 'refill-substitute'],
      condition: 'days.runsOut > -7 && days.availableSince >= 0 && facts.price > 0 && !(days.courseEnds >= days.runsOut)',
    },
  ],
  channels: { [STAGE]: ['push', 'sms', 'messenger', 'email'] },
  stageModel: { model: 'attract-retain', stages: { [STAGE]: 'retention' } },
  texts: {
    'programme.pharmacy.refill': { en: 'The next pack of a prescribed drug', ru: 'Следующая упаковка назначенного лекарства' },
    'need.refill': { en: 'Your drug is available, with its price', ru: 'Ваше лекарство в наличии, с ценой' },
    'need.refill-substitute': { en: 'A substitute for your drug is available, with its price', ru: 'Замена вашего лекарства в наличии, с ценой' },
    'why.refill': { en: 'By your prescription the pack runs out in a week', ru: 'По назначению упаковка закончится через неделю' },
    'why.refill-available': { en: 'What you take can be had again', ru: 'То, что вы принимаете, снова в наличии' },
  },
};
