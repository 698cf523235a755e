import type { AcceptedMessage, parseMessage } from '@ringroad/lifecycle';
import type { CsvRow } from './csv-rows.js';
import type { ImportMap } from './map-schema.js';
import { type Message, rowMessages } from './row-messages.js';
import { columnOf, type RowProblem, type RowReader } from './row-reader.js';

export type ReadRow =
  | { readonly kind: 'messages'; readonly messages: readonly AcceptedMessage[]; readonly region: string | null }
  | { readonly kind: 'problem'; readonly problem: RowProblem };

/**
 * A row as the messages it stands for, judged by the same rules as those that come over HTTP. All of them fit, or the row
 * is refused as a whole: half an ad helps nobody.
 */
export function readRow(map: ImportMap, reader: RowReader, row: CsvRow, key: string, judge: (message: Message) => ReturnType<typeof parseMessage>): ReadRow {
  if (row.broken !== undefined) return refused('', row.broken, '');
  if (key === '') return refused(map.key === 'row' ? '' : map.key.columns.join(', '), 'is empty, and it is the key', '');
  const reading = reader.read(row.fields, key);
  if (reading.kind === 'problem') return reading;
  const messages = rowMessages(map, key, reading.values);
  if (messages.length === 0) return refused('', 'tells of no event: every date in it is empty', '');
  const accepted: AcceptedMessage[] = [];
  for (const message of messages) {
    const parsed = judge(message);
    if (parsed.kind === 'rejected') return about(map, message, parsed.rejection);
    accepted.push(parsed.message);
  }
  const region = reading.values.get('region');
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

function refused(column: string, reason: string, value: string): ReadRow {
  return { kind: 'problem', problem: { column, reason, value } };
}
