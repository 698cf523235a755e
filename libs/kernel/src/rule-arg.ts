import { DomainError } from './domain-error.js';

/** What an operator may tune about a rule of attention or of a lead contract: enough for a console to draw the field and refuse a wrong value. */
export interface ArgSpec {
  readonly type: 'integer' | 'time-of-day';
  /** A `time-of-day` is counted in minutes after local midnight. */
  readonly unit: 'contacts' | 'hours' | 'days' | 'minutes' | 'ppm';
  readonly description: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

export type ArgSpecs = Readonly<Record<string, ArgSpec>>;

export type ValuesOf<A extends ArgSpecs> = { readonly [K in keyof A]: number };

export type ArgValues = Readonly<Record<string, number>>;

/** Completes what was given with the defaults. Throws INVALID_INPUT for a name that is not there or a value out of bounds. */
export function readArgs<A extends ArgSpecs>(code: string, specs: A, given: ArgValues): ValuesOf<A> {
  for (const [name, value] of Object.entries(given)) {
    const spec = specs[name];
    if (!spec) throw new DomainError('INVALID_INPUT', `The rule ${code} has no setting ${name}.`, { code, name });
    if (!Number.isInteger(value) || value < spec.min || value > spec.max)
      throw new DomainError('INVALID_INPUT', `${code}: ${name} must be a whole number from ${spec.min} to ${spec.max}.`, { code, name, value });
  }
  return valuesOf(specs, given);
}

/** The same without the checks, for values that were read once already. */
export function valuesOf<A extends ArgSpecs>(specs: A, given: ArgValues): ValuesOf<A> {
  const values: Partial<Record<keyof A, number>> = {};
  for (const name of Object.keys(specs) as (keyof A & string)[]) values[name] = given[name] ?? specs[name]?.default ?? 0;
  return values as ValuesOf<A>;
}
