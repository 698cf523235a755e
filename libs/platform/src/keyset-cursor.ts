import { DomainError } from '@ringroad/kernel';
import { z } from 'zod';

type Part = string | number | boolean | null;

/**
 * Where a page ended: the sort key of its last row, opaque to clients. Timestamps must go in as Postgres prints them
 * (`created_at::text`): a Date has milliseconds, timestamptz microseconds, and the rounding would repeat or skip rows.
 */
export function encodeCursor(key: readonly Part[]): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
}

const PRINTED = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?)\+00$/;

/** For the shape of a cursor: an instant as Postgres prints it in UTC. Anything else would break the query it is put into. */
export const printedInstant = z.string().refine((text) => {
  const [, day, time] = PRINTED.exec(text) ?? [];
  return day !== undefined && !Number.isNaN(Date.parse(`${day}T${time}Z`));
});

/** The sort key of a cursor, checked against its shape (a zod tuple). Raises INVALID_INPUT: cursors come from outside. */
export function decodeCursor<Key>(cursor: string, shape: z.ZodType<Key>): Key {
  const parsed = shape.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) {
    throw new DomainError('INVALID_INPUT', 'This cursor does not belong to this list.', { field: 'after' });
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
