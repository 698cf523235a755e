import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { checkDeclared, type DeclaredProperties } from './domain/declared-properties.js';
import type { ParseContext, Problem } from './domain/intake-message.js';
import type { FitsSchema } from './domain/standing-facts.js';

/** The published schema of each event: what the documentation says is what intake checks. */
const FILES: Readonly<Record<string, string>> = {
  'Listing Posted': 'listing-posted',
  'Listing Renewed': 'listing-renewed',
  'Listing Sold': 'listing-sold',
  'Listing Removed': 'listing-removed',
  'Car Bought': 'car-bought',
  'Event Corrected': 'event-corrected',
  'Event Deleted': 'event-deleted',
  identify: 'identify',
};

export const EVENT_NAMES: readonly string[] = Object.keys(FILES).filter((name) => name !== 'identify');

/** What intake takes: the names of events, and the check of their properties. */
export type Vocabulary = Pick<ParseContext, 'eventNames' | 'check'>;

/** The published events, and those a site's own programmes declare; a published one is what its schema says, whoever declares it. */
export function vocabularyOf(declared: ReadonlyMap<string, DeclaredProperties>): Vocabulary {
  const own = new Map([...declared].filter(([name]) => !Object.hasOwn(FILES, name)));
  return {
    eventNames: [...EVENT_NAMES, ...own.keys()],
    check: (name, value) => {
      const properties = own.get(name);
      return properties === undefined ? checkProperties(name, value) : checkDeclared(properties, value);
    },
  };
}

const ajv = new Ajv2020({ allErrors: false, strict: true, allowUnionTypes: true });
addFormats.default(ajv);

const validators = new Map<string, ValidateFunction>();

/** Checks properties (or traits) against docs/events/*.schema.json; null when they fit. */
export function checkProperties(name: string, value: unknown): Problem | null {
  const validate = validatorOf(name);
  if (validate(value)) return null;
  const [error] = validate.errors ?? [];
  if (!error) return { path: '', reason: 'does not fit its schema' };
  return error.schemaPath.startsWith('#/anyOf/') ? noneFits(validate.errors ?? []) : problemOf(error);
}

/**
 * For `standingFacts`. Whatever a site's own programmes declare is read by its declared type when it is used: what is of another type is
 * unknown there, and breaks nothing.
 */
export const fitsSchema: FitsSchema = (type, properties) => !Object.hasOwn(FILES, type) || checkProperties(type, properties) === null;

function validatorOf(name: string): ValidateFunction {
  const known = validators.get(name);
  if (known) return known;
  const url = new URL(`../../../docs/events/${FILES[name]}.schema.json`, import.meta.url);
  const validate = ajv.compile(JSON.parse(readFileSync(url, 'utf8')));
  validators.set(name, validate);
  return validate;
}

/** One of several properties is needed: what was given of them and is wrong, or their names where none was given. */
function noneFits(errors: readonly ErrorObject[]): Problem {
  const each = errors.filter(({ keyword }) => keyword !== 'anyOf');
  const wrong = each.find(({ keyword }) => keyword !== 'required');
  if (wrong) return problemOf(wrong);
  return { path: '', reason: `${each.map(({ params }) => String(params.missingProperty)).join(' or ')} is required` };
}

const TYPE_WORDS: Readonly<Record<string, string>> = { string: 'a text', number: 'a number', integer: 'a whole number', boolean: 'true or false', object: 'an object', array: 'a list' };

function problemOf(error: ErrorObject): Problem {
  const path = error.instancePath.slice(1).replaceAll('/', '.');
  if (error.keyword === 'required') {
    const missing = String(error.params.missingProperty);
    return { path: path ? `${path}.${missing}` : missing, reason: 'is required' };
  }
  if (error.keyword === 'type') {
    // Null says "not told" and is none of what it must be.
    const types = [error.params.type as string | string[]].flat().filter((type) => type !== 'null');
    return { path, reason: `must be ${types.map((type) => TYPE_WORDS[type] ?? type).join(' or ')}` };
  }
  if (error.keyword === 'enum') return { path, reason: `must be one of: ${(error.params.allowedValues as unknown[]).join(', ')}` };
  return { path, reason: error.message ?? 'does not fit its schema' };
}
