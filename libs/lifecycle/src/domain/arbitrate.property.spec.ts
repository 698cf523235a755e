import fc from 'fast-check';
import { arbitrate, type Followed } from './arbitrate.js';
import type { PlannedContactPoint } from './contact-point.js';
import { stageAt, type JourneyState } from './journey.js';

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));
const point = (id: string, stage: string) => ({ id, stage }) as Followed['definition']['contactPoints'][number];

const journey = fc
  .record({ hours: fc.uniqueArray(fc.nat({ max: 60 }), { minLength: 1, maxLength: 6 }), stages: fc.array(fc.constantFrom('loud', 'quiet', null), { minLength: 6, maxLength: 6 }), ended: fc.boolean() })
  .map(({ hours, stages, ended }): JourneyState => {
    const sorted = [...hours].sort((a, b) => a - b);
    const history = sorted.map((hour, i) => ({ stage: i === 0 ? 'loud' : (stages[i] ?? null), outcome: i > 0 && stages[i] === null ? 'gone' : null, at: at(hour), causeId: 'f', by: 'event' as const }));
    const last = sorted.at(-1) ?? 0;
    return {
      id: 'j', siteId: 's', userId: 'u', subjectId: 'x', programmeId: 'strong', programmeVersion: 1, versionSince: at(0), cycle: 1, stage: 'loud', stageEnteredAt: at(0), stageCauseId: 'f',
      startedAt: at(0), endedAt: ended ? at(last + 1) : null, outcome: null, goalReached: false, listingKey: null, renewals: 0, purchase: null, predictedSaleAt: null, history,
    };
  });

test('a weaker programme is silent exactly while a stronger one for the same goal stands in a stage it speaks in', () => {
  fc.assert(
    fc.property(fc.array(journey, { maxLength: 5 }), fc.array(fc.nat({ max: 70 }), { maxLength: 20 }), (journeys, hours) => {
      const points = hours.map((hour, i) => ({ id: String(i), dueAt: at(hour) }) as PlannedContactPoint);
      const strong: Followed = { definition: { id: 'strong', goal: 'g', priority: 2, contactPoints: [point('p', 'loud')] }, journeys, contactPoints: [] };
      const weak: Followed = { definition: { id: 'weak', goal: 'g', priority: 1, contactPoints: [point('p', 'loud')] }, journeys: [], contactPoints: points };
      const heard = points.filter(({ dueAt }) => !journeys.some((each) => stageAt(each, dueAt) === 'loud'));
      expect(arbitrate([weak, strong])).toEqual(heard);
    }),
    { numRuns: 1_000 },
  );
});
