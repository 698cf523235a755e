import { DomainError } from '@ringroad/kernel';
import { readVersion, type Simulation, simulating } from '@ringroad/lifecycle';
import { Allow, Caller, Database, type OperatorPrincipal, Sites, Stretch } from '@ringroad/platform';
import { Args, ArgsType, Field, Float, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { ProgrammeSimulation } from './programme-preview.graphql.js';

/** Each takes its share of the process. */
const AT_ONCE = 2;
const LONGEST_MS = 60_000;
/** Of one kind in one life: each is another fold of all before it. */
const MOST_EVENTS = 150;
const DAYS_PER_MONTH = 30.44;

@ArgsType()
class SimulationArgs {
  @Field(() => ID, { description: 'The id of the programme.' })
  readonly programmeId!: string;

  @Field({ description: 'YAML or JSON, kept or not.' })
  readonly source!: string;

  @Field(() => Int, { defaultValue: 36, description: 'How long: 1 to 120 months.' })
  readonly months!: number;

  @Field(() => Int, { defaultValue: 100, description: 'How many people: 1 to 500.' })
  readonly people!: number;

  @Field(() => Int, { defaultValue: 180, description: 'Assumption: days between two events of one kind, on average, 1 to 3650.' })
  readonly meanDays!: number;

  @Field(() => Float, { defaultValue: 0.05, description: 'Assumption: share of contacts that become a lead, 0 to 1.' })
  readonly takeUp!: number;

  @Field({ defaultValue: 'ringroad', description: 'The same seed gives the same people.' })
  readonly seed!: string;
}

/** What a programme would do to a population, before anybody is in it. */
@Resolver()
@Allow('operator')
export class ProgrammeSimulationResolver {
  private running = 0;

  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
  ) {}

  @Query(() => ProgrammeSimulation, {
    description: 'Invented people live through a programme. INVALID_INPUT tells every fault of the text with its path; RATE_LIMITED while two others run.',
  })
  async simulateProgramme(@Caller() caller: OperatorPrincipal, @Args() { programmeId, source, ...order }: SimulationArgs): Promise<ProgrammeSimulation> {
    inRange('months', order.months, 1, 120);
    inRange('people', order.people, 1, 500);
    inRange('meanDays', order.meanDays, 1, 3_650);
    inRange('takeUp', order.takeUp, 0, 1);
    if ((order.months * DAYS_PER_MONTH) / order.meanDays > MOST_EVENTS) throw new DomainError('INVALID_INPUT', `So many events of one kind in one life are too many: at most ${MOST_EVENTS}; simulate fewer months, or more days between events.`, { path: 'meanDays' });
    const { definition, problems } = readVersion(programmeId, 1, source);
    if (definition === null) throw new DomainError('INVALID_INPUT', problems.map(({ path, reason }) => `${path}: ${reason}`).join('\n'), { problems });
    if (this.running >= AT_ONCE) throw new DomainError('RATE_LIMITED', 'Two simulations are running already; try again when one has ended.');
    this.running += 1;
    try {
      const site = await this.database.transaction(caller.scope, (tx) => this.sites.get(tx, caller.siteId));
      const steps = simulating(definition, { ...order, takeUpPpm: Math.round(order.takeUp * 1_000_000), zone: site.timezone, from: site.now });
      const begun = performance.now();
      const stretch = new Stretch();
      for (;;) {
        const step = steps.next();
        if (step.done === true) return simulationObject(step.value);
        if (!stretch.isOver()) continue;
        if (performance.now() - begun > LONGEST_MS) throw new DomainError('TOO_LARGE', 'This takes longer than a minute; simulate fewer people, fewer months, or more days between events.');
        await stretch.breathe();
      }
    } finally {
      this.running -= 1;
    }
  }
}

function inRange(field: string, value: number, least: number, most: number): void {
  if (!(value >= least && value <= most)) throw new DomainError('INVALID_INPUT', `${field} must be from ${least} to ${most}.`, { path: field });
}

function simulationObject({ people, events, contacts, contactsPerPerson, occupancy, outcomes, leads }: Simulation): ProgrammeSimulation {
  const counts = (tally: ReadonlyMap<string, number>) => [...tally].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count);
  return {
    people,
    events,
    contacts: counts(contacts),
    contactsPerPerson,
    occupancy: occupancy.map((stages, month) => ({ month: month + 1, stages: counts(stages) })),
    outcomes: counts(outcomes),
    leads: counts(leads),
  };
}
