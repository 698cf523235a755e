import type { Portions } from './portion.js';

/** Prints the first events the file would give, one JSON a line, and refused rows among them; contact data by kind only. Touches nothing. */
export async function dryRun(portions: Portions, events: number, print: (line: string) => void): Promise<void> {
  let printed = 0;
  for await (const { line, read } of portions(0)) {
    if (read.kind === 'problem') print(JSON.stringify({ row: line, rejected: read.problem }));
    else if (read.kind === 'skipped') print(JSON.stringify({ row: line, skipped: 'the order is not completed' }));
    else {
      for (const { messageId, userId, name, occurredAt, properties, contacts } of read.messages.slice(0, events - printed)) {
        // A terminal's history is no place for them either: only that they are understood is shown.
        const sealed = contacts.length > 0 ? { sealed: contacts.map(({ kind }) => kind) } : {};
        print(JSON.stringify({ row: line, event: name, occurredAt, userId, messageId, properties, ...sealed }));
        printed += 1;
      }
    }
    if (printed >= events) return;
  }
}
