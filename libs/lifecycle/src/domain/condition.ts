import { Environment, EvaluationError } from '@marcbachmann/cel-js';
import type { BrandClass } from '@ringroad/forecast';
import type { Stage } from '@ringroad/kernel';
import type { Season } from './site-clock.js';

/**
 * Everything a condition may see. A text that is not known is '', a number that is not known is NaN, which compares
 * false with everything: an unknown mileage is neither above nor below any limit.
 */
export interface ConditionFacts {
  readonly user: { readonly locale: string; readonly zone: string };
  readonly asset: {
    readonly brand: string;
    readonly brandClass: BrandClass;
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
  };
  readonly journey: {
    readonly stage: Stage | '';
    readonly cycle: number;
    readonly renewals: number;
    /** The user bought this car on this site and has not sold it. */
    readonly boughtHere: boolean;
  };
  readonly season: Season;
}

export type Condition = (facts: ConditionFacts) => boolean;

const environment = new Environment({ limits: { maxAstNodes: 500, maxDepth: 50 } })
  .registerVariable({ name: 'user', schema: { locale: 'string', zone: 'string' } })
  .registerVariable({
    name: 'asset',
    schema: {
      brand: 'string', brandClass: 'string', model: 'string', year: 'double', price: 'double', currency: 'string',
      mileage: 'double', region: 'string', fuel: 'string', transmission: 'string', bodyType: 'string', premium: 'bool',
    },
  })
  .registerVariable({
    name: 'journey',
    schema: { stage: 'string', cycle: 'double', renewals: 'double', boughtHere: 'bool' },
  })
  .registerVariable('season', 'string')
  // Facts are doubles; "journey.renewals == 3" must not need to be written "3.0". Orderings mix the two already.
  .registerOperator('double == int', (left: number, right: bigint) => left === Number(right));

/**
 * Compiles a CEL expression once. The type check refuses misspelt facts and expressions that are no yes or no, so that
 * a typo is an error in the editor and never a silent "false" three years later.
 */
export function compileCondition(expression: string): { readonly run: Condition } | { readonly problem: string } {
  try {
    const parsed = environment.parse(expression);
    const checked = parsed.check();
    if (!checked.valid) return { problem: firstLine(checked.error) };
    if (checked.type !== 'bool') return { problem: `must be true or false, not ${checked.type ?? 'unknown'}` };
    return { run: (facts) => holds(parsed, facts) };
  } catch (error) {
    return { problem: firstLine(error) };
  }
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
