import { isEmailAddress } from './email-address.js';

describe('an e-mail address a user types', () => {
  it.each(['anna@example.org', "o'neil+cars@mail.example.co.uk", 'анна@пример.бел'])('may be %s', (text) => {
    expect(isEmailAddress(text)).toBe(true);
  });

  it.each(['anna', 'anna@example', 'a@example.org,b@example.org', 'x,a@example.org', '"x" <a@example.org>', 'a@example.org\r\nBcc: b@example.org', 'a\u0000@example.org', ''])('is not %j', (text) => {
    expect(isEmailAddress(text)).toBe(false);
  });

  // Judged by the pattern alone, the first would take minutes.
  it('is none when it is too long for a letter', () => {
    expect(isEmailAddress(`a@${'.'.repeat(1_000_000)}@`)).toBe(false);
    expect(isEmailAddress(`${'a'.repeat(250)}@b.example`)).toBe(false);
  });
});
