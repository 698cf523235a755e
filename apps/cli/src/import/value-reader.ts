import { dateReader } from './date-reader.js';
import type { ValueDefinition } from './map-schema.js';

export type Value = string | number | boolean | Date;

/** What a text says; null where it says nothing. */
export type Reading = { readonly kind: 'value'; readonly value: Value | null } | { readonly kind: 'problem'; readonly reason: string };

type Reader = (text: string) => Reading;

const YES = ['true', 'yes', 'y', '1', 'да', 'так'];
const NO = ['false', 'no', 'n', '0', 'нет', 'не'];

/** How a text becomes a value of this definition. `zone`: IANA zone of dates that name no offset. */
export function valueReader(definition: ValueDefinition, zone: string): Reader {
  const convert = mapped(definition, converter(definition, zone));
  const empty = new Set(definition.empty ?? []);
  return (raw) => {
    const text = definition.trim ? raw.trim() : raw;
    if (text !== '' && !empty.has(text)) return convert(text);
    return definition.required ? problem('is empty') : value(null);
  };
}

function converter(definition: ValueDefinition, zone: string): Reader {
  switch (definition.as) {
    case 'text':
      return value;
    case 'number':
    case 'integer':
      return numberReader(definition);
    case 'boolean':
      return booleanReader(definition);
    case 'date': {
      const read = dateReader(definition.format, zone);
      const shape = definition.format ?? 'YYYY-MM-DD or another ISO 8601 form';
      return (text) => {
        const date = read(text);
        return date ? value(date) : problem(`is not a date like ${shape}`);
      };
    }
  }
}

function mapped(definition: ValueDefinition, convert: Reader): Reader {
  const { map, otherwise = 'reject' } = definition;
  if (map === undefined) return convert;
  const words = new Map(Object.entries(map));
  return (text) => {
    const word = words.get(text);
    if (word !== undefined) return convert(String(word));
    if (otherwise === 'keep') return convert(text);
    return otherwise === 'empty' ? value(null) : problem(`is not among the words of the map: ${[...words.keys()].slice(0, 20).join(', ')}`);
  };
}

/** Spaces of all kinds between digits group thousands; a comma or a point only where the map says so. */
function numberReader({ as, decimal = 'point', thousands }: ValueDefinition): Reader {
  const point = decimal === 'point' ? '\\.' : ',';
  const group = thousands === undefined ? '[ \\u00a0\\u202f]' : `[ \\u00a0\\u202f\\${thousands}]`;
  const shape = new RegExp(`^[+-]?(?:\\d+|\\d{1,3}(?:${group}\\d{3})+)(?:${point}\\d+)?$`);
  const groups = new RegExp(group, 'g');
  const name = as === 'integer' ? 'a whole number' : `a number with a decimal ${decimal}`;
  return (text) => {
    const plain = shape.test(text) ? Number(text.replace(groups, '').replace(',', '.')) : Number.NaN;
    if (Number.isNaN(plain) || (as === 'integer' && !Number.isSafeInteger(plain))) return problem(`is not ${name}`);
    return value(plain);
  };
}

function booleanReader({ yes = YES, no = NO }: ValueDefinition): Reader {
  const lower = (words: readonly string[]) => new Set(words.map((word) => word.toLowerCase()));
  const [yesWords, noWords] = [lower(yes), lower(no)];
  return (text) => {
    const word = text.toLowerCase();
    if (yesWords.has(word)) return value(true);
    return noWords.has(word) ? value(false) : problem(`is neither yes (${yes.join(', ')}) nor no (${no.join(', ')})`);
  };
}

function value(it: Value | null): Reading {
  return { kind: 'value', value: it };
}

function problem(reason: string): Reading {
  return { kind: 'problem', reason };
}
