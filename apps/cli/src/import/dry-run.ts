import { checkProperties, EVENT_NAMES, parseMessage } from '@ringroad/lifecycle';
import type { CsvFile } from './csv-rows.js';
import type { ImportMap } from './map-schema.js';
import { readRow } from './read-row.js';
import { RowKeys } from './row-keys.js';
import { RowReader } from './row-reader.js';

/** Prints the first events the file would give, one JSON a line, and refused rows among them; contact data by kind only. Touches nothing. */
export async function dryRun(map: ImportMap, csv: CsvFile, events: number, now: Date, print: (line: string) => void): Promise<void> {
  const keys = new RowKeys(map, csv.header, csv.size);
  const reader = new RowReader(map, csv.header);
  let printed = 0;
  for await (const row of csv.rows()) {
    const key = row.broken === undefined ? keys.next(row.fields) : '';
    const read = readRow(map, reader, row, key, (message) => parseMessage(message, { now, eventNames: EVENT_NAMES, check: checkProperties }));
    if (read.kind === 'problem') print(JSON.stringify({ row: row.number, rejected: read.problem }));
    else {
      for (const { messageId, userId, name, occurredAt, properties, contacts } of read.messages.slice(0, events - printed)) {
        // A terminal's history is no place for them either: only that they are understood is shown.
        const sealed = contacts.length > 0 ? { sealed: contacts.map(({ kind }) => kind) } : {};
        print(JSON.stringify({ row: row.number, event: name, occurredAt, userId, messageId, properties, ...sealed }));
        printed += 1;
      }
    }
    if (printed >= events) return;
  }
}
