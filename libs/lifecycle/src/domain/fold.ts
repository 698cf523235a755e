import { advance, elapse, type Advance, type JourneyEvent, type JourneyFacts, type ScheduledPoint } from './advance.js';
import { assetFacts, assetIdOf, readAsset, type AssetState, type LifecyclePolicy } from './asset.js';
import { compileProgramme, type CompiledProgramme } from './compiled-programme.js';
import type { PlannedContactPoint } from './contact-point.js';
import { assetKeys, orderFacts, triggerOf, type StoredFact } from './fact.js';
import type { JourneyState } from './journey.js';
import { listingKeyOf, readListing, type ListingState } from './listing.js';
import { nextPredictedSale, plan, planClock, type PlanClock } from './plan.js';
import type { ProgrammeDefinition } from './programme.js';

export interface FoldContext {
  readonly siteId: string;
  readonly userId: string;
  /** The user's IANA zone; the site's where the user's is not known. A zone IANA does not know throws RangeError. */
  readonly zone: string;
  readonly locale?: string;
  /** Now, on the site's own clock. */
  readonly asOf: Date;
  readonly policy?: LifecyclePolicy;
}

/** A user's whole life on the site, as far as the facts tell it. */
export interface FoldedLife {
  readonly journeys: readonly JourneyState[];
  readonly contactPoints: readonly PlannedContactPoint[];
  readonly assets: readonly AssetState[];
  readonly listings: readonly ListingState[];
}

interface Purchase {
  readonly at: Date;
  readonly factId: string;
}

/** One car on the way through the fold: the only mutable thing here, and it never leaves it. */
interface Car {
  asset: AssetState;
  seen: JourneyFacts['asset'];
  purchase: Purchase | null;
  /** Latest journey last; only it can still move. */
  readonly journeys: JourneyState[];
  readonly open: { readonly scheduled: ScheduledPoint; closedAt: Date | null }[];
}

interface Garage {
  readonly cars: Map<string, Car>;
  /** Cars the user bought here and keeps: few, also for a trader with thousands of ads. */
  readonly kept: Set<Car>;
}

/**
 * All facts of one user, folded from nothing: facts are sorted and counted once, so the order in which they arrived
 * cannot matter. Same facts, context and programme, same answer.
 */
export function fold(definition: ProgrammeDefinition, facts: readonly StoredFact[], context: FoldContext): FoldedLife {
  const programme = compileProgramme(definition);
  const ordered = orderFacts(facts);
  const keyOf = assetKeys(ordered);
  const garage: Garage = { cars: new Map(), kept: new Set() };
  const listings = new Map<string, ListingState>();
  const policy = context.policy ?? {};

  for (const fact of ordered) {
    const assetKey = keyOf(fact);
    if (assetKey === null) continue;
    const car = carAfter(garage.cars.get(assetKey), assetKey, fact, context, policy);
    garage.cars.set(assetKey, car);
    if (car.purchase !== null) garage.kept.add(car);
    const listingKey = listingKeyOf(fact);
    if (listingKey !== null) {
      listings.set(listingKey, readListing(listings.get(listingKey) ?? null, context.siteId, car.asset.id, listingKey, fact));
    }
    const event: JourneyEvent = { trigger: triggerOf(fact), at: fact.occurredAt, factId: fact.id, listingKey };
    step(programme, car, event, garage.kept, context);
    if (event.trigger === 'car.bought') {
      for (const other of garage.cars.values()) {
        if (other !== car) step(programme, other, { ...event, trigger: 'other-car.bought', listingKey: null }, garage.kept, context);
      }
    }
    if (event.trigger === 'listing.sold') {
      car.purchase = null;
      garage.kept.delete(car);
      if (car.asset.ownedTo === null) car.asset = { ...car.asset, ownedTo: fact.occurredAt };
      sellOtherListings(listings, car.asset.id, fact.occurredAt);
    }
  }
  return result(programme, garage.cars, listings, context, policy);
}

function carAfter(known: Car | undefined, assetKey: string, fact: StoredFact, context: FoldContext, policy: LifecyclePolicy): Car {
  const id = known?.asset.id ?? assetIdOf(context.siteId, assetKey);
  let asset = readAsset(known?.asset ?? null, id, assetKey, fact, policy);
  let purchase = known?.purchase ?? null;
  if (fact.type === 'Car Bought' && purchase === null) {
    purchase = { at: fact.occurredAt, factId: fact.id };
    asset = { ...asset, ownedFrom: fact.occurredAt, ownedTo: null };
  }
  const car = known ?? { asset, seen: assetFacts(asset), purchase, journeys: [], open: [] };
  car.asset = asset;
  car.seen = assetFacts(asset);
  car.purchase = purchase;
  return car;
}

function step(programme: CompiledProgramme, car: Car, event: JourneyEvent, kept: ReadonlySet<Car>, context: FoldContext): void {
  const latest = car.journeys.at(-1) ?? null;
  if (latest !== null && latest.endedAt === null) apply(car, elapse(programme, latest, event.at, context.zone));
  apply(car, advance(programme, car.journeys.at(-1) ?? null, event, factsOf(car, context, lastOtherPurchase(car, kept))));
}

function apply(car: Car, { journey, ended, schedule, cancel }: Advance): void {
  for (const state of [ended, journey]) {
    if (state === null) continue;
    if (car.journeys.at(-1)?.id === state.id) car.journeys[car.journeys.length - 1] = state;
    else car.journeys.push(state);
  }
  for (const scheduled of schedule) car.open.push({ scheduled, closedAt: null });
  for (const { journeyId, stage, from } of cancel) {
    for (const open of car.open) {
      const { scheduled } = open;
      if (open.closedAt !== null || scheduled.journeyId !== journeyId || scheduled.notBefore > from) continue;
      if (scheduled.point.definition.stage === stage) open.closedAt = from;
    }
  }
}

function result(
  programme: CompiledProgramme,
  cars: ReadonlyMap<string, Car>,
  listings: ReadonlyMap<string, ListingState>,
  context: FoldContext,
  policy: LifecyclePolicy,
): FoldedLife {
  const { asOf, zone } = context;
  const clock = planClock(asOf, zone, policy);
  const journeys: JourneyState[] = [];
  const contactPoints: PlannedContactPoint[] = [];
  for (const car of cars.values()) {
    const latest = car.journeys.at(-1);
    if (latest === undefined) continue;
    if (latest.endedAt === null) apply(car, elapse(programme, latest, asOf, zone));
    journeys.push(...car.journeys.map((journey) => withForecast(journey, car, clock)));
    // What time alone will bring is planned too; the journeys themselves are told as they stand today.
    const standing = car.journeys.at(-1);
    if (standing !== undefined && standing.endedAt === null) apply(car, elapse(programme, standing, clock.lookAheadUntil, zone));
    contactPoints.push(...pointsOf(car, context, clock));
  }
  return {
    journeys,
    contactPoints: contactPoints.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1)),
    assets: [...cars.values()].map((car) => car.asset),
    listings: [...listings.values()],
  };
}

function pointsOf(car: Car, context: FoldContext, clock: PlanClock): PlannedContactPoint[] {
  const facts = factsOf(car, context, null);
  const repeated = new Set<string>();
  const planned: PlannedContactPoint[] = [];
  // Backwards, because when an event repeats, the contact it asks for replaces the one before.
  for (let i = car.open.length - 1; i >= 0; i -= 1) {
    const open = car.open[i];
    const journey = car.journeys.find((candidate) => candidate.id === open?.scheduled.journeyId);
    if (open === undefined || journey === undefined) continue;
    const { id, when } = open.scheduled.point.definition;
    const key = `${journey.id} ${id}`;
    if (when.from === 'event' && repeated.has(key)) continue;
    repeated.add(key);
    planned.push(...plan(open, journey, facts, car.asset.brandClass, clock));
  }
  return planned;
}

function factsOf(car: Car, context: FoldContext, otherPurchase: Purchase | null): JourneyFacts {
  return {
    siteId: context.siteId,
    userId: context.userId,
    assetId: car.asset.id,
    user: { locale: context.locale ?? '', zone: context.zone },
    asset: car.seen,
    purchase: car.purchase,
    otherPurchase,
  };
}

function lastOtherPurchase(car: Car, kept: ReadonlySet<Car>): Purchase | null {
  let last: Purchase | null = null;
  for (const other of kept) {
    if (other === car || other.purchase === null) continue;
    if (last === null || other.purchase.at > last.at) last = other.purchase;
  }
  return last;
}

function withForecast(journey: JourneyState, car: Car, clock: PlanClock): JourneyState {
  if (journey.endedAt !== null || journey.purchase === null || journey.stage === 'sold') return journey;
  return { ...journey, predictedSaleAt: nextPredictedSale(journey.purchase.at, car.asset.brandClass, clock) };
}

/** A car is sold once: its other ads are over with it, whichever the sale named. */
function sellOtherListings(listings: Map<string, ListingState>, assetId: string, at: Date): void {
  for (const [key, listing] of listings) {
    if (listing.assetId === assetId && listing.status === 'live') listings.set(key, { ...listing, status: 'sold', endedAt: at });
  }
}
