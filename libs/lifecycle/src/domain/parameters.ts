import type { ProgrammeDefinition } from './programme.js';

/** Values an operator chose, by the name of the parameter. */
export type ParameterValues = Readonly<Record<string, number | string>>;

/** The definition with other defaults. Names it does not declare are left out. */
export function chooseParameters(definition: ProgrammeDefinition, chosen: ParameterValues): ProgrammeDefinition {
  const parameters = Object.entries(definition.parameters ?? {}).map(([name, parameter]) => [name, { ...parameter, default: chosen[name] ?? parameter.default }] as const);
  return parameters.length === 0 ? definition : { ...definition, parameters: Object.fromEntries(parameters) };
}

/**
 * The definition with "$name" replaced by the parameter of that name, "-$name" by that duration back in time, and $name inside a
 * condition by that number. What is not declared stays as it is written: validation tells where. Texts are people's words, in which a
 * "$" is money.
 */
export function resolveParameters(definition: ProgrammeDefinition): ProgrammeDefinition {
  const { parameters, texts, ...rest } = definition;
  if (parameters === undefined) return definition;
  const valueOf = (text: string, isCondition: boolean): number | string => {
    if (isCondition) return text.replaceAll(IN_CONDITION, (token, name?: string) => numeral(name === undefined ? undefined : parameters[name]?.default) ?? token);
    if (text.startsWith('$')) return parameters[text.slice(1)]?.default ?? text;
    const back = text.startsWith('-$') ? parameters[text.slice(2)]?.default : undefined;
    return typeof back === 'string' ? `-${back}` : text;
  };
  return { ...(replaced(rest, valueOf) as ProgrammeDefinition), parameters, ...(texts && { texts }) };
}

/** Keys of a definition whose texts are CEL. */
const CONDITIONS: ReadonlySet<string> = new Set(['condition', 'where']);

/** A quoted text of CEL, which is left alone, or a parameter by its name. */
const IN_CONDITION = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\$([A-Za-z][A-Za-z0-9]*)/gu;

/** CEL's doubles and whole numbers do not mix in arithmetic, and facts are doubles. */
function numeral(value: number | string | undefined): string | undefined {
  if (typeof value !== 'number') return undefined;
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

function replaced(value: unknown, valueOf: (text: string, isCondition: boolean) => number | string, isCondition = false): unknown {
  if (typeof value === 'string') return valueOf(value, isCondition);
  if (Array.isArray(value)) return value.map((each) => replaced(each, valueOf));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaced(each, valueOf, CONDITIONS.has(key))]));
}

/** Every "$name" still in a definition whose parameters were resolved, with its path: nothing of that name stands there. */
export function unresolvedParameters(value: unknown, path = '', isCondition = false): { readonly path: string; readonly name: string }[] {
  if (typeof value === 'string') {
    const names = isCondition ? [...value.matchAll(IN_CONDITION)].flatMap(([token, name]) => (name === undefined ? [] : [token])) : /^-?\$/u.test(value) ? [value.replace(/^-/u, '')] : [];
    return names.map((name) => ({ path, name }));
  }
  if (Array.isArray(value)) return value.flatMap((each, i) => unresolvedParameters(each, `${path}[${i}]`));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]) => unresolvedParameters(each, path ? `${path}.${key}` : key, CONDITIONS.has(key)));
}
