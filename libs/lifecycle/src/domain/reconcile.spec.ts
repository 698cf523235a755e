import type { ContactPointStatus, PlannedContactPoint, StoredContactPoint } from './contact-point.js';
import { reconcile } from './reconcile.js';

const now = new Date('2025-03-10T09:00:00Z');

function planned(id: string, more: Partial<PlannedContactPoint> = {}): PlannedContactPoint {
  return {
    id, journeyId: 'j1', programmeId: 'classified', programmeVersion: 1, subjectId: 'a1', pointId: 'sold.day-7', occurrence: '1', causeId: 'f1', stage: 'sold', track: 'sales',
    reasonKey: 'why.sold', dueAt: new Date('2025-03-17T07:00:00Z'), windowEnd: new Date('2025-03-22T07:00:00Z'),
    needs: ['next-car'], status: 'planned', ...more,
  };
}

function stored(id: string, status: ContactPointStatus, more: Partial<PlannedContactPoint> = {}): StoredContactPoint {
  return { ...planned(id, more), status };
}

const nothing = { insert: [], reschedule: [], cancel: [], miss: [], keep: [] };

it('a new contact point is inserted, an unchanged one is left alone', () => {
  expect(reconcile([], [planned('p')], now)).toEqual({ ...nothing, insert: [planned('p')] });
  expect(reconcile([stored('p', 'planned')], [planned('p')], now)).toEqual({ ...nothing, keep: ['p'] });
});

it('a pending one follows a change of date, window or needs', () => {
  const later = planned('p', { dueAt: new Date('2025-03-18T07:00:00Z') });
  expect(reconcile([stored('p', 'planned')], [later], now).reschedule).toEqual([later]);
  const fewer = planned('p', { needs: [] });
  expect(reconcile([stored('p', 'planned')], [fewer], now).reschedule).toEqual([fewer]);
});

it('what was fired stays fired, whatever the plan says now', () => {
  const later = planned('p', { dueAt: new Date('2025-03-18T07:00:00Z') });
  expect(reconcile([stored('p', 'fired')], [later], now)).toEqual({ ...nothing, keep: ['p'] });
  expect(reconcile([stored('p', 'fired')], [], now)).toEqual({ ...nothing, keep: ['p'] });
});

it('a pending one that is no longer wanted is cancelled, or missed when its window is over', () => {
  expect(reconcile([stored('p', 'planned')], [], now).cancel).toEqual(['p']);
  expect(reconcile([stored('p', 'planned')], [], new Date('2025-03-22T07:00:00Z')).miss).toEqual(['p']);
});

it('one that was cancelled comes back when a late fact says so', () => {
  expect(reconcile([stored('p', 'cancelled')], [planned('p')], now).reschedule).toEqual([planned('p')]);
});

it('a moment that was contacted under another id is not contacted again', () => {
  // a late fact put a whole cycle before this one, so that the same moment now belongs to journey 2
  const shifted = planned('q', { journeyId: 'j2' });
  expect(reconcile([stored('p', 'fired')], [shifted], now)).toEqual({ ...nothing, keep: ['p'] });
  expect(reconcile([stored('p', 'fired'), stored('q', 'planned')], [shifted], now).cancel).toEqual(['q']);
});

it('the same moment of another car is another moment', () => {
  const other = planned('q', { causeId: 'f2' });
  expect(reconcile([stored('p', 'fired')], [other], now).insert).toEqual([other]);
});
