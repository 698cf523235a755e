import { type ArgSpecs, type ArgValues, DomainError, readArgs } from '@ringroad/kernel';
import { ATTENTION_RULES } from './attention-rules.js';
import type { AttentionPolicy } from './attention-state.js';
import { FATIGUE } from './fatigue.js';

/** What an operator can tune, in the order the console shows it. */
export const ATTENTION_SETTINGS: readonly { readonly code: string; readonly description: string; readonly args: ArgSpecs }[] = [
  ...ATTENTION_RULES.filter((rule) => Object.keys(rule.args).length > 0),
  FATIGUE,
];

export const DEFAULT_ATTENTION_POLICY: AttentionPolicy = attentionPolicy(0, {});

/** A complete policy from what an operator entered. Throws INVALID_INPUT for unknown rules, settings and values out of bounds. */
export function attentionPolicy(version: number, given: Readonly<Record<string, ArgValues>>): AttentionPolicy {
  for (const code of Object.keys(given))
    if (!ATTENTION_SETTINGS.some((setting) => setting.code === code)) throw new DomainError('INVALID_INPUT', `There is no attention rule ${code}.`, { code });
  const args = ATTENTION_SETTINGS.map((setting) => [setting.code, readArgs(setting.code, setting.args, given[setting.code] ?? {})] as const);
  return { version, args: Object.fromEntries(args), categoryCaps: {} };
}
