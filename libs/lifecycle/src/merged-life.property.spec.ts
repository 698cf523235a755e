import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { CLASSIFIED_PROGRAMME as CLASSIFIED } from './programmes/classified.programme.js';
import type { PlannedContactPoint } from './domain/contact-point.js';
import { FACT_TYPES, type StoredFact } from './domain/fact.js';
import { fold } from './domain/fold.js';
import { type KeptContactPoint, withoutRepeats } from './domain/merged-life.js';
import { reconcile } from './domain/reconcile.js';

const SEED = Date.now() % 1_000_000_000;
const START = Date.UTC(2026, 0, 5, 12);
const HOUR = 3_600_000;
const END = START + 900 * HOUR;

type Told = StoredFact & { readonly of: 'old' | 'now' };
interface Fired {
  readonly point: PlannedContactPoint;
  readonly at: number;
}

/** Two ids of one person on a virtual clock: each contacted for itself until the site says that they are one, then as one. */
class TwoIds {
  readonly fired: Fired[] = [];
  private points = { old: new Map<string, KeptContactPoint>(), now: new Map<string, KeptContactPoint>() };

  constructor(
    private readonly facts: readonly Told[],
    private readonly aliasAt: number,
    private readonly zones: Readonly<Record<'old' | 'now', string>>,
  ) {}

  live(): this {
    const instants = new Set([this.aliasAt, ...this.facts.map(({ receivedAt }) => receivedAt.getTime())]);
    for (let at = START; at <= END; at += 12 * HOUR) instants.add(at);
    for (const at of [...instants].sort((a, b) => a - b)) {
      if (at >= this.aliasAt && this.points.old.size > 0) this.points = { old: new Map(), now: new Map([...this.points.now, ...this.points.old]) };
      for (const id of at >= this.aliasAt ? (['now'] as const) : (['old', 'now'] as const)) {
        this.reconcile(id, at);
        this.fire(id, at);
      }
    }
    return this;
  }

  planned(at = END) {
    const life = fold(CLASSIFIED, this.known('now', at), { siteId: 'site', userId: 'now', zone: this.zones.now, asOf: new Date(at) });
    return { life, stored: [...this.points.now.values()], wanted: withoutRepeats(life.contactPoints, [...this.points.now.values()], this.tellerOf) };
  }

  readonly tellerOf = (factId: string) => this.facts.find(({ id }) => id === factId)?.of;

  private known(id: 'old' | 'now', at: number): Told[] {
    return this.facts.filter((fact) => fact.receivedAt.getTime() <= at && (at >= this.aliasAt || fact.of === id));
  }

  private reconcile(id: 'old' | 'now', at: number): void {
    const stored = this.points[id];
    const asOf = new Date(at);
    const { contactPoints } = fold(CLASSIFIED, this.known(id, at), { siteId: 'site', userId: id, zone: this.zones[id], asOf });
    const wanted = at >= this.aliasAt ? withoutRepeats(contactPoints, [...stored.values()], this.tellerOf) : contactPoints;
    const { insert, reschedule, cancel, miss } = reconcile([...stored.values()], wanted, asOf);
    for (const point of [...insert, ...reschedule]) stored.set(point.id, point);
    for (const [ids, status] of [[cancel, 'cancelled'], [miss, 'missed']] as const) {
      for (const each of ids) stored.set(each, { ...(stored.get(each) as KeptContactPoint), status });
    }
  }

  private fire(id: 'old' | 'now', at: number): void {
    for (const point of this.points[id].values()) {
      if (point.status !== 'planned' || point.dueAt.getTime() > at || point.windowEnd.getTime() <= at) continue;
      this.fired.push({ point: point as unknown as PlannedContactPoint, at });
      this.points[id].set(point.id, { ...point, status: 'fired' });
    }
  }
}

const zone = fc.constantFrom('Europe/Minsk', 'America/New_York', 'Asia/Vladivostok');
const told: fc.Arbitrary<Told[]> = fc
  .array(
    fc.record({
      type: fc.constantFrom(...FACT_TYPES),
      of: fc.constantFrom('old' as const, 'now' as const),
      assetId: fc.constantFrom('golf', 'niva'),
      listingId: fc.option(fc.constantFrom('L1', 'L2'), { nil: undefined }),
      hour: fc.nat({ max: 700 }),
      late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 200 }) }),
    }),
    { minLength: 2, maxLength: 12 },
  )
  .map((all) =>
    all.map(({ type, of, hour, late, ...properties }, i) => ({
      id: `f${i}`, type, of, properties: { ...properties, reason: 'sold' }, occurredAt: new Date(START + hour * HOUR), receivedAt: new Date(START + (hour + late) * HOUR),
    })),
  );
const aliasHour = fc.nat({ max: 850 });

describe(`the life of a person who had two ids (seed ${SEED})`, () => {
  it('is that of one id, whenever the site says so and in whatever order it told the facts', () => {
    fc.assert(
      fc.property(told, aliasHour, aliasHour, zone, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (facts, sooner, later, inZone, random) => {
        const shuffled = facts.map((fact, i) => ({ fact, at: random[i] ?? 0, i })).sort((a, b) => a.at - b.at || a.i - b.i).map(({ fact }) => fact);
        const zones = { old: inZone, now: inZone };
        const [one, other] = [new TwoIds(facts, START + sooner * HOUR, zones), new TwoIds([...shuffled, ...facts.slice(0, 3)], START + later * HOUR, zones)];
        expect(isDeepStrictEqual(other.planned().life, one.planned().life)).toBe(true);
      }),
      { numRuns: 300, seed: SEED },
    );
  });

  it('repeats nothing that either id was contacted for, in whatever zones they lived', () => {
    let merged = 0;
    fc.assert(
      fc.property(told, aliasHour, zone, zone, (facts, hour, old, now) => {
        const aliasAt = START + hour * HOUR;
        const person = new TwoIds(facts, aliasAt, { old, now }).live();
        for (const later of person.fired.filter(({ at }) => at >= aliasAt)) {
          for (const sooner of person.fired) {
            if (sooner === later || sooner.at > later.at || sooner.point.pointId !== later.point.pointId || sooner.point.subjectId !== later.point.subjectId) continue;
            merged += 1;
            const sameFact = sooner.point.causeId === later.point.causeId;
            const gap = Math.abs(sooner.point.dueAt.getTime() - later.point.dueAt.getTime());
            expect(sameFact && gap <= 26 * HOUR).toBe(false);
            const twoTellers = person.tellerOf(sooner.point.causeId) !== person.tellerOf(later.point.causeId);
            expect(twoTellers && sooner.at < later.at && later.point.dueAt < sooner.point.windowEnd && sooner.point.dueAt < later.point.windowEnd).toBe(false);
          }
        }
      }),
      { numRuns: 100, seed: SEED },
    );
    expect(merged).toBeGreaterThan(3);
  });

  it('loses nothing: what the facts of both plan is planned, was done, or is what was done', () => {
    fc.assert(
      fc.property(told, aliasHour, zone, zone, (facts, hour, old, now) => {
        const person = new TwoIds(facts, START + hour * HOUR, { old, now }).live();
        const { life, stored, wanted } = person.planned();
        const statuses = new Map(stored.map(({ id, status }) => [id, status]));
        for (const { id } of wanted.filter(({ status }) => status === 'planned')) expect(['planned', 'fired', undefined]).toContain(statuses.get(id));
        const { insert, reschedule, cancel } = reconcile(stored, wanted, new Date(END));
        expect([...insert, ...reschedule, ...cancel]).toEqual([]);
        const left = life.contactPoints.filter((point) => !wanted.includes(point));
        for (const point of left) expect(stored.some((other) => other.status === 'fired' && other.pointId === point.pointId && other.subjectId === point.subjectId)).toBe(true);
      }),
      { numRuns: 100, seed: SEED },
    );
  });
});
