import type { Stage } from '@ringroad/kernel';
import { compileCondition, type Condition } from './condition.js';
import { parseDuration, parseLocalTime, type Duration } from './duration.js';
import type { ContactPointDefinition, NeedDefinition, ProgrammeDefinition, Transition, Trigger } from './programme.js';
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

export type EventTransition = Exclude<Transition, { kind: 'time' }>;

export interface CompiledTransition {
  readonly definition: EventTransition;
  readonly condition: Condition | null;
  readonly lookback: Duration | null;
}

export interface CompiledTimeTransition {
  readonly to: Stage;
  readonly after: Duration;
  readonly timeOfDay: number;
}

/** A programme ready to run: durations read, conditions compiled, everything indexed by stage. */
export interface CompiledProgramme {
  readonly definition: ProgrammeDefinition;
  readonly entryOf: ReadonlyMap<Trigger, Stage>;
  readonly transitions: readonly CompiledTransition[];
  readonly timeFrom: ReadonlyMap<Stage, CompiledTimeTransition>;
  readonly pointsOf: ReadonlyMap<Stage, readonly CompiledPoint[]>;
}

/** Definitions are immutable, so each is compiled once per process. */
const compiled = new WeakMap<ProgrammeDefinition, CompiledProgramme>();

/** Throws RangeError with every problem listed when the definition does not validate: publish nothing unvalidated. */
export function compileProgramme(definition: ProgrammeDefinition): CompiledProgramme {
  const known = compiled.get(definition);
  if (known !== undefined) return known;
  const problems = validateProgramme(definition);
  if (problems.length > 0) {
    throw new RangeError(problems.map(({ path, reason }) => `${definition.id}.${path}: ${reason}`).join('\n'));
  }
  const needs = new Map<string, CompiledNeed>(
    definition.needs.map((need) => [need.id, { definition: need, condition: conditionOf(need.condition) }]),
  );
  const programme: CompiledProgramme = {
    definition,
    entryOf: new Map(definition.entry.map((rule) => [rule.on, rule.to])),
    transitions: definition.transitions.filter(isEventTransition).map((transition) => ({
      definition: transition,
      condition: conditionOf(transition.condition),
      lookback: transition.kind === 'exit' && transition.lookback !== undefined ? durationOf(transition.lookback) : null,
    })),
    timeFrom: timeTransitions(definition),
    pointsOf: new Map(
      definition.stages.map((stage) => [
        stage,
        definition.contactPoints.filter((point) => point.stage === stage).map((point) => compilePoint(point, needs)),
      ]),
    ),
  };
  compiled.set(definition, programme);
  return programme;
}

function compilePoint(point: ContactPointDefinition, needs: ReadonlyMap<string, CompiledNeed>): CompiledPoint {
  const { when } = point;
  return {
    definition: point,
    offset: durationOf(when.offset),
    timeOfDay: when.at === undefined ? null : parseLocalTime(when.at),
    window: durationOf(point.window),
    repeat: when.from === 'purchase' && when.repeat !== undefined ? durationOf(when.repeat) : null,
    condition: conditionOf(point.condition),
    needs: point.needs.flatMap((id) => needs.get(id) ?? []),
  };
}

function timeTransitions(definition: ProgrammeDefinition): Map<Stage, CompiledTimeTransition> {
  const from = new Map<Stage, CompiledTimeTransition>();
  for (const transition of definition.transitions) {
    if (transition.kind !== 'time') continue;
    const { after, at, to } = transition;
    for (const stage of transition.from) {
      from.set(stage, { to, after: durationOf(after), timeOfDay: parseLocalTime(at) ?? 0 });
    }
  }
  return from;
}

function isEventTransition(transition: Transition): transition is EventTransition {
  return transition.kind !== 'time';
}

function conditionOf(expression: string | undefined): Condition | null {
  if (expression === undefined) return null;
  const result = compileCondition(expression);
  if ('problem' in result) throw new RangeError(result.problem);
  return result.run;
}

function durationOf(text: string): Duration {
  const duration = parseDuration(text);
  if (duration === null) throw new RangeError(`${text} is no ISO 8601 duration`);
  return duration;
}
