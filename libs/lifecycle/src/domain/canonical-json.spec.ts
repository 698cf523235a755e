import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

/** The same value with the keys of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, reversed(each)]),
  );
}

describe('canonical JSON', () => {
  it('says what JSON says', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))));
  });

  it('is the same in whatever order the keys were written, and another for another value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (value, other) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
        const same = canonicalJson(value) === canonicalJson(other);
        expect(same).toBe(canonicalJson(JSON.parse(canonicalJson(value))) === canonicalJson(JSON.parse(canonicalJson(other))));
      }),
    );
    expect(canonicalJson({ b: 1, a: [{ d: null, c: undefined }, 'x'] })).toBe('{"a":[{"d":null},"x"],"b":1}');
    expect(canonicalJson(['1'])).not.toBe(canonicalJson([1]));
  });
});
