import type { ProgrammeDefinition } from '../domain/programme.js';

/**
 * An offer by place, such as near a university (programmes.md S67). The site tells when somebody comes to a place and of what kind it is;
 * how near that is, is the geofence's. Each place is followed on its own.
 */
export const GEO_SEGMENT_PROGRAMME: ProgrammeDefinition = {
  id: 'geo.segment',
  version: 1,
  textKey: 'programme.geo-segment',
  rows: ['S67'],
  subject: { kind: 'place', key: 'placeId' },
  goal: 'offer-by-place',
  parameters: {
    pause: { default: 'P30D', unit: 'duration', source: 'no number in the practice; who passes the same place daily hears of it once a month, as a start' },
    stay: { default: 'P1D', unit: 'duration', source: 'no number in the practice; the next morning nobody is near any more, as a start' },
  },
  events: {
    'place.entered': { event: 'Place Entered', properties: { placeId: 'text', kind: 'text' } },
    'place.left': { event: 'Place Left', properties: { placeId: 'text' } },
    'order.completed': { event: 'Order Completed', properties: { placeId: 'text' } },
  },
  facts: {
    kind: { type: 'text', take: 'last', property: 'kind', on: ['place.entered'] },
  },
  stages: ['near'],
  entry: [{ on: 'place.entered', to: 'near' }],
  reentry: '$pause',
  transitions: [
    { kind: 'exit', from: ['near'], on: 'order.completed', outcome: 'bought', goal: true },
    { kind: 'exit', from: ['near'], on: 'place.left', outcome: 'left', goal: false },
    { kind: 'time', from: ['near'], after: '$stay', at: '10:00', outcome: 'left', goal: false },
  ],
  categories: ['shop'],
  needs: [
    { id: 'student-offer', textKey: 'need.geo-segment.student', categories: ['shop'], weightPpm: 800_000, condition: 'facts.kind == "university"' },
    { id: 'nearby', textKey: 'need.geo-segment.nearby', categories: ['shop'], weightPpm: 600_000, condition: 'facts.kind != "university"' },
  ],
  contactPoints: [
    {
      id: 'geo.here', stage: 'near', track: 'sales', reasonKey: 'why.geo-segment', window: 'PT2H', conversionWindow: 'P1D', discount: 'small',
      when: { from: 'stage', offset: 'P0D' }, needs: ['student-offer', 'nearby'],
    },
  ],
  channels: { near: ['push', 'inbox'] },
  texts: {
    'programme.geo-segment': { en: 'An offer by place', ru: 'Предложение по месту' },
    'need.geo-segment.student': { en: 'An offer for students', ru: 'Предложение для студентов' },
    'need.geo-segment.nearby': { en: 'An offer nearby', ru: 'Предложение поблизости' },
    'why.geo-segment': { en: 'You are near by', ru: 'Вы рядом' },
  },
};
