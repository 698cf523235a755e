import type { RulePlace, RulesDraft } from './rules-draft.js';

/** What tells two sets of rules apart in one of their parts: a figure that moved, or entries that came and went. */
export interface RuleChange {
  readonly part: keyof RulesDraft;
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

/** How each part of the rules is said, entry by entry; a figure is one entry. */
export type RuleWords = { readonly [Part in keyof RulesDraft]: (value: RulesDraft[Part]) => readonly string[] };

/** The parts in the order of the form. What is said alike is alike. */
export function changesOfRules(before: RulesDraft, after: RulesDraft, words: RuleWords): RuleChange[] {
  const change = <Part extends keyof RulesDraft>(part: Part): RuleChange => {
    const [was, is] = [words[part](before[part]), words[part](after[part])];
    return { part, gone: was.filter((entry) => !is.includes(entry)), come: is.filter((entry) => !was.includes(entry)) };
  };
  return PARTS.map(change).filter(({ gone, come }) => gone.length + come.length > 0);
}

const PARTS: readonly (keyof RulesDraft)[] = [
  'pricing', 'exploration', 'relevance', 'attention', 'duplicateDays', 'reserves', 'attentionFloors', 'exclusiveCategories', 'retired', 'caps', 'blocked', 'names', 'blockedWords',
];

/** A place in words, the open columns left out. */
export function placeText({ channel, stage, category, region }: RulePlace, say: { readonly [Column in 'channel' | 'stage' | 'category']: (value: string) => string } & { readonly any: string }): string {
  const named = [channel && say.channel(channel), stage && say.stage(stage), category && say.category(category), region].filter(Boolean);
  return named.length === 0 ? say.any : named.join(', ');
}
