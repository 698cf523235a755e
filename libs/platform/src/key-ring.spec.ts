import { createHmac, hkdfSync } from 'node:crypto';
import { parseConfig } from './config.js';
import { KeyRing } from './key-ring.js';

const ringOf = (secret: string) => new KeyRing({ ...parseConfig({}), databaseUrl: '', secret });
const REFUSED = /authenticat|initialization vector|tag length/i;
const ring = ringOf('a secret that only this test knows, ok');

describe('contact data', () => {
  it('opens with the person’s own key and with no other', () => {
    const anna = ring.unwrap(ring.newPersonKey().wrapped);
    const boris = ring.unwrap(ring.newPersonKey().wrapped);
    const sealed = ring.sealText(anna, 'anna@example.org Ж 🚗');
    expect(ring.openText(anna, sealed)).toBe('anna@example.org Ж 🚗');
    expect(() => ring.openText(boris, sealed)).toThrow(REFUSED);
  });

  it('looks different each time it is sealed', () => {
    const { key } = ring.newPersonKey();
    expect(ring.sealText(key, 'anna')).not.toEqual(ring.sealText(key, 'anna'));
  });

  it('is refused when a single bit was changed, or its end or its tag was cut', () => {
    const { key } = ring.newPersonKey();
    const sealed = ring.sealText(key, 'anna@example.org');
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => ring.openText(key, changed)).toThrow(REFUSED);
    }
    for (let length = 0; length < sealed.length; length++) expect(() => ring.openText(key, sealed.subarray(0, length))).toThrow(REFUSED);
  });

  it('cannot be opened under another secret: a stolen database tells nothing', () => {
    const other = ringOf('another secret, which a thief may have');
    expect(() => other.unwrap(ring.newPersonKey().wrapped)).toThrow(REFUSED);
  });
});

describe('a body hash', () => {
  it('is the HMAC-SHA-256 of the body', () => {
    const key = Buffer.from(hkdfSync('sha256', 'a secret that only this test knows, ok', 'ringroad', 'body hash', 32));
    for (const body of ['', 'a', 'Ж 🚗'.repeat(1000)]) expect(ring.bodyHash(body).equals(createHmac('sha256', key).update(body).digest())).toBe(true);
  });
});

describe('a blind index', () => {
  const index = (site: string, kind: string, value: string) => ring.blindIndex(site, kind, value).toString('hex');

  it('finds the same contact however it is written, within its site and kind only', () => {
    expect(index('s1', 'email', ' Anna@Example.org ')).toBe(index('s1', 'email', 'anna@example.org'));
    expect(index('s2', 'email', 'anna@example.org')).not.toBe(index('s1', 'email', 'anna@example.org'));
    expect(index('s1', 'name', 'anna@example.org')).not.toBe(index('s1', 'email', 'anna@example.org'));
  });

  it('and a body hash depend on the secret, so they cannot be guessed from the outside', () => {
    const other = ringOf('another secret, which a thief may have');
    expect(other.blindIndex('s1', 'email', 'anna').equals(ring.blindIndex('s1', 'email', 'anna'))).toBe(false);
    expect(other.bodyHash('anna').equals(ring.bodyHash('anna'))).toBe(false);
    expect(other.codeKey.equals(ring.codeKey)).toBe(false);
    expect(ring.bodyHash('anna').equals(ring.bodyHash('anna'))).toBe(true);
  });
});
