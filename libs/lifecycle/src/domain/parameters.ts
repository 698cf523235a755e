import type { ProgrammeDefinition } from './programme.js';

/** Values an operator chose, by the name of the parameter. */
export type ParameterValues = Readonly<Record<string, number | string>>;

/** The definition with other defaults. Names it does not declare are left out. */
export function chooseParameters(definition: ProgrammeDefinition, chosen: ParameterValues): ProgrammeDefinition {
  const parameters = Object.entries(definition.parameters ?? {}).map(([name, parameter]) => [name, { ...parameter, default: chosen[name] ?? parameter.default }] as const);
  return parameters.length === 0 ? definition : { ...definition, parameters: Object.fromEntries(parameters) };
}

/**
 * The definition with "$name" replaced by the parameter of that name. What is not declared stays as it is written: validation tells
 * where. Texts are people's words, in which a "$" is money.
 */
export function resolveParameters(definition: ProgrammeDefinition): ProgrammeDefinition {
  const { parameters, texts, ...rest } = definition;
  if (parameters === undefined) return definition;
  const valueOf = (text: string): number | string => (text.startsWith('$') ? (parameters[text.slice(1)]?.default ?? text) : text);
  return { ...(replaced(rest, valueOf) as ProgrammeDefinition), parameters, ...(texts && { texts }) };
}

function replaced(value: unknown, valueOf: (text: string) => number | string): unknown {
  if (typeof value === 'string') return valueOf(value);
  if (Array.isArray(value)) return value.map((each) => replaced(each, valueOf));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaced(each, valueOf)]));
}
