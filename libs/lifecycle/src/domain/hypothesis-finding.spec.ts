import fc from 'fast-check';
import { CLASSIFIED_PROGRAMME } from '../programmes/classified.programme.js';
import { PHARMACY_REFILL_PROGRAMME } from '../programmes/pharmacy-refill.programme.js';
import { SHOP_VISITOR_PROGRAMME } from '../programmes/shop-visitor.programme.js';
import type { StoredFact } from './fact.js';
import { compileProgramme } from './compiled-programme.js';
import { countUser, type HypothesisCounts, type MeasureClock, NOTHING_COUNTED } from './hypothesis-counts.js';
import { findingOf, type HypothesisFinding } from './hypothesis-finding.js';
import type { UserHistory } from './hypothesis-happenings.js';
import type { Hypothesis } from './hypothesis.js';
import type { ProgrammeDefinition } from './programme.js';

const MINSK: MeasureClock = { zone: 'Europe/Minsk', asOf: new Date('2026-06-01T00:00:00Z') };

function told(at: string, type: string, properties: Record<string, unknown> = {}, id = `${type} ${at}`): StoredFact {
  return { id, type, occurredAt: new Date(at), receivedAt: new Date(at), properties };
}

function user(userId: string, facts: readonly StoredFact[]): UserHistory {
  return { userId, user: { locale: 'ru', zone: 'Europe/Minsk' }, facts };
}

function claim(measure: Hypothesis['measure'], claimedPpm = 500_000): Hypothesis {
  return { id: 'h', claimKey: 'claim.h', claimedPpm, source: 'practitioner', measure };
}

function counted(measure: Hypothesis['measure'], facts: readonly StoredFact[], clock = MINSK, definition: ProgrammeDefinition = SHOP_VISITOR_PROGRAMME): [number, number] {
  const finding = evaluateHypothesis(definition, claim(measure), [user('anna', facts)], clock);
  return [finding.counted, finding.led];
}

/** As the service counts them: user after user. */
function evaluateHypothesis(definition: ProgrammeDefinition, hypothesis: Hypothesis, histories: readonly UserHistory[], clock: MeasureClock): HypothesisFinding {
  const programme = compileProgramme(definition);
  return findingOf(hypothesis, histories.reduce((so, history) => countUser(programme, hypothesis, history, clock, so), NOTHING_COUNTED));
}

const orders = (...at: string[]) => at.map((each) => told(each, 'Order Completed'));
const AGAIN = { of: 'order.completed', leadsTo: 'order.completed', within: 'P30D' } as const;

describe('what a measure counts', () => {
  it('counts each event, and whether the next came in time', () => {
    // The gaps are 30 days less a minute, then 59 days; the time of the last is over, too.
    expect(counted(AGAIN, orders('2026-01-01T10:00:00Z', '2026-01-31T09:59:00Z', '2026-03-31T10:00:00Z'))).toEqual([3, 1]);
  });

  it('an event exactly at the end of the time comes too late, one an instant before in time', () => {
    expect(counted(AGAIN, orders('2026-01-01T10:00:00Z', '2026-01-31T10:00:00Z'))).toEqual([2, 0]);
    expect(counted(AGAIN, orders('2026-01-01T10:00:00Z', '2026-01-31T09:59:59.999Z'))).toEqual([2, 1]);
  });

  it('does not count an event whose time is not over, though it led on already', () => {
    const facts = orders('2026-05-02T00:00:00Z', '2026-05-03T00:00:00Z');
    expect(counted(AGAIN, facts)).toEqual([1, 1]);
    expect(counted(AGAIN, facts, { ...MINSK, asOf: new Date('2026-05-31T23:59:59Z') })).toEqual([0, 0]);
    expect(counted(AGAIN, facts, { ...MINSK, asOf: new Date('2026-06-02T00:00:00Z') })).toEqual([2, 1]);
  });

  it('what the site dates ahead of its own clock has not happened', () => {
    expect(counted({ ...AGAIN, within: 'P1D' }, orders('2026-05-01T00:00:00Z', '2026-09-01T00:00:00Z'))).toEqual([1, 0]);
  });

  it('counts only the n-th event of each user', () => {
    const facts = orders('2026-01-01T10:00:00Z', '2026-01-02T10:00:00Z', '2026-03-01T10:00:00Z');
    expect(counted({ ...AGAIN, ofNth: 1 }, facts)).toEqual([1, 1]);
    expect(counted({ ...AGAIN, ofNth: 2 }, facts)).toEqual([1, 0]);
    expect(counted({ ...AGAIN, ofNth: 4 }, facts)).toEqual([0, 0]);
  });

  it('among those led, a user who never bought is not counted', () => {
    const measure = { of: 'user.registered', ofNth: 1, leadsTo: 'order.completed', within: 'P1D', among: 'those-led' } as const;
    const registered = told('2026-01-01T10:00:00Z', 'Signed Up');
    expect(counted(measure, [registered])).toEqual([0, 0]);
    expect(counted(measure, [registered, ...orders('2026-04-01T10:00:00Z')])).toEqual([1, 0]);
    expect(counted(measure, [registered, ...orders('2026-01-02T09:00:00Z')])).toEqual([1, 1]);
    expect(counted(measure, [registered, ...orders('2025-12-31T09:00:00Z')])).toEqual([0, 0]);
  });

  it('who registers and orders in the same instant has ordered after registering', () => {
    const measure = { of: 'user.registered', ofNth: 1, leadsTo: 'order.completed', within: 'P1D' } as const;
    expect(counted(measure, [...orders('2026-01-01T10:00:00Z'), told('2026-01-01T10:00:00Z', 'Signed Up')])).toEqual([1, 1]);
  });

  it('after a silence counts only who comes back: the first order is no return, and a silence of exactly so long is one', () => {
    const back = { ...AGAIN, quietBefore: 'P90D' } as const;
    expect(counted(back, orders('2026-01-01T10:00:00Z'))).toEqual([0, 0]);
    expect(counted(back, orders('2026-01-01T10:00:00Z', '2026-04-01T10:00:00Z', '2026-04-09T10:00:00Z'))).toEqual([1, 1]);
    expect(counted(back, orders('2026-01-01T10:00:00Z', '2026-04-01T09:59:00Z'))).toEqual([0, 0]);
  });

  it('a lapse begins when the silence ends, and is not known before', () => {
    const lapse = { ...AGAIN, within: 'P1M', quietAfter: 'P2M' } as const;
    // Silent from 1 January to 1 March, back on 20 March; the return itself is not silent for two months by the end of April.
    const facts = orders('2026-01-01T10:00:00Z', '2026-03-20T10:00:00Z');
    expect(counted(lapse, facts, { ...MINSK, asOf: new Date('2026-04-30T00:00:00Z') })).toEqual([1, 1]);
    // Its own time, a silence until 20 May and a month, is not over on 1 June.
    expect(counted(lapse, facts)).toEqual([1, 1]);
    expect(counted(lapse, facts, { ...MINSK, asOf: new Date('2026-06-20T10:00:00Z') })).toEqual([2, 1]);
    // Back before the silence was long enough: no lapse. Exactly then: a lapse that ended at once.
    expect(counted(lapse, orders('2026-01-01T10:00:00Z', '2026-03-01T09:59:00Z'), { ...MINSK, asOf: new Date('2026-04-30T00:00:00Z') })).toEqual([0, 0]);
    expect(counted(lapse, orders('2026-01-01T10:00:00Z', '2026-03-01T10:00:00Z'), { ...MINSK, asOf: new Date('2026-04-30T00:00:00Z') })).toEqual([1, 1]);
  });

  it('a day is a day of the calendar of the site, also when its clocks change', () => {
    // Berlin, 29 March 2026: this day has 23 hours. From 10:00 to 10:00 of the next day are 23 hours.
    const berlin = { zone: 'Europe/Berlin', asOf: new Date('2026-06-01T00:00:00Z') };
    const facts = orders('2026-03-28T09:00:00Z', '2026-03-29T08:30:00Z');
    expect(counted({ ...AGAIN, within: 'P1D' }, facts, MINSK)).toEqual([2, 1]);
    const late = orders('2026-03-28T09:00:00Z', '2026-03-29T08:00:00Z');
    expect(counted({ ...AGAIN, within: 'P1D' }, late, berlin)).toEqual([2, 0]);
    expect(counted({ ...AGAIN, within: 'PT24H' }, late, berlin)).toEqual([2, 1]);
  });

  it('each prescription is counted by itself', () => {
    const fill = (at: string, prescriptionId: string) => told(at, 'Prescription Filled', { prescriptionId, tablets: 30 }, `${prescriptionId} ${at}`);
    const [first] = Object.keys(PHARMACY_REFILL_PROGRAMME.events ?? {});
    const measure = { of: first ?? '', leadsTo: first ?? '', within: 'P40D' } as const;
    const event = Object.values(PHARMACY_REFILL_PROGRAMME.events ?? {})[0]?.event ?? '';
    const key = PHARMACY_REFILL_PROGRAMME.subject.key ?? '';
    const facts = [fill('2026-01-01T10:00:00Z', 'a'), fill('2026-01-10T10:00:00Z', 'b'), fill('2026-02-01T10:00:00Z', 'a')].map((fact) => ({
      ...fact,
      type: event,
      properties: { ...fact.properties, [key]: fact.properties['prescriptionId'] },
    }));
    expect(counted(measure, facts, MINSK, PHARMACY_REFILL_PROGRAMME)).toEqual([3, 1]);
  });

  it('of those who sell a car, counts who buys another: not the same one back, and not one bought before', () => {
    const measure = { of: 'listing.sold', leadsTo: 'other-car.bought', within: 'P60D' } as const;
    const sold = (at: string, assetId: string) => told(at, 'Listing Sold', { assetId }, `sold ${assetId} ${at}`);
    const bought = (at: string, assetId: string) => told(at, 'Car Bought', { assetId }, `bought ${assetId} ${at}`);
    const golf = sold('2026-01-10T10:00:00Z', 'golf');
    const cars = (facts: readonly StoredFact[]) => counted(measure, facts, MINSK, CLASSIFIED_PROGRAMME);
    expect(cars([golf, bought('2026-02-10T10:00:00Z', 'x5')])).toEqual([1, 1]);
    expect(cars([golf, bought('2026-02-10T10:00:00Z', 'golf')])).toEqual([1, 0]);
    expect(cars([golf, bought('2026-01-05T10:00:00Z', 'x5')])).toEqual([1, 0]);
    expect(cars([golf, bought('2026-04-10T10:00:00Z', 'x5')])).toEqual([1, 0]);
  });
});

describe('what the counts say', () => {
  /** So many users with one event each. */
  const alone = (n: number, led: number): HypothesisCounts => ({ counted: n, led, users: n, countedSquared: n, countedTimesLed: led, ledSquared: led });
  const verdict = (counts: HypothesisCounts, claimedPpm: number, claimed?: Hypothesis['claimed']) =>
    findingOf({ claimedPpm, ...(claimed && { claimed }) }, counts).verdict;

  it("is Wilson's interval: 15 of 50 is 30 % and lies between 19.1 % and 43.8 %", () => {
    // By hand: z²/n = 0.0768, centre (0.3 + 0.0384) / 1.0768 = 0.3143, half 1.96 √(0.0042 + 0.000384) / 1.0768 = 0.1232; the
    // independent events of users who differ count as (n - 1) / n of one each.
    const { sharePpm, lowPpm, highPpm } = findingOf({ claimedPpm: 0 }, alone(50, 15));
    expect(sharePpm).toBe(300_000);
    expect(Math.abs((lowPpm ?? 0) - 191_000)).toBeLessThan(1_500);
    expect(Math.abs((highPpm ?? 0) - 437_500)).toBeLessThan(1_500);
  });

  it('nobody of a hundred is not nought for ever: up to 3.7 %', () => {
    const { lowPpm, highPpm } = findingOf({ claimedPpm: 0 }, alone(100, 0));
    expect(lowPpm).toBe(0);
    expect(highPpm).toBe(36_993);
  });

  it('says nothing while fewer than a hundred were counted, and tells how many it takes', () => {
    expect(verdict(NOTHING_COUNTED, 200_000)).toEqual({ kind: 'too-few', reason: 'nothing-counted', needed: 100 });
    expect(verdict(alone(99, 99), 200_000)).toEqual({ kind: 'too-few', reason: 'events-too-few', needed: 100 });
  });

  it('contradicts a claim its interval leaves out, on the side where it lies', () => {
    expect(verdict(alone(1000, 300), 500_000)).toEqual({ kind: 'contradicts', reason: 'less-than-claimed' });
    expect(verdict(alone(1000, 300), 100_000)).toEqual({ kind: 'contradicts', reason: 'more-than-claimed' });
    expect(verdict(alone(1000, 300), 310_000)).toEqual({ kind: 'supports', reason: 'claim-in-interval' });
  });

  it('a claim of whole per cents is not contradicted by half of one, however much was counted', () => {
    expect(verdict(alone(1_000_000, 354_000), 350_000).kind).toBe('supports');
    expect(verdict(alone(1_000_000, 358_000), 350_000).kind).toBe('contradicts');
  });

  it('"fewer than half" is not contradicted by a third, but by two thirds', () => {
    expect(verdict(alone(1000, 333), 500_000, 'at-most')).toEqual({ kind: 'supports', reason: 'within-bound' });
    expect(verdict(alone(1000, 666), 500_000, 'at-most')).toEqual({ kind: 'contradicts', reason: 'more-than-claimed' });
    expect(verdict(alone(1000, 666), 500_000, 'at-least').kind).toBe('supports');
  });

  it('a single user with ten thousand events says next to nothing', () => {
    const facts = Array.from({ length: 10_000 }, (_, i) => told(new Date(Date.UTC(2024, 0, 1) + i * 3_600_000).toISOString(), 'Order Completed'));
    const finding = evaluateHypothesis(SHOP_VISITOR_PROGRAMME, claim(AGAIN), [user('wholesaler', facts)], MINSK);
    expect(finding).toMatchObject({ counted: 10_000, effective: 1, verdict: { kind: 'too-few', reason: 'users-too-few' } });
  });

  it('beside two hundred users with one order each, the ten thousand of one are still one witness', () => {
    const many = Array.from({ length: 200 }, (_, i) => user(`u${i}`, orders('2026-01-01T10:00:00Z')));
    const facts = Array.from({ length: 10_000 }, (_, i) => told(new Date(Date.UTC(2024, 0, 1) + i * 3_600_000).toISOString(), 'Order Completed'));
    const finding = evaluateHypothesis(SHOP_VISITOR_PROGRAMME, claim(AGAIN, 100_000), [...many, user('wholesaler', facts)], MINSK);
    expect(finding.sharePpm).toBeGreaterThan(980_000);
    expect(finding.verdict).toMatchObject({ kind: 'too-few', reason: 'dominated-by-few' });
  });
});

const history = fc
  .array(fc.record({ hour: fc.integer({ min: 0, max: 8_000 }), type: fc.constantFrom('Signed Up', 'Order Completed', 'Product Viewed') }), { maxLength: 30 })
  .map((rows) => rows.map(({ hour, type }, i) => told(new Date(Date.UTC(2025, 5, 1) + hour * 3_600_000).toISOString(), type, {}, `f${i}`)));

const measures = fc.record({
  of: fc.constantFrom('user.registered', 'order.completed'),
  leadsTo: fc.constantFrom('order.completed', 'product.viewed'),
  within: fc.constantFrom('P1D', 'P1M', 'PT36H'),
  ...(Object.fromEntries(
    Object.entries({
      ofNth: fc.constantFrom(1, 2, undefined),
      among: fc.constantFrom('those-led' as const, undefined),
      quietBefore: fc.constantFrom('P10D', undefined),
      quietAfter: fc.constantFrom('P20D', undefined),
    }),
  ) as object),
});

it('any order of users and facts, and any repetition of facts, gives the same answer', () => {
  fc.assert(
    fc.property(
      fc.array(history, { minLength: 1, maxLength: 5 }),
      measures,
      fc.infiniteStream(fc.nat()),
      fc.constantFrom('Europe/Berlin', 'America/New_York', 'Europe/Minsk'),
      (lives, given, chance, zone) => {
        const measure = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as unknown as Hypothesis['measure'];
        const inAnyOrder = <Each>(all: readonly Each[]) => all.map((each) => [chance.next().value, each] as const).sort(([a], [b]) => a - b).map(([, each]) => each);
        const users = lives.map((facts, i) => user(`u${i}`, facts));
        const again = inAnyOrder(users.map((each) => ({ ...each, facts: inAnyOrder([...each.facts, ...each.facts.filter((_, i) => i % 3 === 0)]) })));
        const clock = { zone, asOf: MINSK.asOf };
        expect(evaluateHypothesis(SHOP_VISITOR_PROGRAMME, claim(measure), again, clock)).toEqual(evaluateHypothesis(SHOP_VISITOR_PROGRAMME, claim(measure), users, clock));
      },
    ),
    { numRuns: 500 },
  );
});

it('more time never takes away what was counted, nor what had led on', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (facts, day, more) => {
      const at = (days: number) => ({ zone: 'Europe/Berlin', asOf: new Date(Date.UTC(2025, 5, 1) + days * 86_400_000) });
      const [early, late] = [counted(AGAIN, facts, at(day)), counted(AGAIN, facts, at(day + more))];
      expect(late[0]).toBeGreaterThanOrEqual(early[0]);
      expect(late[1]).toBeGreaterThanOrEqual(early[1]);
    }),
    { numRuns: 300 },
  );
});
