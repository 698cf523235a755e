import type { AcceptedMessage, parseMessage } from '@ringroad/lifecycle';
import type { ImportMap } from './map-schema.js';
import type { FileRow } from './row-file.js';
import { type Message, rowMessages, type Values } from './row-messages.js';
import { columnOf, type RowProblem, type RowReader } from './row-reader.js';

export type ReadRow =
  | { readonly kind: 'messages'; readonly messages: readonly AcceptedMessage[]; readonly region: string | null }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'problem'; readonly problem: RowProblem };

/** What intake says of a message. */
export type Judge = (message: unknown) => ReturnType<typeof parseMessage>;

/**
 * A row as the messages it stands for, judged by the same rules as those that come over HTTP. All of them fit, or the row
 * is refused as a whole: half an ad helps nobody.
 */
export function readRow(map: ImportMap, reader: RowReader, row: FileRow, key: string, judge: Judge): ReadRow {
  if (row.broken !== undefined) return refused('', row.broken, '');
  if (key === '') return withoutKey(map);
  const reading = reader.read(row.fields, key);
  if (reading.kind === 'problem') return reading;
  const messages = rowMessages(map, key, reading.values);
  if (messages.length === 0) return refused('', 'tells of no event: every date in it is empty', '');
  return judged(map, messages, reading.values, judge);
}

export function withoutKey(map: ImportMap): ReadRow {
  return refused(map.key === 'row' ? '' : map.key.columns.join(', '), 'is empty, and it is the key', '');
}

/** All of these fit, or none is taken. */
export function judged(map: ImportMap, messages: readonly Message[], values: Values, judge: Judge): ReadRow {
  const accepted: AcceptedMessage[] = [];
  for (const message of messages) {
    const parsed = judge(message);
    if (parsed.kind === 'rejected') return about(map, message, parsed.rejection);
    accepted.push(parsed.message);
  }
  const region = values.get('region');
  return { kind: 'messages', messages: accepted, region: typeof region === 'string' ? region : null };
}

/** `properties.price` is what a program reads; a person looks for the column it came from. */
function about(map: ImportMap, message: Message, { path, reason }: { readonly path: string; readonly reason: string }): ReadRow {
  const [part = '', name = ''] = path.split('.');
  const valueName = part === 'userId' ? map.user : part === 'timestamp' ? momentOf(map, message.event ?? 'identify') : name;
  const definition = map.values[valueName];
  const stated = (message.properties ?? message.traits ?? {})[name];
  const shown = part === 'userId' ? message.userId : part === 'timestamp' ? message.timestamp : stated;
  return refused((definition && columnOf(definition)) || valueName, reason, shown === undefined ? '' : String(shown));
}

function momentOf(map: ImportMap, event: string): string {
  const { at, renewals } = map.events[event] ?? {};
  const name = at ?? renewals?.to ?? '';
  return map.values[name]?.daysBefore ?? name;
}

export function refused(column: string, reason: string, value: string): ReadRow {
  return { kind: 'problem', problem: { column, reason, value } };
}
