import { ApiError } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';

/** One fault that the server found with what was sent. */
export interface Problem {
  /** Of the field, as the server names it: `offers.0.texts.ru.title`. */
  readonly path: string | null;
  /** Names the fault, where the server has a key for it. */
  readonly key: string | null;
  readonly values: Readonly<Record<string, unknown>>;
  /** The fault in English. */
  readonly reason: string;
}

/** All that a refusal found wrong; nothing when it was for another reason. */
export function problemsOf(error: unknown): readonly Problem[] {
  const listed = error instanceof ApiError ? error.details.problems : undefined;
  if (!Array.isArray(listed)) return [];
  return listed.flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null || !('reason' in each)) return [];
    const path = 'path' in each && typeof each.path === 'string' ? each.path : null;
    const key = 'key' in each && typeof each.key === 'string' ? each.key : null;
    const values = 'values' in each && typeof each.values === 'object' && each.values !== null ? { ...each.values } : {};
    return [{ path, key, values, reason: String(each.reason) }];
  });
}

/** A fault in the reader's words; null where there are none for it. */
export function useProblemText(): (problem: Problem) => string | null {
  const { t, fmt } = useI18n();
  return ({ key, values }) => {
    const words = key === null ? undefined : t.problems[key];
    return words === undefined ? null : words.replace(/\{(\w+)\}/g, (_, name: string) => (typeof values[name] === 'number' ? fmt.number(values[name]) : String(values[name] ?? '')));
  };
}
