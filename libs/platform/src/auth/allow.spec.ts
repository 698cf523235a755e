import { ANONYMOUS, type Principal } from './principal.js';
import { refuseUnless } from './allow.js';

const partner: Principal = {
  role: 'partner',
  siteId: 's',
  partnerId: 'p',
  scope: { kind: 'partner', siteId: 's', partnerId: 'p' },
  via: 'session',
};

describe('the guard', () => {
  it('lets in whom the declaration names', () => {
    expect(() => refuseUnless(['operator', 'partner'], partner)).not.toThrow();
  });

  it('tells a stranger to sign in, and everybody else that it is not theirs', () => {
    expect(() => refuseUnless(['operator'], ANONYMOUS)).toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED', message: 'Sign in to go on.' }));
    expect(() => refuseUnless(['write', 'site'], ANONYMOUS)).toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED', message: expect.stringContaining('Send the key as basic-auth user name') }));
    expect(() => refuseUnless(['operator'], partner)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });
});
