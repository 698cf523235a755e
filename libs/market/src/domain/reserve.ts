import type { Minor } from '@ringroad/kernel';

export const WILDCARD = '*';

/** A lowest price for opportunities whose columns match. All rules of one set have the same columns in the same order. */
export interface ReserveRule {
  readonly match: readonly string[];
  readonly price: Minor;
}

/**
 * The reserve of an opportunity: among the matching rules the one with fewest wildcards wins, then the one that is exact in
 * the left-most column (as Prebid's floors). No rule matches: no reserve, 0.
 */
export function reserveFor(rules: readonly ReserveRule[], columns: readonly string[]): Minor {
  let best: ReserveRule | undefined;
  for (const rule of rules) {
    if (matches(rule, columns) && (best === undefined || moreSpecific(rule, best))) best = rule;
  }
  return best?.price ?? 0n;
}

/** Why a rule applies: nothing else matches, or what made it come before the others that match. */
export type RuleReason = 'no-rule' | 'only-match' | 'fewest-wildcards' | 'left-most-column';

export interface RuleChoice {
  readonly rule: ReserveRule | null;
  readonly reason: RuleReason;
  /** The others that match, the next in line first. */
  readonly passedOver: readonly ReserveRule[];
}

/** What `reserveFor` goes by, told for people. */
export function chooseRule(rules: readonly ReserveRule[], columns: readonly string[]): RuleChoice {
  const inLine = rules.filter((rule) => matches(rule, columns)).sort((a, b) => (moreSpecific(a, b) ? -1 : 1));
  const [rule, next, ...others] = inLine;
  if (rule === undefined) return { rule: null, reason: 'no-rule', passedOver: [] };
  if (next === undefined) return { rule, reason: 'only-match', passedOver: [] };
  return { rule, reason: wildcards(rule) < wildcards(next) ? 'fewest-wildcards' : 'left-most-column', passedOver: [next, ...others] };
}

function matches(rule: ReserveRule, columns: readonly string[]): boolean {
  return rule.match.length === columns.length && rule.match.every((want, i) => want === WILDCARD || want === columns[i]);
}

function moreSpecific(rule: ReserveRule, than: ReserveRule): boolean {
  const difference = wildcards(rule) - wildcards(than);
  if (difference !== 0) return difference < 0;
  const column = rule.match.findIndex((want, i) => (want === WILDCARD) !== (than.match[i] === WILDCARD));
  return column >= 0 && rule.match[column] !== WILDCARD;
}

function wildcards(rule: ReserveRule): number {
  return rule.match.filter((want) => want === WILDCARD).length;
}
