import { hashPassword, passwordFits } from './passwords.js';

describe('a password', () => {
  it('is kept as argon2id and recognised again', async () => {
    const stored = await hashPassword('correct horse');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordFits(stored, 'correct horse')).toBe(true);
    expect(await passwordFits(stored, 'wrong horse..')).toBe(false);
  });

  it('of a member without one, or of nobody, never fits', async () => {
    expect(await passwordFits(null, 'correct horse')).toBe(false);
    expect(await passwordFits(undefined, '')).toBe(false);
  });

  it('must be long enough', () => {
    expect(() => hashPassword('short')).toThrow('10 to 200');
  });
});
