import fc from 'fast-check';
import { type MaintenanceFacts, type MaintenanceInterval, nextMaintenance } from './next-maintenance.js';

const OIL: MaintenanceInterval = { everyKm: 15_000, everyMonths: 12 };
const NOTHING: MaintenanceFacts = { readings: [], lastService: null, newOn: null };
const TYPICAL = 1500;
/** 50 km a day from 1 January 2026 with 40,000 km. */
const STEADY = [
  { on: '2026-01-01', km: 40_000 },
  { on: '2026-02-10', km: 42_000 },
  { on: '2026-03-22', km: 44_000 },
  { on: '2026-05-01', km: 46_000 },
];

it('a car driven 50 km a day gets its oil 300 days after the last change, before the year is over', () => {
  const facts = { ...NOTHING, readings: STEADY, lastService: { on: '2026-01-01', km: 40_000 } };
  expect(nextMaintenance(facts, OIL, TYPICAL)).toEqual({ kind: 'due', on: '2026-10-28', by: 'mileage', km: 55_000, usage: 'measured', earliest: '2026-10-28', latest: '2026-10-28' });
});

it('a car that hardly moves gets it by the calendar, also from the end of a month', () => {
  const facts = { ...NOTHING, readings: [{ on: '2026-03-01', km: 40_100 }], lastService: { on: '2025-08-31', km: 40_000 } };
  expect(nextMaintenance(facts, { everyKm: 15_000, everyMonths: 6 }, TYPICAL)).toMatchObject({ on: '2026-02-28', by: 'months', usage: 'measured' });
});

it('with one reading the typical speed stands in', () => {
  const facts = { ...NOTHING, readings: [{ on: '2026-01-01', km: 44_000 }] };
  expect(nextMaintenance(facts, { everyKm: 15_000, everyMonths: null }, 365.2425 / 12 * 10)).toMatchObject({ on: '2026-04-11', by: 'mileage', km: 45_000, usage: 'typical' });
});

it('without a service on record the maker counts from new: the next multiple of km, the next birthday of the schedule', () => {
  expect(nextMaintenance({ ...NOTHING, readings: STEADY }, OIL, TYPICAL)).toMatchObject({ km: 60_000, on: '2027-02-05', by: 'mileage' });
  expect(nextMaintenance({ ...NOTHING, newOn: '2024-02-29' }, OIL, TYPICAL)).toMatchObject({ km: 15_000, on: '2024-12-29', by: 'mileage' });
  expect(nextMaintenance({ ...NOTHING, readings: STEADY, newOn: '2022-06-15' }, { everyKm: null, everyMonths: 12 }, TYPICAL)).toMatchObject({ on: '2026-06-15', by: 'months', km: null });
});

it('a service whose odometer nobody wrote down is placed on the line', () => {
  const facts = { ...NOTHING, readings: STEADY, lastService: { on: '2026-03-02', km: null } };
  expect(nextMaintenance(facts, { everyKm: 10_000, everyMonths: null }, TYPICAL)).toMatchObject({ km: 53_000, on: '2026-09-18' });
});

it('a typing error moves the day by little, and the uneven driver gets a range', () => {
  const facts = { ...NOTHING, readings: [...STEADY, { on: '2026-04-01', km: 4_500 }], lastService: { on: '2026-01-01', km: 40_000 } };
  const due = nextMaintenance(facts, OIL, TYPICAL);
  expect(due).toMatchObject({ on: expect.stringMatching(/^2026-1[01]/), by: 'mileage', latest: '2027-01-01' });
  if (due.kind === 'due') expect([due.earliest, due.on, due.latest]).toEqual([due.earliest, due.on, due.latest].sort());
});

it('what is overdue has a day in the past', () => {
  const facts = { ...NOTHING, readings: STEADY, lastService: { on: '2025-06-01', km: 29_300 } };
  expect(nextMaintenance(facts, OIL, TYPICAL)).toMatchObject({ km: 44_300, on: '2026-03-28', by: 'mileage' });
});

it('driving of years ago does not count', () => {
  const old = [{ on: '2020-01-01', km: 0 }, { on: '2020-12-31', km: 40_000 }];
  const facts = { ...NOTHING, lastService: { on: '2026-01-01', km: 42_000 } };
  expect(nextMaintenance({ ...facts, readings: [...old, ...STEADY.map(({ on, km }) => ({ on, km: km + 2000 }))] }, OIL, TYPICAL)).toMatchObject({ on: '2026-10-28' });
});

it('does not depend on the order in which readings are told, nor on how often', () => {
  const expected = nextMaintenance({ ...NOTHING, readings: STEADY }, OIL, TYPICAL);
  fc.assert(
    fc.property(fc.shuffledSubarray([...STEADY, ...STEADY], { minLength: 8 }), (readings) => expect(nextMaintenance({ ...NOTHING, readings }, OIL, TYPICAL)).toEqual(expected)),
  );
});

it('says what is missing, and refuses what cannot be', () => {
  expect(nextMaintenance({ ...NOTHING, readings: STEADY }, { everyKm: null, everyMonths: null }, TYPICAL)).toEqual({ kind: 'unknown', reason: 'no-interval' });
  expect(nextMaintenance(NOTHING, OIL, TYPICAL)).toEqual({ kind: 'unknown', reason: 'nothing-to-count-from' });
  expect(nextMaintenance({ ...NOTHING, readings: STEADY }, { everyKm: null, everyMonths: 12 }, TYPICAL)).toEqual({ kind: 'unknown', reason: 'nothing-to-count-from' });
  expect(() => nextMaintenance(NOTHING, { everyKm: 0, everyMonths: null }, TYPICAL)).toThrow(RangeError);
  expect(() => nextMaintenance({ ...NOTHING, readings: [{ on: '2026-02-30', km: 5 }, { on: 'x', km: 5 }] }, OIL, TYPICAL)).toThrow(RangeError);
  expect(() => nextMaintenance({ ...NOTHING, readings: [{ on: '2026-02-01', km: -5 }] }, OIL, TYPICAL)).toThrow(RangeError);
});
