import type { ProgrammeDefinition } from './programme.js';

/** One thing that two versions say differently. Values are JSON; `before` is null where it is new, `after` where it is gone. */
export interface ProgrammeDifference {
  /** `contactPoints[service.due].when.offset`: elements that have an id go by it, others by their place. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What a reader must know to tell two versions apart, in the order of the definition. The version's own number is no difference. */
export function compareProgrammes(before: ProgrammeDefinition, after: ProgrammeDefinition): ProgrammeDifference[] {
  const differences: ProgrammeDifference[] = [];
  compare('', { ...before, version: 0 }, { ...after, version: 0 }, differences);
  return differences;
}

function compare(path: string, before: unknown, after: unknown, found: ProgrammeDifference[]): void {
  const [old, now] = [partsOf(before), partsOf(after)];
  if (old === null || now === null) {
    const [was, is] = [textOf(before), textOf(after)];
    if (was !== is) found.push({ path, before: was, after: is });
    return;
  }
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    compare(Array.isArray(before ?? after) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`, old.get(key), now.get(key), found);
  }
}

/** The parts of a list or an object by name; null for what has none, or is compared as a whole. */
function partsOf(value: unknown): Map<string, unknown> | null {
  if (value === null || typeof value !== 'object') return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const named = value.map((each: unknown) => (typeof each === 'object' && each !== null && 'id' in each && typeof each.id === 'string' ? each.id : null));
  if (value.length > 0 && named.every((id) => id !== null)) return new Map(value.map((each, i) => [named[i] ?? '', each]));
  return value.every((each) => typeof each === 'object') ? new Map(value.map((each, i) => [String(i), each])) : null;
}

function textOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
