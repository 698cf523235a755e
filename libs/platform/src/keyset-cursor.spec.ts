import fc from 'fast-check';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from './keyset-cursor.js';

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
});
