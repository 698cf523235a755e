import type { Trigger } from './programme.js';

/** The types a property or a fact may have. */
export const VALUE_TYPES = ['number', 'text', 'yes-no', 'date'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

/** A number or an ISO 8601 duration the practice leaves to the operator. */
export interface ParameterDefinition {
  readonly default: number | string;
  readonly unit: string;
  /** Where the default comes from. */
  readonly source: string;
  readonly min?: number;
  readonly max?: number;
}

/** How a site event becomes a trigger. */
export interface TriggerDefinition {
  /** Name of the event as the site tracks it. */
  readonly event: string;
  /** Properties that conditions and facts may use. */
  readonly properties?: Readonly<Record<string, ValueType>>;
  /** CEL over `event`; only what fits is this trigger. */
  readonly where?: string;
}

interface Gathered {
  /** The triggers it is read from. */
  readonly on: readonly Trigger[];
  /** Begins anew with each of these triggers, before they themselves are read. */
  readonly resetOn?: readonly Trigger[];
}

/** What is known of a subject, as its events tell it. Unknown until the first of them. */
export type FactDefinition =
  | ({ readonly type: 'number'; readonly take: 'count' } & Gathered)
  /** `growth`: the last reading less the first. */
  | ({ readonly type: 'number'; readonly take: 'last' | 'first' | 'sum' | 'max' | 'min' | 'growth'; readonly property: string } & Gathered)
  | ({ readonly type: 'text' | 'yes-no'; readonly take: 'last' | 'first'; readonly property: string } & Gathered)
  /** The instant of the event, or a date among its properties. */
  | ({ readonly type: 'date'; readonly take: 'last' | 'first'; readonly property?: string } & Gathered)
  /**
   * The day on which `amount` is used up: so much a day since `since`, or, with `used` instead of `perDay`, at the rate at which it
   * was used from `since` to the last event of `used`. `atLatest` bounds it from `since`.
   */
  | {
      readonly type: 'date';
      readonly forecast: 'run-out';
      readonly since: string;
      readonly amount: number | string;
      readonly perDay?: number | string;
      readonly used?: string;
      readonly atLatest?: string;
    }
  /** The sale the ownership clock expects first of what was bought at `since` (Weibull, shape 2, mean in months; S05). Numbers may be the names of number facts. */
  | { readonly type: 'date'; readonly forecast: 'ownership'; readonly since: string; readonly meanMonths: number | string };
