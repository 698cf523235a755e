import type { Stage } from '@ringroad/kernel';
import fc from 'fast-check';
import { type AudienceWishes, forecastAudience } from './audience-forecast.js';
import { type AudienceTable, type CountedCell, type CountedTrait, publishAudience } from './audience-table.js';
import { LEAST_CROWD, MOST_OF_ONE, publishable, twoDigits } from './privacy.js';

const STAGES: readonly Stage[] = ['posted', 'owning'];
const REGIONS = ['Minsk', 'Brest', 'Gomel', null];
const BRANDS = ['Audi', 'BMW', 'Lada'];

/** Somebody with one car, as the counting sees him. */
interface Somebody {
  readonly stage: Stage;
  readonly region: string | null;
  readonly brand: string;
  readonly moments: number;
}

const somebody: fc.Arbitrary<Somebody> = fc.record({
  stage: fc.constantFrom(...STAGES),
  region: fc.constantFrom(...REGIONS),
  brand: fc.constantFrom(...BRANDS),
  moments: fc.integer({ min: 1, max: MOST_OF_ONE }),
});
const crowd = (size: number, person: Somebody) => Array.from({ length: size }, () => person);
/** Crowds of alike people, so that cells are large and small ones. */
const site = fc.array(fc.tuple(somebody, fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 12 }).map((crowds) => crowds.flatMap(([person, size]) => crowd(size, person)));

const wishes: fc.Arbitrary<AudienceWishes> = fc.record({
  category: fc.constant('insurer' as const),
  stages: fc.subarray([...STAGES]),
  regions: fc.subarray(['Minsk', 'Brest', 'Gomel']),
  values: fc.record({ brand: fc.subarray(BRANDS) }),
  bands: fc.constant({}),
});

function counted(people: readonly Somebody[]): CountedCell[] {
  const cells = new Map<string, CountedCell>();
  for (const { stage, region, moments } of people) {
    const key = `${stage} ${region}`;
    const held = cells.get(key) ?? { stage, region, category: 'insurer', people: 0, past: 0, planned: 0 };
    cells.set(key, { ...held, people: held.people + 1, past: held.past + moments, planned: held.planned + 1 });
  }
  return [...cells.values()];
}

function tableOf(people: readonly Somebody[]): AudienceTable {
  const brands = BRANDS.map((value): CountedTrait => ({ trait: 'brand', value, people: people.filter(({ brand }) => brand === value).length }));
  return publishAudience(counted(people), people.length, brands);
}

describe('what may be told of people', () => {
  it('is nothing under a hundred, and never finer than tens', () => {
    expect([0, 1, 99].map(publishable)).toEqual([null, null, null]);
    expect([100, 104, 105, 994, 995, 1_049, 12_345].map(publishable)).toEqual([100, 100, 110, 990, 1_000, 1_000, 12_000]);
    expect([0, 7.4, 99.6, 1_250].map(twoDigits)).toEqual([0, 7, 100, 1_300]);
  });

  it('moves by one step of its rounding at most when somebody joins', () => {
    fc.assert(
      fc.property(fc.integer({ min: LEAST_CROWD, max: 1_000_000 }), fc.integer({ min: 0, max: MOST_OF_ONE }), (count, more) => {
        const [before, after] = [publishable(count) ?? 0, publishable(count + more) ?? 0];
        const step = Math.max(10, 10 ** (Math.floor(Math.log10(after)) - 1));
        expect(after - before).toBeGreaterThanOrEqual(0);
        expect(after - before).toBeLessThanOrEqual(step);
      }),
    );
  });

  it('tells of no part, however cut, that fewer than a hundred people make up', () => {
    fc.assert(
      fc.property(site, wishes, (people, wish) => {
        const forecast = forecastAudience(tableOf(people), wish);
        for (const part of forecast?.parts ?? []) {
          expect(part.people).toBeGreaterThanOrEqual(LEAST_CROWD);
          const known = REGIONS.filter((region): region is string => region !== null && people.filter((each) => each.stage === part.stage && each.region === region).length >= LEAST_CROWD);
          const real = people.filter((each) => each.stage === part.stage && (part.region === null ? !known.includes(each.region ?? '') : each.region === part.region));
          expect(real.length).toBeGreaterThanOrEqual(LEAST_CROWD);
        }
      }),
    );
  });

  it('has no answer that the published numbers do not hold: the same table, the same answers', () => {
    // Somebody joins whom no published number shows: no overlapping audience, however many are asked for, shows him either.
    fc.assert(
      fc.property(site, somebody, fc.array(wishes, { minLength: 1, maxLength: 20 }), (people, newcomer, questions) => {
        const [before, after] = [tableOf(people), tableOf([...people, newcomer])];
        fc.pre(JSON.stringify([before.cells, [...before.shares].map(([, each]) => [...each])]) === JSON.stringify([after.cells, [...after.shares].map(([, each]) => [...each])]));
        for (const question of questions) expect(forecastAudience(after, question)).toEqual(forecastAudience(before, question));
      }),
    );
  });

  it('shows of a newcomer one step in the one cell he is in, unless he makes a crowd of it', () => {
    fc.assert(
      fc.property(site, somebody, (people, newcomer) => {
        const cellsOf = (table: AudienceTable) => new Map(table.cells.map((cell) => [`${cell.stage} ${cell.region}`, cell]));
        const [before, after] = [cellsOf(tableOf(people)), cellsOf(tableOf([...people, newcomer]))];
        fc.pre([...after.keys()].sort().join() === [...before.keys()].sort().join());
        const moved = [...after].filter(([key, cell]) => JSON.stringify(cell) !== JSON.stringify(before.get(key)));
        expect(moved.length).toBeLessThanOrEqual(1);
        for (const [key, cell] of moved) {
          const was = before.get(key);
          const step = Math.max(10, 10 ** (Math.floor(Math.log10(cell.people)) - 1));
          expect(Math.abs(cell.people - (was?.people ?? 0))).toBeLessThanOrEqual(step);
        }
      }),
    );
  });

  it('cannot be had by taking overlapping audiences from each other', () => {
    // 100 people in Minsk, one in Brest: all regions less Minsk must not leave one.
    const people = [...crowd(100, { stage: 'posted', region: 'Minsk', brand: 'Audi', moments: 1 }), { stage: 'posted' as const, region: 'Brest', brand: 'Lada', moments: 1 }];
    const ask = (regions: readonly string[], brand: readonly string[] = []) => forecastAudience(tableOf(people), { category: 'insurer', stages: ['posted'], regions, values: { brand }, bands: {} });
    expect(ask([])).toEqual(ask(['Minsk']));
    expect(ask(['Minsk', 'Brest'])).toEqual(ask(['Minsk']));
    expect(ask(['Brest'])).toBeNull();
    expect(ask([], ['Lada'])).toBeNull();
  });
});

describe('an audience forecast', () => {
  const table = publishAudience(
    [
      { stage: 'posted', category: 'insurer', region: 'Minsk', people: 1_234, past: 1_500, planned: 2_160 },
      { stage: 'owning', category: 'insurer', region: 'Minsk', people: 480, past: 0, planned: 700 },
      { stage: 'posted', category: 'insurer', region: 'Brest', people: 60, past: 80, planned: 10 },
      { stage: 'posted', category: 'insurer', region: 'Gomel', people: 55, past: 60, planned: 20 },
      { stage: 'posted', category: 'bank', region: 'Minsk', people: 900, past: 900, planned: 900 },
    ],
    2_000,
    [
      { trait: 'brand', value: 'Audi', people: 400 },
      { trait: 'price', value: '4', people: 1_000 },
      { trait: 'year', value: '6', people: 500 },
      { trait: 'brand', value: 'Lancia', people: 12 },
    ],
  );
  const plain: AudienceWishes = { category: 'insurer', stages: [], regions: [], values: {}, bands: {} };

  it('adds up the cells, small regions together, with last month and the next as its range', () => {
    expect(forecastAudience(table, plain)).toEqual({
      peopleLow: 1_300,
      peopleHigh: 1_800,
      momentsLow: 1_500,
      momentsHigh: 3_000,
      parts: [
        { stage: 'posted', region: 'Minsk', people: 1_200, momentsLow: 1_500, momentsHigh: 2_200 },
        { stage: 'owning', region: 'Minsk', people: 480, momentsLow: 0, momentsHigh: 700 },
        { stage: 'posted', region: null, people: 120, momentsLow: 30, momentsHigh: 140 },
      ],
      finerPercent: 100,
      estimatedFrom: [],
    });
    expect(forecastAudience(table, { ...plain, regions: ['Brest'] })).toBeNull();
  });

  it('estimates finer wishes by shares of the whole site and says so', () => {
    const audis = forecastAudience(table, { ...plain, stages: ['posted'], regions: ['Minsk'], values: { brand: ['Audi', 'Lancia'] } });
    expect(audis).toMatchObject({ peopleHigh: 240, finerPercent: 20, estimatedFrom: ['brand'] });
    // Half of the class of 10,000 to 20,000, and two of the five years from 2015 on.
    expect(forecastAudience(table, { ...plain, regions: ['Minsk'], bands: { price: { from: 1_500_000, to: null } } })?.finerPercent).toBe(25);
    expect(forecastAudience(table, { ...plain, regions: ['Minsk'], bands: { year: { from: 2015, to: 2016 } } })?.finerPercent).toBe(10);
    expect(forecastAudience(table, { ...plain, values: { brand: ['Lancia'] } })).toBeNull();
  });
});
