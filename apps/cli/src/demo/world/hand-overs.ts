import type { DemoCar } from './cars.js';
import type { Life } from './life.js';
import { Random } from './random.js';

/** One user's life with where it happens; the cars may still change hands. */
export interface PlacedLife {
  readonly externalId: string;
  readonly region: string;
  readonly life: Life;
}

/** Share of purchases that find their car among those just sold on the same site. */
const FOUND_HERE = 0.4;
const LOOKED_AT_DAYS = 10;

/**
 * Lets some buyers get the very car another user has just sold in their region, so that an asset keeps its history over
 * owners. Returns the lives in the same order, with those cars in place of the ones drawn.
 */
export function handOver(seed: string, lives: readonly PlacedLife[]): Life[] {
  const cars = lives.map(({ life }) => [...life.cars]);
  const sales = events(lives, ['sold', 'removed-sold']);
  const taken = new Set<string>();
  for (const purchase of events(lives, ['bought'])) {
    const random = Random.of(seed, purchase.externalId, 'hand-over', String(purchase.day));
    if (purchase.day < 0 || !random.chance(FOUND_HERE)) continue;
    const found = sales.filter((sale) => isOffered(sale, purchase) && !taken.has(carOf(cars, sale).assetId));
    if (found.length === 0) continue;
    const car = carOf(cars, random.pick(found));
    taken.add(car.assetId);
    (cars[purchase.owner] as DemoCar[])[purchase.car] = car;
  }
  return lives.map(({ life }, owner) => ({ ...life, cars: cars[owner] ?? life.cars }));
}

interface Change {
  readonly owner: number;
  readonly externalId: string;
  readonly region: string;
  readonly day: number;
  readonly car: number;
}

function events(lives: readonly PlacedLife[], kinds: readonly string[]): Change[] {
  const all = lives.flatMap(({ externalId, region, life }, owner) =>
    life.steps.filter((step) => kinds.includes(step.kind)).map(({ day, car }) => ({ owner, externalId, region, day, car })),
  );
  return all.sort((a, b) => a.day - b.day || a.owner - b.owner);
}

function isOffered(sale: Change, purchase: Change): boolean {
  return sale.owner !== purchase.owner && sale.region === purchase.region && sale.day < purchase.day && sale.day >= purchase.day - LOOKED_AT_DAYS;
}

function carOf(cars: readonly (readonly DemoCar[])[], { owner, car }: Change): DemoCar {
  return cars[owner]?.[car] as DemoCar;
}
