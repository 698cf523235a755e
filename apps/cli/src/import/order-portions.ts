import type { ImportMap, OrdersDefinition } from './map-schema.js';
import { orderMessages } from './order-messages.js';
import type { Portion, Portions } from './portion.js';
import { type Judge, judged, type ReadRow, refused, withoutKey } from './read-row.js';
import type { FileRow, RowFile } from './row-file.js';
import type { Values } from './row-messages.js';
import { orderKey, RowKeys } from './row-keys.js';
import { columnOf, RowReader } from './row-reader.js';

/** More than any order has; what is longer is a column that names no order. */
const MOST_LINES = 1_000;

/** The lines of one order so far. */
interface Open {
  readonly id: string;
  readonly line: number;
  rows: number;
  readonly values: Values[];
  problem: { readonly line: number; readonly read: ReadRow } | null;
}

/**
 * Orders, of lines that stand together: an order whose lines stand apart in the file is known by its key and refused the second time. An
 * order is taken as a whole: one line that cannot be read refuses it. Where not even its order can be read, both its neighbours are.
 */
export function orderPortions(map: ImportMap, orders: OrdersDefinition, file: RowFile, judge: Judge): Portions {
  const reader = new RowReader(map, file.header);
  const idOf = orders.id === undefined ? null : idReader(map, orders.id, file.header);
  const close = (open: Open, key: string): Portion => {
    const read = open.problem?.read ?? readOrder(map, orders, key, open.values, judge);
    return { rows: open.rows, line: open.problem?.line ?? open.line, read };
  };

  return async function* (already) {
    const keys = new RowKeys(map, file.header, file.size);
    let open: Open | null = null;
    let unreadable: Open['problem'] = null;
    for await (const row of file.rows()) {
      if (idOf === null) {
        const key = row.broken === undefined ? keys.next(row.fields) : '';
        if (row.number > already) yield close(opened(map, reader, row, key), key);
        continue;
      }
      const id = row.broken === undefined ? idOf(row.fields) : null;
      if (id === null) {
        const problem = { line: row.line, read: row.broken === undefined ? nameless(map, orders) : refused('', row.broken, '') };
        unreadable = problem;
        if (row.number <= already) continue;
        if (open === null) yield { rows: 1, ...problem };
        else {
          open.rows += 1;
          open.problem ??= problem;
        }
        continue;
      }
      if (row.number <= already) {
        unreadable = null;
        continue;
      }
      if (open !== null && open.id !== id) {
        yield close(open, orderKey(open.id));
        open = null;
      }
      if (open === null) {
        open = { id, line: row.line, rows: 0, values: [], problem: unreadable && { line: row.line, read: BESIDE_UNREADABLE } };
      }
      unreadable = null;
      addLine(open, reader, row);
    }
    if (open !== null) yield close(open, orderKey(open.id));
  };
}

const BESIDE_UNREADABLE = refused('', 'stands beside a row that cannot be read, and that may be a line of the same order', '');

function nameless(map: ImportMap, { id = '' }: OrdersDefinition): ReadRow {
  const definition = map.values[id];
  return refused((definition && columnOf(definition)) || id, 'is empty, and names the order', '');
}

/** A row that is an order of its own. */
function opened(map: ImportMap, reader: RowReader, row: FileRow, key: string): Open {
  const open: Open = { id: key, line: row.line, rows: 0, values: [], problem: null };
  if (row.broken !== undefined) return { ...open, rows: 1, problem: { line: row.line, read: refused('', row.broken, '') } };
  if (key === '') return { ...open, rows: 1, problem: { line: row.line, read: withoutKey(map) } };
  addLine(open, reader, row);
  return open;
}

function addLine(open: Open, reader: RowReader, row: FileRow): void {
  open.rows += 1;
  if (open.problem !== null) return;
  const reading = reader.read(row.fields, open.id);
  if (reading.kind === 'problem') open.problem = { line: row.line, read: reading };
  else if (open.rows > MOST_LINES) open.problem = { line: row.line, read: refused('', `has more than ${MOST_LINES} lines of one order`, '') };
  else open.values.push(reading.values);
}

function readOrder(map: ImportMap, orders: OrdersDefinition, key: string, lines: readonly Values[], judge: Judge): ReadRow {
  const told = orderMessages(map, orders, key, lines);
  if (told.kind === 'skipped') return told;
  if (told.kind === 'messages') return judged(map, told.messages, lines[0] as Values, judge);
  const definition = map.values[told.name];
  return refused((definition && columnOf(definition)) || told.name, told.reason, '');
}

/** The order a row belongs to; null where it does not say. Read by itself, so that it is known of a row whose other values are wrong. */
function idReader(map: ImportMap, id: string, header: readonly string[]): (fields: readonly string[]) => string | null {
  const reader = new RowReader({ ...map, values: Object.fromEntries(Object.entries(map.values).filter(([name]) => name === id)) }, header);
  return (fields) => {
    const reading = reader.read(fields, '');
    const value = reading.kind === 'values' ? reading.values.get(id) : null;
    return value === null || value === undefined ? null : String(value);
  };
}
