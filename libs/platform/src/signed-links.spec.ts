import { newId } from '@ringroad/kernel';
import { type LinkClaim, SignedLinks } from './signed-links.js';

const config = { secret: 'a secret that only this test knows, ok', publicUrl: 'https://offers.example' };
const links = new SignedLinks(config);
const claim: LinkClaim = { purpose: 'offer', siteId: newId(), userId: newId(), subject: newId(), expiresAt: new Date('2026-05-01T10:00:00.123Z') };
const tokenOf = (url: string) => url.slice(`${config.publicUrl}/l/`.length);
const token = tokenOf(links.url(claim));

describe('a link in a message', () => {
  it('says again what it was made of, and needs no escaping in a URL', () => {
    expect(links.url(claim)).toMatch(/^https:\/\/offers\.example\/l\/[\w.-]+$/);
    expect(links.read(token)).toEqual(claim);
  });

  it('is worth nothing with any part changed: another purpose, site, user, offer or a later end', () => {
    const parts = token.split('.');
    const forged = [
      ['preferences', 0],
      [newId(), 1],
      [newId(), 2],
      [newId(), 3],
      [(Date.parse('2099-01-01')).toString(36), 4],
      [Buffer.alloc(32).toString('base64url'), 5],
      ['', 5],
    ] as const;
    for (const [value, at] of forged) expect(links.read(parts.with(at, value).join('.'))).toBeNull();
    expect(links.read(`${token}.more`)).toBeNull();
  });

  it('signed with another secret, or not signed at all, is nobody’s', () => {
    const other = new SignedLinks({ ...config, secret: 'another secret, which a stranger may have' });
    expect(links.read(tokenOf(other.url(claim)))).toBeNull();
    for (const text of ['', '.', 'offer', '.....', 'x'.repeat(10_000)]) expect(links.read(text)).toBeNull();
  });

  it('cannot be made about something that would break it apart', () => {
    expect(() => links.url({ ...claim, subject: 'a.b' })).toThrow(TypeError);
    expect(() => links.url({ ...claim, subject: '' })).toThrow(TypeError);
  });
});
