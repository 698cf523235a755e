import type { Scope } from '@ringroad/kernel';

interface Known<Kind extends Scope['kind']> {
  readonly siteId: string;
  /** What transactions on the caller's behalf run in. */
  readonly scope: Extract<Scope, { kind: Kind }>;
  readonly via: 'session' | 'api-key' | 'token';
}

/** A member of the site's own staff. */
export interface OperatorPrincipal extends Known<'site'> {
  readonly role: 'operator';
  readonly memberId: string;
}

/** A partner's staff (then with `memberId`), or a partner's program with an API key. */
export interface PartnerPrincipal extends Known<'partner'> {
  readonly role: 'partner';
  readonly partnerId: string;
  readonly memberId?: string;
}

/** A person who uses the classified site. */
export interface UserPrincipal extends Known<'user'> {
  readonly role: 'user';
  readonly userId: string;
}

/** The site's own server, with a site key. */
export interface SitePrincipal extends Known<'site'> {
  readonly role: 'site';
}

/** A write key: it may deliver events and read nothing, for it stands in public pages. */
export interface WritePrincipal extends Known<'site'> {
  readonly role: 'write';
}

export interface AnonymousPrincipal {
  readonly role: 'anonymous';
}

/** Who asks. It comes from a session, a key or a signed token, never from a header's claim or an argument. */
export type Principal =
  | OperatorPrincipal
  | PartnerPrincipal
  | UserPrincipal
  | SitePrincipal
  | WritePrincipal
  | AnonymousPrincipal;

export const ANONYMOUS: AnonymousPrincipal = { role: 'anonymous' };

/** Whom a session or a login link stands for: the columns both tables share. */
export type SessionOwner =
  | { readonly role: 'operator'; readonly siteId: string; readonly memberId: string }
  | { readonly role: 'partner'; readonly siteId: string; readonly memberId: string; readonly partnerId: string }
  | { readonly role: 'user'; readonly siteId: string; readonly userId: string };

export interface OwnerRow {
  readonly role: SessionOwner['role'];
  readonly site_id: string;
  readonly member_id: string | null;
  readonly partner_id: string | null;
  readonly user_id: string | null;
}

export function ownerOf(row: OwnerRow): SessionOwner {
  if (row.role === 'user' && row.user_id) return { role: 'user', siteId: row.site_id, userId: row.user_id };
  if (row.role === 'operator' && row.member_id) return { role: 'operator', siteId: row.site_id, memberId: row.member_id };
  if (row.role === 'partner' && row.member_id && row.partner_id) {
    return { role: 'partner', siteId: row.site_id, memberId: row.member_id, partnerId: row.partner_id };
  }
  throw new TypeError(`a ${row.role} session without its owner`);
}

/** The columns (role, site_id, member_id, partner_id, user_id) of a session or login token, in this order. */
export function ownerColumns(owner: SessionOwner): [string, string, string | null, string | null, string | null] {
  return [
    owner.role,
    owner.siteId,
    owner.role === 'user' ? null : owner.memberId,
    owner.role === 'partner' ? owner.partnerId : null,
    owner.role === 'user' ? owner.userId : null,
  ];
}

export function principalOf(owner: SessionOwner, via: 'session' | 'token'): Principal {
  const { siteId } = owner;
  switch (owner.role) {
    case 'operator':
      return { role: 'operator', siteId, scope: { kind: 'site', siteId }, memberId: owner.memberId, via };
    case 'partner': {
      const { partnerId, memberId } = owner;
      return { role: 'partner', siteId, scope: { kind: 'partner', siteId, partnerId }, partnerId, memberId, via };
    }
    case 'user':
      return { role: 'user', siteId, scope: { kind: 'user', siteId, userId: owner.userId }, userId: owner.userId, via };
  }
}
