import { Temporal } from 'temporal-polyfill';
import { remembering } from './date-reader.js';
import type { ImportMap, ValueDefinition } from './map-schema.js';
import { placeholdersOf } from './read-map.js';
import { type Reading, type Value, valueReader } from './value-reader.js';

/** Why a row was not taken. `column` is empty where it is about the whole row. */
export interface RowProblem {
  readonly column: string;
  readonly reason: string;
  readonly value: string;
}

export type RowReading =
  | { readonly kind: 'values'; readonly values: ReadonlyMap<string, Value | null> }
  | { readonly kind: 'problem'; readonly problem: RowProblem };

/** Turns the fields of a row into the map's named values. The header must have passed `checkColumns`. */
export class RowReader {
  private readonly steps: readonly { readonly name: string; readonly column: string; readonly text: TextOf; readonly read: (text: string) => Reading }[];
  private readonly derived: readonly { readonly name: string; readonly read: (values: ReadonlyMap<string, Value | null>) => Date | null }[];

  constructor(map: ImportMap, header: readonly string[]) {
    const entries = Object.entries(map.values);
    this.steps = entries
      .filter(([, definition]) => definition.daysBefore === undefined)
      .map(([name, definition]) => ({
        name,
        column: columnOf(definition),
        text: textOf(definition, header),
        read: valueReader(definition, map.site.timezone),
      }));
    this.derived = entries
      .filter(([, definition]) => definition.daysBefore !== undefined)
      .map(([name, definition]) => ({ name, read: earlier(definition, map.site.timezone) }));
  }

  read(fields: readonly string[], key: string): RowReading {
    const values = new Map<string, Value | null>();
    for (const { name, column, text, read } of this.steps) {
      const raw = text(fields, key);
      const reading = read(raw);
      if (reading.kind === 'problem') return { kind: 'problem', problem: { column, reason: reading.reason, value: raw } };
      values.set(name, reading.value);
    }
    for (const { name, read } of this.derived) values.set(name, read(values));
    return { kind: 'values', values };
  }
}

type TextOf = (fields: readonly string[], key: string) => string;

/** The column, or columns, a value comes from: what a person looks at when it is refused. */
export function columnOf({ column, template }: ValueDefinition): string {
  return column ?? placeholdersOf(template ?? '').filter((each) => each !== 'key').join(', ');
}

function textOf({ column, constant, template = '' }: ValueDefinition, header: readonly string[]): TextOf {
  if (constant !== undefined) return () => String(constant);
  if (column !== undefined) {
    const index = header.indexOf(column);
    return (fields) => fields[index] ?? '';
  }
  const indexes = new Map(placeholdersOf(template).map((each) => [each, header.indexOf(each)]));
  return (fields, key) => {
    let filled = indexes.size === 0;
    const text = template.replace(/\{([^{}]*)\}/g, (_, each: string) => {
      const part = each === 'key' ? key : (fields[indexes.get(each) ?? -1] ?? '').trim();
      if (part !== '') filled = true;
      return part;
    });
    // Nothing to put in: a text of nothing but punctuation would say nothing.
    return filled ? text : '';
  };
}

/** Calendar days in the zone: the same time of day, also across a clock change. */
function earlier({ daysBefore = '', days = 0 }: ValueDefinition, zone: string) {
  const subtract = remembering((key: string) => {
    const [at, count] = key.split(' ').map(Number) as [number, number];
    return new Date(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).subtract({ days: count }).epochMilliseconds);
  });
  return (values: ReadonlyMap<string, Value | null>): Date | null => {
    const from = values.get(daysBefore);
    const count = typeof days === 'number' ? days : values.get(days);
    return from instanceof Date && typeof count === 'number' ? subtract(`${from.getTime()} ${count}`) : null;
  };
}
