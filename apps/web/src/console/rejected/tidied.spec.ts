import { tidied, whyNoJson } from './tidied.js';

describe('a message is made readable without changing what it says', () => {
  it('with its parts on lines of their own', () => expect(tidied('{"a":1,"b":[2]}')).toBe('{\n  "a": 1,\n  "b": [\n    2\n  ]\n}'));
  it('but not where a number has more digits than a browser keeps', () => expect(tidied('{"id":12345678901234567890}')).toBeNull());
  it('digits in a text are no number', () => expect(tidied('{"id":"12345678901234567890"}')).toContain('12345678901234567890'));
  it('and what is no JSON is left as it is, with the reason', () => {
    expect(tidied('{"a":')).toBeNull();
    expect(whyNoJson('{"a":')).toMatch(/JSON/);
    expect(whyNoJson('{}')).toBeNull();
  });
});
