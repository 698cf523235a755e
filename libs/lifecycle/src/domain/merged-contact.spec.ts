import fc from 'fast-check';
import { type KnownContact, mergedContact } from './merged-contact.js';

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const known = (value: string, toldBy: KnownContact['toldBy'], stated: number, verified: number | null = null): KnownContact => ({
  toldBy, statedAt: day(stated), verifiedAt: verified === null ? null : day(verified), blindIndex: Buffer.from(value),
});
const valueOf = (a: KnownContact, b: KnownContact) => mergedContact(a, b).blindIndex.toString();

describe('the contact of a person who had two ids', () => {
  it('is the one somebody proved, however old', () => {
    expect(valueOf(known('page', 'page', 9), known('site', 'site', 1))).toBe('site');
    expect(valueOf(known('user', 'user', 9), known('proved', 'page', 1, 2))).toBe('proved');
  });

  it('of two proved ones is the newer word, a proof being a word', () => {
    expect(valueOf(known('old', 'site', 3), known('new', 'site', 5))).toBe('new');
    expect(valueOf(known('code', 'page', 1, 7), known('site', 'site', 5))).toBe('code');
  });

  it('of two unproved ones is the user’s own, then the newer', () => {
    expect(valueOf(known('user', 'user', 1), known('page', 'page', 9))).toBe('user');
    expect(valueOf(known('first', 'page', 1), known('second', 'page', 2))).toBe('second');
  });

  it('keeps the proof of either where both had the same', () => {
    expect(mergedContact(known('same', 'site', 9), known('same', 'page', 1, 2))).toMatchObject({ toldBy: 'site', verifiedAt: day(2) });
  });

  it('does not depend on which id is merged into which', () => {
    const contact = fc.record({ value: fc.constantFrom('x', 'y', 'z'), by: fc.constantFrom('site' as const, 'page' as const, 'user' as const), stated: fc.integer({ min: 1, max: 9 }), verified: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }) })
      .map(({ value, by, stated, verified }) => known(value, by, stated, verified));
    fc.assert(fc.property(contact, contact, (a, b) => expect(valueOf(a, b)).toBe(valueOf(b, a))));
  });
});
