import fc from 'fast-check';
import type { StoredFact } from './fact.js';
import { fold, type FoldContext, foldLine } from './fold.js';
import { lineOf, type ProgrammeChange, type ProgrammeLine } from './programme-line.js';
import type { ContactPointDefinition, ProgrammeDefinition } from './programme.js';
import { reconcile } from './reconcile.js';

const point = (id: string, stage: string, when: ContactPointDefinition['when'], window = 'P30D'): ContactPointDefinition => ({
  id, stage, track: 'sales', reasonKey: 'why', when, window, needs: ['care'],
});

const FIRST: ProgrammeDefinition = {
  id: 'bikes',
  version: 1,
  textKey: 'bikes',
  subject: { kind: 'bike', key: 'bikeId' },
  events: { bought: { event: 'Bike Bought' }, serviced: { event: 'Bike Serviced', properties: { km: 'number' } }, sold: { event: 'Bike Sold' } },
  facts: { servicedAt: { type: 'date', take: 'last', on: ['bought', 'serviced'] } },
  stages: ['new', 'ridden'],
  entry: [{ on: 'bought', to: 'new' }],
  transitions: [
    { kind: 'time', from: ['new'], after: 'P60D', at: '10:00', to: 'ridden' },
    { kind: 'exit', from: ['new', 'ridden'], on: 'sold', outcome: 'sold', goal: true },
  ],
  needs: [{ id: 'care', textKey: 'need.care', categories: ['service-centre'], weightPpm: 500_000 }],
  contactPoints: [
    point('welcome', 'new', { from: 'stage', offset: 'P7D', at: '10:00' }),
    point('check', 'new', { from: 'stage', offset: 'P30D', at: '10:00' }),
    point('after-service', 'ridden', { from: 'event', on: 'serviced', offset: 'P3D', at: '10:00' }),
    point('service', 'ridden', { from: 'fact', fact: 'servicedAt', offset: 'P6M', at: '10:00' }),
    point('season', 'ridden', { from: 'stage', offset: 'P30D', at: '10:00', repeat: 'P90D' }),
  ],
};

const withPoint = (version: number, id: string, changed: ContactPointDefinition): ProgrammeDefinition => ({
  ...FIRST, version, contactPoints: FIRST.contactPoints.map((each) => (each.id === id ? changed : each)),
});

function lineWith(second: ProgrammeDefinition, ...changes: ProgrammeChange[]): ProgrammeLine {
  return { id: 'bikes', versions: new Map([[1, FIRST], [2, second]]), changes: [{ kind: 'release', at: null, version: 1 }, ...changes] };
}

const day = (n: number, hour = 12) => new Date(Date.UTC(2026, 2, 1 + n, hour));
const fact = (id: string, type: string, at: Date, bikeId = 'b1'): StoredFact => ({ id, type, occurredAt: at, receivedAt: at, properties: { bikeId } });
const context = (asOf: Date): FoldContext => ({ siteId: 'site', userId: 'user', zone: 'Europe/Minsk', asOf });
const migrate = (at: Date, stages: Readonly<Record<string, string | null>> = {}): ProgrammeChange[] => [
  { kind: 'release', at, version: 2 },
  { kind: 'migrate', at, from: 1, to: 2, stages },
];
const dates = (line: ProgrammeLine, facts: readonly StoredFact[], asOf: Date) =>
  foldLine(line, facts, context(asOf)).contactPoints.filter(({ dueAt }) => dueAt < day(70)).map(({ pointId, dueAt, programmeVersion }) => `${pointId}@${programmeVersion} ${dueAt.toISOString().slice(0, 10)}`);

test('a journey lives in the version it began in; the next one begins in the version then in force', () => {
  const line = lineWith({ ...FIRST, version: 2 }, { kind: 'release', at: day(5), version: 2 });
  const { journeys } = foldLine(line, [fact('1', 'Bike Bought', day(0)), fact('2', 'Bike Bought', day(6), 'b2')], context(day(10)));
  expect(journeys.map(({ programmeVersion, stage }) => [programmeVersion, stage])).toEqual([[1, 'new'], [2, 'new']]);
});

test('where nobody enters any more, journeys under way go on', () => {
  const line = lineWith({ ...FIRST, version: 2 }, { kind: 'release', at: day(5), version: null });
  const { journeys } = foldLine(line, [fact('1', 'Bike Bought', day(0)), fact('2', 'Bike Bought', day(6), 'b2')], context(day(70)));
  expect(journeys.map(({ programmeVersion, stage }) => [programmeVersion, stage])).toEqual([[1, 'ridden']]);
});

test('a late fact of before the release still enters the version of its day', () => {
  const line = lineWith({ ...FIRST, version: 2 }, { kind: 'release', at: day(5), version: 2 });
  const { journeys } = foldLine(line, [fact('late', 'Bike Bought', day(4))], context(day(10)));
  expect(journeys.map(({ programmeVersion }) => programmeVersion)).toEqual([1]);
});

test('a programme released from a day on follows nobody who came before', () => {
  const line: ProgrammeLine = { id: 'bikes', versions: new Map([[1, FIRST]]), changes: [{ kind: 'release', at: day(5), version: 1 }] };
  const life = foldLine(line, [fact('1', 'Bike Bought', day(0)), fact('2', 'Bike Bought', day(6), 'b2')], context(day(10)));
  expect(life.journeys.map(({ stageEnteredAt }) => stageEnteredAt)).toEqual([day(6)]);
});

test('what was due before a migration stays, what is ahead goes by the new version', () => {
  const line = lineWith(withPoint(2, 'check', point('check', 'new', { from: 'stage', offset: 'P40D', at: '10:00' })), ...migrate(day(10)));
  expect(dates(line, [fact('1', 'Bike Bought', day(0))], day(10))).toEqual(['welcome@1 2026-03-08', 'check@2 2026-04-10']);
});

test('a contact that was ahead and that the new version dates back is due at once, not lost', () => {
  const line = lineWith(withPoint(2, 'check', point('check', 'new', { from: 'stage', offset: 'P9D', at: '10:00' })), ...migrate(day(15)));
  expect(dates(line, [fact('1', 'Bike Bought', day(0))], day(15))).toEqual(['welcome@1 2026-03-08', 'check@2 2026-03-16']);
});

test('a contact that was made is not made again, however the new version dates it', () => {
  const line = lineWith(withPoint(2, 'welcome', point('welcome', 'new', { from: 'stage', offset: 'P20D', at: '10:00' })), ...migrate(day(10)));
  expect(dates(line, [fact('1', 'Bike Bought', day(0))], day(10))).toEqual(['welcome@1 2026-03-08', 'check@2 2026-03-31']);
});

test('a contact the new version adds for a day that is past asks for nothing', () => {
  const added = { ...FIRST, version: 2, contactPoints: [...FIRST.contactPoints, point('fitting', 'new', { from: 'stage', offset: 'P5D', at: '10:00' })] };
  expect(dates(lineWith(added, ...migrate(day(10))), [fact('1', 'Bike Bought', day(0))], day(10))).toEqual(['welcome@1 2026-03-08', 'check@2 2026-03-31']);
});

test('a renamed stage is the same stage, with the time spent in it', () => {
  const renamed: ProgrammeDefinition = {
    ...FIRST, version: 2, stages: ['fresh', 'ridden'], entry: [{ on: 'bought', to: 'fresh' }],
    transitions: [{ kind: 'time', from: ['fresh'], after: 'P60D', at: '10:00', to: 'ridden' }, { kind: 'exit', from: ['fresh', 'ridden'], on: 'sold', outcome: 'sold', goal: true }],
    contactPoints: FIRST.contactPoints.map((each) => (each.stage === 'new' ? { ...each, stage: 'fresh' } : each)),
  };
  const line = lineWith(renamed, ...migrate(day(10), { new: 'fresh' }));
  const { journeys, movesAt } = foldLine(line, [fact('1', 'Bike Bought', day(0))], context(day(10)));
  expect(journeys.map(({ stage, stageEnteredAt }) => [stage, stageEnteredAt])).toEqual([['fresh', day(0)]]);
  expect(movesAt).toEqual(new Date('2026-04-30T07:00:00Z'));
  expect(dates(line, [fact('1', 'Bike Bought', day(0))], day(10))).toEqual(['welcome@1 2026-03-08', 'check@2 2026-03-31']);
  expect(foldLine(line, [fact('1', 'Bike Bought', day(0)), fact('2', 'Bike Sold', day(12))], context(day(20))).journeys.map(({ outcome, goalReached }) => [outcome, goalReached])).toEqual([['sold', true]]);
});

test('a stage that is no more ends its journeys, and their contacts', () => {
  const line = lineWith({ ...FIRST, version: 2 }, ...migrate(day(10), { new: null }));
  const { journeys, contactPoints } = foldLine(line, [fact('1', 'Bike Bought', day(0))], context(day(10)));
  expect(journeys.map(({ outcome, goalReached, stage, endedAt }) => [outcome, goalReached, stage, endedAt])).toEqual([['programme-ended', false, 'new', day(10)]]);
  expect(contactPoints.filter(({ dueAt }) => dueAt >= day(10))).toEqual([]);
});

test('time that ran out by the new version moves the journey at the migration, not before it', () => {
  const shorter: ProgrammeDefinition = { ...FIRST, version: 2, transitions: FIRST.transitions.map((each) => (each.kind === 'time' ? { ...each, after: 'P20D' } : each)) };
  const { journeys } = foldLine(lineWith(shorter, ...migrate(day(30))), [fact('1', 'Bike Bought', day(0))], context(day(31)));
  expect(journeys.map(({ stage, stageEnteredAt }) => [stage, stageEnteredAt])).toEqual([['ridden', day(30)]]);
});

test('rolling back takes journeys to the version they came from', () => {
  const line = lineWith(
    withPoint(2, 'check', point('check', 'new', { from: 'stage', offset: 'P40D', at: '10:00' })),
    ...migrate(day(10)), { kind: 'release', at: day(12), version: 1 }, { kind: 'migrate', at: day(12), from: 2, to: 1, stages: {} },
  );
  expect(dates(line, [fact('1', 'Bike Bought', day(0))], day(12))).toEqual(['welcome@1 2026-03-08', 'check@1 2026-03-31']);
});

test('a version for another kind of subject is no version of the programme', () => {
  expect(() => foldLine(lineWith({ ...FIRST, version: 2, subject: { kind: 'rider', key: 'bikeId' } }), [], context(day(0)))).toThrow('version 2 follows another subject');
});

const KINDS = ['Bike Bought', 'Bike Serviced', 'Bike Serviced', 'Bike Sold'] as const;
const life = fc.array(fc.record({ kind: fc.constantFrom(...KINDS), hour: fc.integer({ min: 0, max: 24 * 400 }), bike: fc.constantFrom('b1', 'b2') }), { minLength: 1, maxLength: 30 }).map((events) =>
  events.map(({ kind, hour, bike }, i) => fact(`f${String(i).padStart(2, '0')}`, kind, new Date(day(0).getTime() + hour * 3_600_000), bike)),
);
const edit = fc.record({ welcome: fc.integer({ min: 1, max: 59 }), check: fc.integer({ min: 1, max: 59 }), service: fc.integer({ min: 1, max: 300 }), at: fc.integer({ min: 1, max: 400 }) });

function edited({ welcome, check, service }: { welcome: number; check: number; service: number }): ProgrammeDefinition {
  const moved = withPoint(2, 'welcome', point('welcome', 'new', { from: 'stage', offset: `P${welcome}D`, at: '10:00' }));
  return {
    ...moved,
    contactPoints: moved.contactPoints.map((each) =>
      each.id === 'check' ? point('check', 'new', { from: 'stage', offset: `P${check}D`, at: '10:00' }) : each.id === 'service' ? point('service', 'ridden', { from: 'fact', fact: 'servicedAt', offset: `P${service}D`, at: '10:00' }) : each,
    ),
  };
}

test('facts in any order and repeated give the same life through an edit and a migration', () => {
  fc.assert(
    fc.property(life, edit, fc.infiniteStream(fc.nat()), (facts, change, dice) => {
      const line = lineWith(edited(change), ...migrate(day(change.at)));
      const weighted = [...facts, ...facts.slice(0, 3)].map((each) => ({ each, weight: dice.next().value }));
      const shuffled = weighted.sort((a, b) => a.weight - b.weight).map(({ each }) => each);
      expect(foldLine(line, shuffled, context(day(450)))).toEqual(foldLine(line, facts, context(day(450))));
    }),
    { numRuns: 500 },
  );
});

test('a migration to the same words plans the same contacts', () => {
  fc.assert(
    fc.property(life, fc.integer({ min: 0, max: 400 }), (facts, at) => {
      const seen = (points: ReturnType<typeof fold>['contactPoints']) => points.map(({ id, pointId, dueAt, windowEnd, status }) => [id, pointId, dueAt, windowEnd, status]);
      const line = lineWith({ ...FIRST, version: 2 }, ...migrate(day(at, 3)));
      const asOf = day(at, 3);
      const before = facts.filter(({ occurredAt }) => occurredAt <= asOf);
      expect(seen(foldLine(line, before, context(asOf)).contactPoints)).toEqual(seen(foldLine(lineOf(FIRST), before, context(asOf)).contactPoints));
    }),
    { numRuns: 500 },
  );
});

/** Lives day by day as the rows of the table do: what comes due is fired, and stays so. */
function lived(lineAt: (asOf: Date) => ProgrammeLine, facts: readonly StoredFact[], days: number) {
  const rows = new Map<string, { id: string; journeyId: string; pointId: string; causeId: string; dueAt: Date; windowEnd: Date; needs: readonly string[]; status: 'planned' | 'fired' | 'missed' | 'cancelled'; version: number }>();
  const fired: string[] = [];
  for (let n = 0; n <= days; n += 1) {
    const asOf = day(n);
    for (const row of rows.values()) {
      if (row.status !== 'planned' || row.dueAt > asOf) continue;
      row.status = row.windowEnd <= asOf ? 'missed' : 'fired';
      if (row.status === 'fired') fired.push(row.id);
    }
    const { contactPoints } = foldLine(lineAt(asOf), facts.filter(({ occurredAt }) => occurredAt <= asOf), context(asOf));
    const changes = reconcile([...rows.values()], contactPoints, asOf);
    for (const planned of [...changes.insert, ...changes.reschedule]) rows.set(planned.id, { ...planned, version: planned.programmeVersion });
    for (const id of changes.cancel) Object.assign(rows.get(id) ?? {}, { status: 'cancelled' });
    for (const id of changes.miss) Object.assign(rows.get(id) ?? {}, { status: 'missed' });
  }
  return { rows, fired };
}

test('nobody is contacted twice or forgotten by an edit while it runs', () => {
  fc.assert(
    fc.property(edit, fc.integer({ min: 0, max: 80 }), (change, bought) => {
      const facts = [fact('1', 'Bike Bought', day(bought, 8))];
      const second = edited(change);
      const { rows, fired } = lived((asOf) => (asOf < day(change.at) ? lineWith(second) : lineWith(second, ...migrate(day(change.at)))), facts, bought + 62);
      expect(new Set(fired).size).toBe(fired.length);
      const made = fired.map((id) => rows.get(id)?.pointId);
      expect(made.filter((id) => id === 'welcome')).toHaveLength(1);
      expect(made.filter((id) => id === 'check')).toHaveLength(1);
    }),
    { numRuns: 200 },
  );
});
