import fc from 'fast-check';
import { z } from 'zod';
import { decodeCursor, encodeCursor, printedInstant } from './keyset-cursor.js';

const shape = z.tuple([z.string(), z.uuid()]);

describe('a cursor', () => {
  it('gives back the sort key it was made from', () => {
    fc.assert(
      fc.property(fc.string(), fc.uuid(), (text, id) => {
        expect(decodeCursor(encodeCursor([text, id]), shape)).toEqual([text, id]);
      }),
    );
  });

  it('that was typed, cut or taken from another list is refused', () => {
    const own = encodeCursor(['2026-03-01 10:00:00+00', 'b0f6d6b4-3c5e-5d0a-9a57-6d2b7a1f7c11']);
    for (const cursor of ['', 'nonsense', own.slice(0, -4), encodeCursor([1]), encodeCursor(['a', 'not an id'])]) {
      expect(() => decodeCursor(cursor, shape)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
    }
  });

  it('that names an instant Postgres could not read is refused before it is asked', () => {
    const timed = z.tuple([printedInstant]);
    for (const text of ['2026-03-01 10:00:00+00', '2026-03-01 10:00:00.123456+00']) expect(decodeCursor(encodeCursor([text]), timed)).toEqual([text]);
    for (const text of ['', '2026-99-01 10:00:00+00', 'infinity', 'now', "'; select 1", '2026-03-01 10:00:00+00 x']) {
      expect(() => decodeCursor(encodeCursor([text]), timed)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
    }
  });
});
