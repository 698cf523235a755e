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

export type Values = ReadonlyMap<string, Value | null>;

/**
 * The events a row tells of. The same row under the same key gives the same messages with the same ids, in whatever file
 * it stands: that is what makes importing twice harmless.
 */
export function rowMessages(map: ImportMap, key: string, values: Values): Message[] {
  const userId = String(values.get(map.user) ?? '');
  const over = endOf(map, values);
  return Object.entries(map.events).flatMap(([name, { at, renewals, properties }]) => {
    const stated = propertiesOf(properties, values);
    const id = `import:${map.source}:${key}:${name.toLowerCase().replaceAll(' ', '-')}`;
    return momentsOf(at, renewals, { values, over }).map((moment, ordinal) => {
      const base = { messageId: `${id}:${ordinal}`, userId, timestamp: moment.toISOString() };
      if (name === 'identify') return { type: 'identify', ...base, traits: stated };
      return { type: 'track', ...base, event: name, properties: name === 'Event Corrected' ? correctionOf(stated) : stated };
    });
  });
}

/** What a row says, and when its ad was sold or taken down, whichever came first; undefined while it lives. */
interface Ad {
  readonly values: Values;
  readonly over: Date | undefined;
}

const ENDS = ['Listing Sold', 'Listing Removed'] as const;

function endOf(map: ImportMap, values: Values): Date | undefined {
  const ends = ENDS.flatMap((name) => values.get(map.events[name]?.at ?? '') ?? []).filter((moment) => moment instanceof Date);
  return ends.reduce<Date | undefined>((first, moment) => (first === undefined || moment < first ? moment : first), undefined);
}

/** An event whose date is empty did not happen. */
function momentsOf(at: string | undefined, renewals: RenewalsDefinition | undefined, { values, over }: Ad): Date[] {
  if (renewals !== undefined) return renewalMoments(renewals, { values, over });
  const moment = values.get(at ?? '');
  return moment instanceof Date ? [moment] : [];
}

/**
 * A counter tells how often, not when: the renewals are spread evenly between the two dates, both left out, and end with
 * the ad: a renewal after its sale would be the car's next ad. More than `max` of them are told as `max`, since a bot that raises an
 * ad a thousand times is not a thousand moments.
 */
function renewalMoments({ counter, startsAt, max, from, to }: RenewalsDefinition, { values, over }: Ad): Date[] {
  const [count, start, until] = [values.get(counter), values.get(from), values.get(to)];
  if (typeof count !== 'number' || !(start instanceof Date) || !(until instanceof Date)) return [];
  const end = over !== undefined && over <= until ? over : until;
  if (end === over && end <= start) return [];
  const times = Math.min(Math.max(0, count - startsAt), max);
  const step = Math.max(0, end.getTime() - start.getTime()) / (times + 1);
  return Array.from({ length: times }, (_, index) => new Date(start.getTime() + Math.round(step * (index + 1))));
}

/** A row is flat: whatever it tells beside the event and its time is what that event should have said. */
function correctionOf({ messageId, timestamp, ...properties }: Record<string, unknown>): Record<string, unknown> {
  return { messageId, ...(timestamp === undefined ? {} : { timestamp }), properties };
}

/** The values of these names, without those that say nothing. */
export function propertiesOf(names: readonly string[], values: Values): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const name of names) {
    const value = values.get(name);
    if (value !== null && value !== undefined) properties[name] = value instanceof Date ? value.toISOString() : value;
  }
  return properties;
}
