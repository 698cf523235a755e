import { newId } from '@ringroad/kernel';
import { UserTokens } from './user-tokens.js';

const tokens = new UserTokens({ secret: 'a secret of at least thirty-two characters' });
const now = new Date('2026-03-01T10:00:00Z');
const [siteId, userId] = [newId(), newId()];

describe('a user token', () => {
  const { token, expiresAt } = tokens.mint(siteId, userId, now);

  it('speaks for its user, in that user’s scope, for an hour', () => {
    expect(expiresAt).toEqual(new Date('2026-03-01T11:00:00Z'));
    expect(tokens.read(token, now)).toMatchObject({ role: 'user', userId, scope: { kind: 'user', siteId, userId } });
    expect(tokens.read(token, expiresAt)).toBeNull();
  });

  it('speaks for nobody when it was changed, or signed with another secret', () => {
    expect(tokens.read(token.replace(userId, newId()), now)).toBeNull();
    expect(tokens.read(`${token}.x`, now)).toBeNull();
    expect(tokens.read('rr_user_', now)).toBeNull();
    expect(new UserTokens({ secret: 'another secret of thirty-two characters' }).read(token, now)).toBeNull();
  });
});
