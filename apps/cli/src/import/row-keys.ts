import { createHash } from 'node:crypto';
import type { ImportMap } from './map-schema.js';

/** Seven bits a row in at most 32 MB: of ten million rows fewer than one in ten thousand is taken for a repetition. */
const PROBES = 7;
const LARGEST_FILTER = 32 * 1024 * 1024;
const SMALLEST_FILTER = 1024 * 1024;
const LONGEST = 120;

/**
 * A stable id for each row. Where the data has columns that name the ad, they are the key. Where it has none, the key is a
 * hash of the whole row; the second row that reads the same gets `-2`, because two identical ads are two ads. It does not
 * depend on the file's name nor on where in it the row stands.
 *
 * Memory stays the same however long the file: a filter of fixed size tells rows that are surely new, and only the others
 * are counted. A new row that it takes for a repetition gets `-2` at once, which is as good a key as any.
 */
export class RowKeys {
  private readonly filter: Uint8Array;
  private readonly repetitions = new Map<string, number>();
  private readonly indexes: readonly number[] | undefined;

  /** @param fileBytes size of the file as it lies on disk: a small one needs no large filter */
  constructor(map: ImportMap, header: readonly string[], fileBytes: number) {
    this.filter = new Uint8Array(Math.min(LARGEST_FILTER, Math.max(SMALLEST_FILTER, fileBytes)));
    this.indexes = map.key === 'row' ? undefined : map.key.columns.map((column) => header.indexOf(column));
  }

  /** Rows must come in the order of the file. Empty when the key columns are. */
  next(fields: readonly string[]): string {
    if (this.indexes) return named(this.indexes.map((index) => (fields[index] ?? '').trim()));
    const hash = createHash('sha256').update(fields.join('\u001f')).digest();
    const key = hash.toString('hex', 0, 12);
    if (!this.mayHaveCome(hash)) return key;
    const times = (this.repetitions.get(key) ?? 1) + 1;
    this.repetitions.set(key, times);
    return `${key}-${times}`;
  }

  private mayHaveCome(hash: Buffer): boolean {
    let all = true;
    for (let probe = 0; probe < PROBES; probe += 1) {
      const bit = hash.readUInt32LE(probe * 4) % (this.filter.length * 8);
      const mask = 1 << (bit & 7);
      if (((this.filter[bit >>> 3] as number) & mask) === 0) {
        all = false;
        this.filter[bit >>> 3] = (this.filter[bit >>> 3] as number) | mask;
      }
    }
    return all;
  }
}

/** The key of an order that the data names. */
export function orderKey(id: string): string {
  return named([id]);
}

/** One column is the key itself; several are hashed, since no separator is safe from what stands in them. */
function named(parts: readonly string[]): string {
  if (parts.every((part) => part === '')) return '';
  const key = parts.join('\u001f');
  return parts.length === 1 && key.length <= LONGEST ? key : createHash('sha256').update(key).digest().toString('hex', 0, 12);
}
