import type { MarketPolicyInput, MarketRulesFragment, Pricing } from '../../api/operations.js';
import { decimalToMinor, minorToDecimal } from '../../i18n/format.js';

/** Where a rule holds; null in a column is any. */
export interface RulePlace {
  readonly channel: string | null;
  readonly stage: string | null;
  readonly category: string | null;
  readonly region: string | null;
}

/** A rule as it is being typed: its value is text until it is published. */
export interface TypedRule {
  readonly where: RulePlace;
  readonly value: string;
}

/** The rules of the market as an operator types them: figures are text, shares are percent. */
export interface RulesDraft {
  readonly pricing: Pricing;
  readonly exploration: string;
  readonly relevance: string;
  readonly attention: string;
  readonly duplicateDays: string;
  readonly reserves: readonly TypedRule[];
  readonly attentionFloors: readonly TypedRule[];
  readonly exclusiveCategories: readonly string[];
  readonly retired: readonly string[];
  readonly blockedWords: readonly string[];
  readonly caps: readonly { readonly category: string; readonly perMonth: string }[];
  readonly blocked: readonly { readonly stage: string; readonly category: string }[];
  readonly names: readonly { readonly category: string; readonly en: string; readonly ru: string }[];
}

export const ANYWHERE: RulePlace = { channel: null, stage: null, category: null, region: null };

/** A field that cannot be read, as `reserves.2`. */
export type WrongRule = string;

const placeOf = ({ channel = null, stage = null, category = null, region = null }: Partial<RulePlace>): RulePlace => ({ channel, stage, category, region });

export function draftOfRules(rules: MarketRulesFragment, digits: number): RulesDraft {
  return {
    pricing: rules.pricing,
    exploration: String(rounded(rules.explorationShare * 100)),
    relevance: String(rounded(rules.relevanceFloor * 100)),
    attention: String(rules.attentionFloor),
    duplicateDays: String(rules.duplicateDays),
    reserves: rules.reserves.map(({ where, price }) => ({ where: placeOf(where), value: minorToDecimal(price.minor, digits) })),
    attentionFloors: rules.attentionFloors.map(({ where, floor }) => ({ where: placeOf(where), value: String(floor) })),
    exclusiveCategories: rules.exclusiveCategories,
    retired: rules.retired,
    blockedWords: rules.blockedWords,
    caps: rules.categoryCaps.map(({ category, perMonth }) => ({ category, perMonth: String(perMonth) })),
    blocked: rules.blocked.map(({ stage, category }) => ({ stage, category })),
    names: rules.names.map(({ category, en, ru }) => ({ category, en, ru })),
  };
}

/** What to publish, or the fields that stand in its way. */
export function inputOfRules(draft: RulesDraft, digits: number): { readonly kind: 'valid'; readonly input: MarketPolicyInput } | { readonly kind: 'wrong'; readonly wrong: ReadonlySet<WrongRule> } {
  const wrong = new Set<WrongRule>();
  const figure = (path: string, text: string, most: number, whole = false): number => {
    const value = /^\d+(?:[.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN;
    if (Number.isNaN(value) || value > most || (whole && !Number.isInteger(value))) wrong.add(path);
    return value;
  };
  const amount = (path: string, text: string): string => {
    // Nothing is an amount here: a rule may say that there is no reserve.
    if (/^0+([.,]0*)?$/.test(text.trim())) return '0';
    const minor = decimalToMinor(text, digits);
    if (minor === undefined) wrong.add(path);
    return minor ?? '0';
  };
  const filled = (path: string, text: string): string => {
    if (text.trim() === '') wrong.add(path);
    return text.trim();
  };
  const input: MarketPolicyInput = {
    pricing: draft.pricing,
    explorationShare: figure('exploration', draft.exploration, 100) / 100,
    relevanceFloor: figure('relevance', draft.relevance, 100) / 100,
    attentionFloor: figure('attention', draft.attention, 1e6),
    duplicateDays: figure('duplicateDays', draft.duplicateDays, 365, true),
    reserves: draft.reserves.map(({ where, value }, n) => ({ where, priceMinor: amount(`reserves.${n}`, value) })),
    attentionFloors: draft.attentionFloors.map(({ where, value }, n) => ({ where, floor: figure(`attentionFloors.${n}`, value, 1e6) })),
    exclusiveCategories: [...draft.exclusiveCategories],
    retired: [...draft.retired],
    blockedWords: [...draft.blockedWords],
    categoryCaps: draft.caps.map(({ category, perMonth }, n) => ({ category: filled(`caps.${n}.category`, category), perMonth: figure(`caps.${n}.perMonth`, perMonth, 200, true) })),
    blocked: draft.blocked.map(({ stage, category }, n) => ({ stage: filled(`blocked.${n}.stage`, stage), category: filled(`blocked.${n}.category`, category) })),
    names: draft.names.map(({ category, en, ru }, n) => ({ category: filled(`names.${n}.category`, category), en: filled(`names.${n}.en`, en), ru: filled(`names.${n}.ru`, ru) })),
  };
  return wrong.size > 0 ? { kind: 'wrong', wrong } : { kind: 'valid', input };
}

function rounded(percent: number): number {
  return Math.round(percent * 1e4) / 1e4;
}
