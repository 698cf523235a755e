import { earliest } from './site-clock.js';
import { assetFacts, assetIdOf, readAsset, type AssetState, type LifecyclePolicy } from './asset.js';
import type { CarFacts } from './condition.js';
import type { PlannedContactPoint } from './contact-point.js';
import { conclude, happen, newCourse, pass, type Course, type FactsUnder } from './course.js';
import { assetKeys, orderFacts, triggerOf, type StoredFact } from './fact.js';
import { foldSubjects } from './fold-subjects.js';
import type { Anchor, JourneyEvent, JourneyFacts } from './journey-facts.js';
import type { JourneyState } from './journey.js';
import { listingKeyOf, readListing, type ListingState } from './listing.js';
import { planClock } from './plan.js';
import { saleForecast, saleProofs, type SaleForecast } from './sale-forecast.js';
import { compileLine, compiledLineOf, type CompiledLine, type ProgrammeLine } from './programme-line.js';
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
  /** When time alone will move a journey on; null when none waits for that. */
  readonly movesAt: Date | null;
}

/** One car on the way through the fold: mutable, and never handed out. */
interface Car {
  asset: AssetState;
  seen: CarFacts;
  purchase: Anchor | null;
  readonly course: Course;
}

interface Garage {
  readonly cars: Map<string, Car>;
  /** Cars the user bought here and keeps, the latest purchase last. */
  readonly kept: Car[];
  /** Cars to which the purchase of another may mean something: a trader's thousand others are not asked. */
  readonly awaiting: Set<Car>;
}

/**
 * All facts of one user, folded from nothing: facts are sorted and counted once, so the order in which they arrived
 * cannot matter. Same facts, context and programme, same answer.
 */
export function fold(definition: ProgrammeDefinition, facts: readonly StoredFact[], context: FoldContext): FoldedLife {
  return inOrderOfDate(compiledLineOf(definition), facts, context);
}

/** The same for a programme that was edited while it ran: each journey lives in the version it began in, until a migration moves it. */
export function foldLine(line: ProgrammeLine, facts: readonly StoredFact[], context: FoldContext): FoldedLife {
  return inOrderOfDate(compileLine(line), facts, context);
}

function inOrderOfDate(line: CompiledLine, facts: readonly StoredFact[], context: FoldContext): FoldedLife {
  const life = line.subject.kind === 'asset' ? foldCars(line, facts, context) : foldSubjects(line, facts, context);
  const contactPoints = [...life.contactPoints].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1));
  return { ...life, contactPoints };
}

function foldCars(line: CompiledLine, facts: readonly StoredFact[], context: FoldContext): FoldedLife {
  const ordered = orderFacts(facts);
  const keyOf = assetKeys(ordered);
  const garage: Garage = { cars: new Map(), kept: [], awaiting: new Set() };
  const listings = new Map<string, ListingState>();
  const policy = context.policy ?? {};

  for (const fact of ordered) {
    const assetKey = keyOf(fact);
    if (assetKey === null) continue;
    const car = carAfter(garage.cars.get(assetKey), assetKey, fact, context, policy);
    garage.cars.set(assetKey, car);
    if (car.purchase !== null && car.purchase.factId === fact.id) garage.kept.push(car);
    const listingKey = listingKeyOf(fact);
    if (listingKey !== null) {
      listings.set(listingKey, readListing(listings.get(listingKey) ?? null, context.siteId, car.asset.id, listingKey, fact));
    }
    const event: JourneyEvent = { trigger: triggerOf(fact), at: fact.occurredAt, factId: fact.id, listingKey };
    step(line, car, event, garage, context);
    if (event.trigger === 'car.bought') {
      for (const other of garage.awaiting) {
        if (other !== car) step(line, other, { ...event, trigger: 'other-car.bought', listingKey: null }, garage, context);
      }
    }
    if (event.trigger === 'listing.sold') {
      car.purchase = null;
      if (garage.kept.includes(car)) garage.kept.splice(garage.kept.indexOf(car), 1);
      if (car.asset.ownedTo === null) car.asset = { ...car.asset, ownedTo: fact.occurredAt };
      sellOtherListings(listings, car.asset.id, fact.occurredAt);
    }
  }
  const clock = planClock(context.asOf, context.zone, policy);
  const proofs = saleProofs(facts, keyOf);
  const cars = [...garage.cars.values()];
  const concluded = cars.map((car) => {
    const { purchase, asset } = car;
    const sale = purchase === null ? null : saleForecast(purchase.at, asset.brandClass, proofs.get(asset.assetKey) ?? [], clock);
    const paced = sale === null ? clock : { ...clock, usage: sale.usage };
    const { journeys, movesAt, contactPoints } = conclude(line, car.course, factsUnder(car, context, null), asset.brandClass, paced);
    return { journeys: journeys.map((journey) => withForecast(journey, sale)), movesAt, contactPoints };
  });
  return {
    journeys: concluded.flatMap(({ journeys }) => journeys),
    contactPoints: concluded.flatMap(({ contactPoints }) => contactPoints),
    assets: cars.map((car) => car.asset),
    listings: [...listings.values()],
    movesAt: earliest(concluded.map(({ movesAt }) => movesAt)),
  };
}

function carAfter(known: Car | undefined, assetKey: string, fact: StoredFact, context: FoldContext, policy: LifecyclePolicy): Car {
  const id = known?.asset.id ?? assetIdOf(context.siteId, assetKey);
  let asset = readAsset(known?.asset ?? null, id, assetKey, fact, policy);
  let purchase = known?.purchase ?? null;
  if (fact.type === 'Car Bought' && purchase === null) {
    purchase = { at: fact.occurredAt, factId: fact.id };
    asset = { ...asset, ownedFrom: fact.occurredAt, ownedTo: null };
  }
  const car = known ?? { asset, seen: assetFacts(asset), purchase, course: newCourse() };
  car.asset = asset;
  car.seen = assetFacts(asset);
  car.purchase = purchase;
  return car;
}

function step(line: CompiledLine, car: Car, event: JourneyEvent, garage: Garage, context: FoldContext): void {
  const facts = factsUnder(car, context, lastOtherPurchase(car, garage.kept));
  pass(line, car.course, event.at, facts);
  happen(line, car.course, event.at, () => event, facts);
  const standing = car.course.journeys.at(-1);
  if (standing !== undefined && standing.endedAt === null && mayAwait(line, car.course, standing)) garage.awaiting.add(car);
  else garage.awaiting.delete(car);
}

function mayAwait(line: CompiledLine, { migrated }: Course, { programmeVersion, stage }: JourneyState): boolean {
  return line.of(programmeVersion).awaitingOtherCar.has(stage) || migrated < line.migrations.length;
}

/** What is known of a car is the same under every version. */
function factsUnder(car: Car, context: FoldContext, otherPurchase: Anchor | null): FactsUnder {
  const seen = { asset: car.seen };
  const facts: JourneyFacts = {
    siteId: context.siteId,
    userId: context.userId,
    subjectId: car.asset.id,
    user: { locale: context.locale ?? '', zone: context.zone },
    seenAt: () => seen,
    dateOf: () => null,
    purchase: car.purchase,
    otherPurchase,
  };
  return () => facts;
}

function lastOtherPurchase(car: Car, kept: readonly Car[]): Anchor | null {
  const last = kept.at(-1);
  return (last === car ? kept.at(-2) : last)?.purchase ?? null;
}

function withForecast(journey: JourneyState, sale: SaleForecast | null): JourneyState {
  if (journey.endedAt !== null || journey.purchase === null || journey.stage === 'sold') return journey;
  return { ...journey, predictedSaleAt: sale?.likelyAt ?? null };
}

/** A car is sold once: its other ads are over with it, whichever the sale named. */
function sellOtherListings(listings: Map<string, ListingState>, assetId: string, at: Date): void {
  for (const [key, listing] of listings) {
    if (listing.assetId === assetId && listing.status === 'live') listings.set(key, { ...listing, status: 'sold', endedAt: at });
  }
}
