import { conditionLanguage, type Condition, type ConditionCompiler } from './condition.js';
import { parseDuration, parseLocalTime, type Duration } from './duration.js';
import type { TriggerDefinition } from './programme-facts.js';
import type { ContactPointDefinition, EntryRule, NeedDefinition, ProgrammeDefinition, Transition, Trigger } from './programme.js';
import { resolveParameters } from './parameters.js';
import { validateProgramme } from './validate-programme.js';

export interface CompiledNeed {
  readonly definition: NeedDefinition;
  readonly condition: Condition | null;
}

export interface CompiledPoint {
  readonly definition: ContactPointDefinition;
  readonly offset: Duration;
  /** Milliseconds after local midnight. */
  readonly timeOfDay: number | null;
  readonly window: Duration;
  readonly repeat: Duration | null;
  readonly condition: Condition | null;
  readonly needs: readonly CompiledNeed[];
}

export type EventTransition = Extract<Transition, { kind: 'move' | 'exit' }>;

export interface CompiledTransition {
  readonly definition: EventTransition;
  readonly condition: Condition | null;
  readonly lookback: Duration | null;
}

export interface CompiledTimeTransition {
  readonly definition: Extract<Transition, { kind: 'time' }>;
  readonly after: Duration;
  readonly timeOfDay: number;
  readonly condition: Condition | null;
}

export interface CompiledStateTransition {
  readonly definition: Extract<Transition, { kind: 'state' }>;
  readonly condition: Condition;
}

export interface CompiledEntry {
  readonly definition: EntryRule;
  readonly condition: Condition | null;
}

export interface CompiledTrigger {
  readonly name: Trigger;
  readonly definition: TriggerDefinition;
  readonly where: Condition | null;
}

/** A programme ready to run: durations read, conditions compiled, everything indexed by stage. */
export interface CompiledProgramme {
  /** Its parameters already stand where they are used. */
  readonly definition: ProgrammeDefinition;
  /** Triggers by the name of the event they are read from. */
  readonly triggersOf: ReadonlyMap<string, readonly CompiledTrigger[]>;
  readonly entriesOf: ReadonlyMap<Trigger, readonly CompiledEntry[]>;
  readonly reentryAfter: Duration | 'never' | null;
  readonly transitions: readonly CompiledTransition[];
  readonly timeFrom: ReadonlyMap<string, readonly CompiledTimeTransition[]>;
  readonly stateFrom: ReadonlyMap<string, readonly CompiledStateTransition[]>;
  readonly pointsOf: ReadonlyMap<string, readonly CompiledPoint[]>;
  /** Stages in which the purchase of another car means something, or that time alone turns into one. */
  readonly awaitingOtherCar: ReadonlySet<string>;
}

/** Definitions are immutable, so each is compiled once per process. */
const compiled = new WeakMap<ProgrammeDefinition, CompiledProgramme>();

/** Throws RangeError with every problem listed when the definition does not validate: publish nothing unvalidated. */
export function compileProgramme(given: ProgrammeDefinition): CompiledProgramme {
  const known = compiled.get(given);
  if (known !== undefined) return known;
  const problems = validateProgramme(given);
  if (problems.length > 0) {
    throw new RangeError(problems.map(({ path, reason }) => `${given.id}.${path}: ${reason}`).join('\n'));
  }
  const definition = resolveParameters(given);
  const compile = compilerOf(conditionLanguage(definition));
  const needs = new Map<string, CompiledNeed>(
    definition.needs.map((need) => [need.id, { definition: need, condition: compile(need.condition) }]),
  );
  const programme: CompiledProgramme = {
    definition,
    triggersOf: triggersByEvent(definition, compile),
    entriesOf: grouped(definition.entry.map((rule) => [rule.on, { definition: rule, condition: compile(rule.condition, rule.on) }])),
    reentryAfter: definition.reentry === undefined || definition.reentry === 'never' ? (definition.reentry ?? null) : durationOf(definition.reentry),
    transitions: definition.transitions.filter(isEventTransition).map((transition) => ({
      definition: transition,
      condition: compile(transition.condition, transition.on),
      lookback: transition.kind === 'exit' && transition.lookback !== undefined ? durationOf(transition.lookback) : null,
    })),
    timeFrom: grouped(
      definition.transitions.flatMap((transition) => {
        if (transition.kind !== 'time') return [];
        const { after, at, condition } = transition;
        const time = { definition: transition, after: durationOf(after), timeOfDay: parseLocalTime(at) ?? 0, condition: compile(condition) };
        return transition.from.map((stage): [string, CompiledTimeTransition] => [stage, time]);
      }),
    ),
    stateFrom: grouped(
      definition.transitions.flatMap((transition) => {
        const condition = transition.kind === 'state' ? compile(transition.condition) : null;
        if (transition.kind !== 'state' || condition === null) return [];
        return transition.from.map((stage): [string, CompiledStateTransition] => [stage, { definition: transition, condition }]);
      }),
    ),
    pointsOf: grouped(definition.contactPoints.map((point) => [point.stage, compilePoint(point, needs, compile)])),
    awaitingOtherCar: stagesAwaiting('other-car.bought', definition.transitions),
  };
  compiled.set(given, programme);
  return programme;
}

type Compile = (expression: string | undefined, on?: Trigger) => Condition | null;

function compilerOf(language: ConditionCompiler): Compile {
  return (expression, on) => {
    if (expression === undefined) return null;
    const result = language(expression, on);
    if ('problem' in result) throw new RangeError(result.problem);
    return result.run;
  };
}

function triggersByEvent({ subject, events = {} }: ProgrammeDefinition, compile: Compile): Map<string, CompiledTrigger[]> {
  if (subject.kind === 'asset') return new Map();
  return grouped(Object.entries(events).map(([name, definition]) => [definition.event, { name, definition, where: compile(definition.where, name) }]));
}

function compilePoint(point: ContactPointDefinition, needs: ReadonlyMap<string, CompiledNeed>, compile: Compile): CompiledPoint {
  const { when } = point;
  return {
    definition: point,
    offset: durationOf(when.offset),
    timeOfDay: when.at === undefined ? null : parseLocalTime(when.at),
    window: durationOf(point.window),
    repeat: 'repeat' in when && when.repeat !== undefined ? durationOf(when.repeat) : null,
    condition: compile(point.condition),
    needs: point.needs.flatMap((id) => needs.get(id) ?? []),
  };
}

function grouped<Each>(pairs: readonly (readonly [string, Each])[]): Map<string, Each[]> {
  const groups = new Map<string, Each[]>();
  for (const [key, each] of pairs) groups.set(key, [...(groups.get(key) ?? []), each]);
  return groups;
}

function stagesAwaiting(trigger: Trigger, transitions: readonly Transition[]): Set<string> {
  const awaiting = new Set(transitions.flatMap((transition) => (isEventTransition(transition) && transition.on === trigger ? transition.from : [])));
  for (let before = -1; before !== awaiting.size; ) {
    before = awaiting.size;
    for (const transition of transitions) {
      if (!isEventTransition(transition) && transition.to !== undefined && awaiting.has(transition.to)) transition.from.forEach((stage) => awaiting.add(stage));
    }
  }
  return awaiting;
}

function isEventTransition(transition: Transition): transition is EventTransition {
  return transition.kind === 'move' || transition.kind === 'exit';
}

function durationOf(text: string): Duration {
  const duration = parseDuration(text);
  if (duration === null) throw new RangeError(`${text} is no ISO 8601 duration`);
  return duration;
}
