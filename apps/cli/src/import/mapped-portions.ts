import type { ImportMap } from './map-schema.js';
import { orderPortions } from './order-portions.js';
import type { Portions } from './portion.js';
import { type Judge, readRow } from './read-row.js';
import type { RowFile } from './row-file.js';
import { RowKeys } from './row-keys.js';
import { RowReader } from './row-reader.js';

/** Rows as the map reads them. The header must have passed `checkColumns`. */
export function mappedPortions(map: ImportMap, file: RowFile, judge: Judge): Portions {
  if (map.orders !== undefined) return orderPortions(map, map.orders, file, judge);
  return async function* (already) {
    const keys = new RowKeys(map, file.header, file.size);
    const reader = new RowReader(map, file.header);
    for await (const row of file.rows()) {
      // Also of rows that are not sent: the next one that reads the same needs its number.
      const key = row.broken === undefined ? keys.next(row.fields) : '';
      if (row.number > already) yield { rows: 1, line: row.line, read: readRow(map, reader, row, key, judge) };
    }
  };
}
