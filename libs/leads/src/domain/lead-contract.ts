import { type ArgValues, type Category, DomainError } from '@ringroad/kernel';
import { CONTRACT_RULES, type ContractRule, type ContractRuleCode, type RuleEvidence } from './contract-rules.js';
import type { LeadEvidence } from './lead-evidence.js';

/** What a qualified lead of one category is, agreed at bid time. A lead is judged by the version it was claimed under. */
export interface LeadContract {
  readonly category: Category;
  readonly version: number;
  /** In the order they decide, each with all its values. */
  readonly rules: readonly { readonly code: ContractRuleCode; readonly args: ArgValues }[];
}

export interface RuleVerdict {
  readonly code: ContractRuleCode;
  readonly passed: boolean;
  readonly evidence: RuleEvidence;
}

/** Every rule is asked and kept, also after one failed: partners and operators see the whole picture. */
export interface Verdict {
  readonly outcome: 'qualified' | 'rejected' | 'duplicate' | 'expired';
  /** The rule that decided; null when qualified. */
  readonly failed: ContractRuleCode | null;
  readonly rules: readonly RuleVerdict[];
  readonly contractVersion: number;
}

/**
 * A contract with all rules; `given` changes their values. Throws INVALID_INPUT for a rule or setting that does not exist and
 * for a value out of its bounds.
 */
export function leadContract(category: Category, version: number, given: Readonly<Record<string, ArgValues>>): LeadContract {
  for (const [code, args] of Object.entries(given)) checkArgs(ruleOf(code), args);
  const rules = CONTRACT_RULES.map(({ code, args }) => {
    const defaults = Object.fromEntries(Object.entries(args).map(([name, spec]) => [name, spec.default]));
    return { code, args: { ...defaults, ...given[code] } };
  });
  return { category, version, rules };
}

/** The contract a category starts with, until an operator publishes another. */
export function defaultContract(category: Category): LeadContract {
  return leadContract(category, 1, {});
}

/**
 * Judges a lead by its contract. The same contract and evidence always give the same verdict; nothing else is looked at.
 * Throws INVALID_INPUT when the contract is of another category or names a rule this version does not know.
 */
export function judge(contract: LeadContract, evidence: LeadEvidence): Verdict {
  if (contract.category !== evidence.category)
    throw new DomainError('INVALID_INPUT', 'A lead is judged by the contract of its own category.', { contract: contract.category, lead: evidence.category });
  const rules = contract.rules.map(({ code, args }): RuleVerdict => ({ code, ...ruleOf(code).check(evidence, args) }));
  const failed = rules.find((rule) => !rule.passed)?.code ?? null;
  return { outcome: failed === null ? 'qualified' : ruleOf(failed).outcome, failed, rules, contractVersion: contract.version };
}

function ruleOf(code: string): ContractRule {
  const rule = CONTRACT_RULES.find((one) => one.code === code);
  if (!rule) throw new DomainError('INVALID_INPUT', `There is no contract rule ${code}.`, { code });
  return rule;
}

function checkArgs(rule: ContractRule, given: ArgValues): void {
  for (const [name, value] of Object.entries(given)) {
    const spec = rule.args[name];
    if (!spec) throw new DomainError('INVALID_INPUT', `The rule ${rule.code} has no setting ${name}.`, { code: rule.code, name });
    if (!Number.isInteger(value) || value < spec.min || value > spec.max)
      throw new DomainError('INVALID_INPUT', `${rule.code}: ${name} must be a whole number from ${spec.min} to ${spec.max}.`, { code: rule.code, name, value });
  }
}
