import type { ImportMap, RenewalsDefinition } from './map-schema.js';
import type { Value } from './value-reader.js';

/** A message of the Segment tracking API, as a site would have sent it. */
export interface Message {
  readonly type: 'track' | 'identify';
  readonly messageId: string;
  readonly userId: string;
  readonly timestamp: string;
  readonly event?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly traits?: Readonly<Record<string, unknown>>;
}

type Values = ReadonlyMap<string, Value | null>;

/**
 * The events a row tells of. The same row under the same key gives the same messages with the same ids, in whatever file
 * it stands: that is what makes importing twice harmless.
 */
export function rowMessages(map: ImportMap, key: string, values: Values): Message[] {
  const userId = String(values.get(map.user) ?? '');
  return Object.entries(map.events).flatMap(([name, { at, renewals, properties }]) => {
    const stated = propertiesOf(properties, values);
    const id = `import:${map.source}:${key}:${name.toLowerCase().replaceAll(' ', '-')}`;
    return momentsOf(at, renewals, values).map((moment, ordinal) => {
      const base = { messageId: `${id}:${ordinal}`, userId, timestamp: moment.toISOString() };
      return name === 'identify' ? { type: 'identify', ...base, traits: stated } : { type: 'track', ...base, event: name, properties: stated };
    });
  });
}

/** An event whose date is empty did not happen. */
function momentsOf(at: string | undefined, renewals: RenewalsDefinition | undefined, values: Values): Date[] {
  if (renewals !== undefined) return renewalMoments(renewals, values);
  const moment = values.get(at ?? '');
  return moment instanceof Date ? [moment] : [];
}

/**
 * A counter tells how often, not when: the renewals are spread evenly between the two dates, both left out. More than
 * `max` of them are told as `max`, since a bot that raises an ad a thousand times is not a thousand moments.
 */
function renewalMoments({ counter, startsAt, max, from, to }: RenewalsDefinition, values: Values): Date[] {
  const [count, start, end] = [values.get(counter), values.get(from), values.get(to)];
  if (typeof count !== 'number' || !(start instanceof Date) || !(end instanceof Date)) return [];
  const times = Math.min(Math.max(0, count - startsAt), max);
  const step = Math.max(0, end.getTime() - start.getTime()) / (times + 1);
  return Array.from({ length: times }, (_, index) => new Date(start.getTime() + Math.round(step * (index + 1))));
}

function propertiesOf(names: readonly string[], values: Values): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const name of names) {
    const value = values.get(name);
    if (value !== null && value !== undefined) properties[name] = value instanceof Date ? value.toISOString() : value;
  }
  return properties;
}
