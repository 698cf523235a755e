import fc from 'fast-check';
import { bonusCode, readBonusCode } from './bonus-code.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codes = fc.uint8Array({ minLength: 7, maxLength: 7 }).map((random) => bonusCode(random));
/** Where the symbols stand in RR-XXXX-XXXX. */
const places = fc.constantFrom(3, 4, 5, 6, 8, 9, 10, 11);

function put(code: string, place: number, sign: string): string {
  return code.slice(0, place) + sign + code.slice(place + 1);
}

describe('a bonus code', () => {
  test('is short, in groups, and without letters that look or sound alike', () => {
    fc.assert(fc.property(codes, (code) => expect(code).toMatch(/^RR-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)));
  });

  test('is understood however a person types it', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const bare = code.replace(/-/g, '').slice(2);
        for (const typed of [code, code.toLowerCase(), ` ${bare} `, bare.replace(/0/g, 'o').replace(/1/g, 'l'), code.replace(/-/g, ' '), code.replace(/-/g, '–')])
          expect(readBonusCode(typed)).toEqual({ kind: 'code', code });
      }),
    );
  });

  test('with one wrong symbol is always noticed', () => {
    fc.assert(
      fc.property(codes, places, fc.constantFrom(...ALPHABET), (code, place, sign) => {
        fc.pre(code[place] !== sign);
        expect(readBonusCode(put(code, place, sign))).toEqual({ kind: 'refused', reason: 'mistyped' });
      }),
    );
  });

  test('with two symbols swapped is always noticed', () => {
    fc.assert(
      fc.property(codes, places, places, (code, a, b) => {
        const [one, two] = [code[a] ?? '', code[b] ?? ''];
        fc.pre(one !== two);
        expect(readBonusCode(put(put(code, a, two), b, one)).kind).toBe('refused');
      }),
    );
  });

  test('is refused as malformed when it cannot be one', () => {
    for (const typed of ['', 'RR', 'RR-7KQ4-XM2', 'RR-7KQ4-XM2PP', 'RR-7KQ4-XM2U', 'привет-8']) expect(readBonusCode(typed)).toEqual({ kind: 'refused', reason: 'malformed' });
  });

  test('needs seven bytes of chance', () => {
    expect(() => bonusCode(new Uint8Array(6))).toThrow(RangeError);
  });
});
