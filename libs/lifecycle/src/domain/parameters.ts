import type { ProgrammeDefinition } from './programme.js';

/** Values an operator chose, by the name of the parameter. */
export type ParameterValues = Readonly<Record<string, number | string>>;

/**
 * The definition with "$name" replaced by what was chosen for the parameter of that name, else by its default. A name that is not
 * declared stays as it is written: validation tells where.
 */
export function withParameters(definition: ProgrammeDefinition, chosen: ParameterValues): ProgrammeDefinition {
  const { parameters } = definition;
  if (parameters === undefined) return definition;
  const valueOf = (text: string): number | string => {
    const name = text.startsWith('$') ? text.slice(1) : '';
    return chosen[name] ?? parameters[name]?.default ?? text;
  };
  const { parameters: _declared, ...rest } = definition;
  return { ...(replaced(rest, valueOf) as ProgrammeDefinition), parameters };
}

function replaced(value: unknown, valueOf: (text: string) => number | string): unknown {
  if (typeof value === 'string') return valueOf(value);
  if (Array.isArray(value)) return value.map((each) => replaced(each, valueOf));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaced(each, valueOf)]));
}
