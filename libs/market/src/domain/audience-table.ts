import type { Category, Stage } from '@ringroad/kernel';
import { coarse, LEAST_CROWD, publishable } from './privacy.js';

/** The people of one cell as they were counted; each person is in one region of a stage and category. */
export interface CountedCell {
  readonly stage: Stage;
  readonly category: Category;
  /** Null where nobody knows the region. */
  readonly region: string | null;
  readonly people: number;
  /** Moments of the last 30 days, and those planned for the next 30: at most `MOST_OF_ONE` of a person each. */
  readonly past: number;
  readonly planned: number;
}

/** What a trait is told in: values as they are, numbers by the class of `TRAIT_CLASSES` they fall into. */
export const TRAITS = ['brand', 'model', 'fuel', 'language', 'price', 'year', 'mileage'] as const;
export type Trait = (typeof TRAITS)[number];

/** People of the site that have this value of a trait; null where it is unknown. For numbers the value is the class's index. */
export interface CountedTrait {
  readonly trait: Trait;
  readonly value: string | null;
  readonly people: number;
}

/** Lower ends of the classes in which numbers are told, the same for everybody who asks. Prices in minor units. */
export const TRAIT_CLASSES: Readonly<Record<'price' | 'year' | 'mileage', readonly number[]>> = {
  price: [0, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 3_000_000, 5_000_000, 10_000_000, 20_000_000, 50_000_000],
  year: [0, 1990, 1995, 2000, 2005, 2010, 2015, 2020, 2025, 2030],
  mileage: [0, 50_000, 100_000, 150_000, 200_000, 300_000],
};

/** A cell as it is told. `region` null stands for all regions too small to be told of by themselves. */
export interface AudienceCell {
  readonly stage: Stage;
  readonly category: Category;
  readonly region: string | null;
  readonly people: number;
  readonly past: number;
  readonly planned: number;
}

/** All a partner can learn of a site's people: every answer is made of this and of nothing else. */
export interface AudienceTable {
  readonly cells: readonly AudienceCell[];
  /** Share of the site's people, 0 to 1, by trait and value: one published count by another. What fewer than 100 people have is missing. */
  readonly shares: ReadonlyMap<Trait, ReadonlyMap<string, number>>;
}

/**
 * Makes counts publishable (privacy.ts). Regions of fewer than 100 people are told of together, if together they are 100: no
 * total is told from which a small one could be taken out.
 */
export function publishAudience(counted: readonly CountedCell[], people: number, traits: readonly CountedTrait[]): AudienceTable {
  const small = new Map<string, CountedCell>();
  const large: CountedCell[] = [];
  for (const cell of counted) {
    if (cell.people >= LEAST_CROWD && cell.region !== null) large.push(cell);
    else add(small, cell);
  }
  const shares = new Map<Trait, Map<string, number>>();
  for (const { trait, value, people: having } of traits) {
    if (value === null || having < LEAST_CROWD) continue;
    const known = shares.get(trait) ?? new Map<string, number>();
    shares.set(trait, known.set(value, coarse(having) / coarse(people)));
  }
  return { cells: [...large, ...small.values()].flatMap(published), shares };
}

function add(small: Map<string, CountedCell>, cell: CountedCell): void {
  const key = `${cell.stage} ${cell.category}`;
  const held = small.get(key);
  small.set(key, {
    ...cell,
    region: null,
    people: cell.people + (held?.people ?? 0),
    past: cell.past + (held?.past ?? 0),
    planned: cell.planned + (held?.planned ?? 0),
  });
}

function published({ people, past, planned, ...cell }: CountedCell): AudienceCell[] {
  const crowd = publishable(people);
  return crowd === null ? [] : [{ ...cell, people: crowd, past: coarse(past), planned: coarse(planned) }];
}
