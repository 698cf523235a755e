import type { Problem } from './intake-message.js';
import type { ValueType } from './programme-facts.js';

/** What the properties of an event may be: by name, their declared types. */
export type DeclaredProperties = Readonly<Record<string, ValueType>>;

const MUST_BE: Readonly<Record<ValueType, string>> = {
  number: 'must be a number',
  text: 'must be a text',
  'yes-no': 'must be true or false',
  date: 'must be a date in ISO 8601, such as 2026-03-10, or 2026-03-10T09:00:00Z with its offset',
};
/** What JavaScript alone would take ("March 7", "5", a time without an offset) is another instant on every machine. */
const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2}))?$/;

/**
 * Checks an event's properties against what a programme declares of them; null when they fit. A property that is missing or null is
 * unknown, one that is not declared is kept.
 */
export function checkDeclared(declared: DeclaredProperties, properties: unknown): Problem | null {
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return { path: '', reason: 'must be an object' };
  for (const [name, type] of Object.entries(declared)) {
    const value = Object.hasOwn(properties, name) ? (properties as Readonly<Record<string, unknown>>)[name] : null;
    if (value !== null && value !== undefined && !is(type, value)) return { path: name, reason: MUST_BE[type] };
  }
  return null;
}

function is(type: ValueType, value: unknown): boolean {
  switch (type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'text':
      return typeof value === 'string';
    case 'yes-no':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && DATE.test(value) && !Number.isNaN(new Date(value).getTime());
  }
}
