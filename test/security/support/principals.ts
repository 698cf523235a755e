import { basic, type SecurityWorld } from './security-world.js';

export const ROLES = ['anonymous', 'operator', 'partner', 'user', 'site', 'write'] as const;
export type RoleName = (typeof ROLES)[number];

/** Somebody of site A who asks. */
export interface Asker {
  readonly name: string;
  readonly role: RoleName;
  readonly headers: Readonly<Record<string, string>>;
}

/** Everybody there is, all of site A: partner one by session and by key, anna by session and by token. */
export async function askersOf(world: SecurityWorld): Promise<Asker[]> {
  const { A } = world.sites;
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  return [
    { name: 'a stranger', role: 'anonymous', headers: {} },
    { name: "the operator's session", role: 'operator', headers: { cookie: A.operatorCookie } },
    { name: "the partner's session", role: 'partner', headers: { cookie: A.companies.one.cookie } },
    { name: "the partner's key", role: 'partner', headers: bearer(A.companies.one.apiKey) },
    { name: "the user's session", role: 'user', headers: { cookie: await world.userCookie('A', 'anna') } },
    { name: "the user's token", role: 'user', headers: bearer(world.userToken('A', 'anna')) },
    { name: 'the site key', role: 'site', headers: bearer(A.siteKey) },
    { name: 'the write key', role: 'write', headers: basic(A.writeKey) },
  ];
}
