import { Environment, EvaluationError } from '@marcbachmann/cel-js';
import type { Season } from './site-clock.js';
import type { FactDefinition, ValueType } from './programme-facts.js';
import type { ProgrammeDefinition, Trigger } from './programme.js';

/**
 * Everything a condition may see. A text that is not known is '', a number that is not known is NaN, which compares
 * false with everything: an unknown mileage is neither above nor below any limit.
 */
export interface ConditionFacts {
  readonly user: { readonly locale: string; readonly zone: string };
  readonly journey: {
    readonly stage: string;
    readonly cycle: number;
    readonly renewals: number;
    /** The user bought this car on this site and has not sold it. */
    readonly boughtHere: boolean;
  };
  readonly season: Season;
  /** The car, in a programme of cars. */
  readonly asset?: CarFacts;
  /** The facts a programme declares, dates aside. */
  readonly facts?: Readonly<Record<string, number | string | boolean>>;
  /** Whole days on the user's calendar since each date fact; negative when it lies ahead. */
  readonly days?: Readonly<Record<string, number>>;
  /** The declared properties of the event a transition reacts to. */
  readonly event?: Readonly<Record<string, number | string | boolean>>;
}

export interface CarFacts {
  readonly brand: string;
  readonly brandClass: string;
  readonly model: string;
  readonly year: number;
  /** Last known asking price in major units. */
  readonly price: number;
  readonly currency: string;
  /** Kilometres. */
  readonly mileage: number;
  readonly region: string;
  readonly fuel: string;
  readonly transmission: string;
  readonly bodyType: string;
  readonly premium: boolean;
}

export type Condition = (facts: ConditionFacts) => boolean;

/** Compiles one condition; `on` is the trigger whose properties it may also see. */
export type ConditionCompiler = (expression: string, on?: Trigger) => { readonly run: Condition } | { readonly problem: string };

const CEL_TYPES: Readonly<Record<ValueType, string>> = { number: 'double', text: 'string', 'yes-no': 'bool', date: 'string' };

const ground = new Environment({ limits: { maxAstNodes: 500, maxDepth: 50 } })
  .registerVariable({ name: 'user', schema: { locale: 'string', zone: 'string' } })
  .registerVariable({
    name: 'journey',
    schema: { stage: 'string', cycle: 'double', renewals: 'double', boughtHere: 'bool' },
  })
  .registerVariable('season', 'string')
  // Facts are doubles; "journey.renewals == 3" must not need to be written "3.0". Orderings mix the two already.
  .registerOperator('double == int', (left: number, right: bigint) => left === Number(right));

const ofCars = ground.clone().registerVariable({
  name: 'asset',
  schema: {
    brand: 'string', brandClass: 'string', model: 'string', year: 'double', price: 'double', currency: 'string',
    mileage: 'double', region: 'string', fuel: 'string', transmission: 'string', bodyType: 'string', premium: 'bool',
  },
});

/**
 * The language of a programme's conditions: CEL, compiled once. The type check refuses misspelt facts and expressions that are no yes
 * or no, so that a typo is an error in the editor and never a silent "false" three years later.
 */
export function conditionLanguage({ subject, facts = {}, events = {} }: Pick<ProgrammeDefinition, 'subject' | 'facts' | 'events'>): ConditionCompiler {
  const environment = subject.kind === 'asset' ? ofCars : declared(facts);
  const withEvent = new Map(
    Object.entries(events).map(([trigger, { properties = {} }]) => [trigger, environment.clone().registerVariable({ name: 'event', schema: schemaOf(properties) })]),
  );
  return (expression, on) => compile((on === undefined ? undefined : withEvent.get(on)) ?? environment, expression);
}

function declared(facts: Readonly<Record<string, FactDefinition>>): Environment {
  const types = Object.entries(facts).map(([name, { type }]): [string, ValueType] => [name, type]);
  return ground
    .clone()
    .registerVariable({ name: 'facts', schema: schemaOf(Object.fromEntries(types.filter(([, type]) => type !== 'date'))) })
    .registerVariable({ name: 'days', schema: Object.fromEntries(types.filter(([, type]) => type === 'date').map(([name]) => [name, 'double'])) });
}

function schemaOf(properties: Readonly<Record<string, ValueType>>): Record<string, string> {
  return Object.fromEntries(Object.entries(properties).map(([name, type]) => [name, CEL_TYPES[type] ?? 'string']));
}

function compile(environment: Environment, expression: string): { readonly run: Condition } | { readonly problem: string } {
  try {
    const parsed = environment.parse(expression);
    const strange = callsIn(parsed.ast).find((name) => !FUNCTIONS.has(name));
    if (strange !== undefined) return { problem: `"${strange}" is no function of conditions. There are: ${[...FUNCTIONS].join(', ')}` };
    const checked = parsed.check();
    if (!checked.valid) return { problem: firstLine(checked.error) };
    if (checked.type !== 'bool') return { problem: `must be true or false, not ${checked.type ?? 'unknown'}` };
    return { run: (facts) => holds(parsed, facts) };
  } catch (error) {
    return { problem: firstLine(error) };
  }
}

/**
 * The functions of CEL whose work is bounded by the text of the condition. Left out: those that go through lists (`all` within `all` within
 * `all` is a thousand steps of ten), `matches`, for a regular expression may take a century over a text that somebody else sent, and
 * `bind`, with which a text doubles at each step.
 */
const FUNCTIONS: ReadonlySet<string> = new Set(['has', 'size', 'startsWith', 'endsWith', 'contains', 'lowerAscii', 'upperAscii', 'trim', 'int', 'double', 'string', 'bool']);

function callsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(callsIn);
  if (typeof node !== 'object' || node === null || !('op' in node) || !('args' in node)) return [];
  const [name] = Array.isArray(node.args) ? (node.args as readonly unknown[]) : [];
  const called = (node.op === 'call' || node.op === 'rcall') && typeof name === 'string' ? [name] : [];
  return [...called, ...callsIn(node.args)];
}

/** What cannot be computed (a division by zero) does not hold: one odd car must not stop the fold of its owner's life. */
function holds(parsed: (facts: ConditionFacts) => unknown, facts: ConditionFacts): boolean {
  try {
    return parsed(facts) === true;
  } catch (error) {
    if (error instanceof EvaluationError) return false;
    throw error;
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]?.trim() ?? 'not an expression';
}
