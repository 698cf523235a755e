import { DomainError, newId } from '@ringroad/kernel';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../database.js';
import { hashPassword } from './passwords.js';
import type { SessionOwner } from './principal.js';

export interface Member {
  readonly id: string;
  readonly siteId: string;
  readonly partnerId: string | null;
  readonly role: 'operator' | 'partner';
  readonly email: string;
  readonly displayName: string;
  readonly locale: string;
}

export interface NewMember {
  readonly siteId: string;
  readonly role: 'operator' | 'partner';
  /** For the role `partner`, and only then. */
  readonly partnerId?: string;
  readonly email: string;
  readonly displayName: string;
  /** Unset: signs in with links only. */
  readonly password?: string;
  readonly locale?: string;
}

const COLUMNS = `id, site_id as "siteId", partner_id as "partnerId", role, email, display_name as "displayName", locale`;

/** The people who log in: partner staff and site operators. */
@Injectable()
export class Members {
  /** Returns the new member's id. Raises CONFLICT when the e-mail is taken (and says what to do), INVALID_INPUT for an unusable password. */
  async add(tx: Tx, member: NewMember): Promise<string> {
    const id = newId();
    const passwordHash = member.password === undefined ? null : await hashPassword(member.password);
    const [row] = await tx.query(
      `insert into member (site_id, id, partner_id, role, email, display_name, password_hash, locale)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict ((lower(email))) do nothing returning id`,
      [member.siteId, id, member.partnerId ?? null, member.role, member.email, member.displayName, passwordHash, member.locale ?? 'en'],
    );
    if (!row) throw emailTaken(member.email);
    return id;
  }

  /** Raises NOT_FOUND for a member the scope cannot see. */
  async get(tx: Tx, siteId: string, id: string): Promise<Member> {
    const [member] = await tx.query<Member>(`select ${COLUMNS} from member where site_id = $1 and id = $2`, [siteId, id]);
    if (!member) throw new DomainError('NOT_FOUND', 'This member does not exist.', { memberId: id });
    return member;
  }

  /** Sets the language the member reads; needs the site's scope. Raises NOT_FOUND for a member the scope cannot see. */
  async chooseLocale(tx: Tx, siteId: string, id: string, locale: 'en' | 'ru'): Promise<void> {
    const [row] = await tx.query('update member set locale = $3 where site_id = $1 and id = $2 returning id', [siteId, id, locale]);
    if (!row) throw new DomainError('NOT_FOUND', 'This member does not exist.', { memberId: id });
  }

  /** All of a site, operators first. */
  all(tx: Tx, siteId: string): Promise<Member[]> {
    return tx.query<Member>(`select ${COLUMNS} from member where site_id = $1 order by role, lower(email)`, [siteId]);
  }

  /**
   * Another password; whoever is signed in stays so (see `LoginLinks.lockOut`). Raises NOT_FOUND for a member the scope cannot
   * see, INVALID_INPUT for an unusable password.
   */
  async setPassword(tx: Tx, siteId: string, id: string, password: string): Promise<void> {
    const [row] = await tx.query('update member set password_hash = $3 where site_id = $1 and id = $2 returning id', [siteId, id, await hashPassword(password)]);
    if (!row) throw new DomainError('NOT_FOUND', 'This member does not exist.', { memberId: id });
  }

  /** Takes the member away; sessions are ended by `LoginLinks.lockOut`. Raises NOT_FOUND for a member the scope cannot see. */
  async remove(tx: Tx, siteId: string, id: string): Promise<void> {
    const [row] = await tx.query('delete from member where site_id = $1 and id = $2 returning id', [siteId, id]);
    if (!row) throw new DomainError('NOT_FOUND', 'This member does not exist.', { memberId: id });
  }

  /** Over all sites; needs the system scope. */
  async byEmail(tx: Tx, email: string): Promise<{ readonly member: Member; readonly passwordHash: string | null } | null> {
    // Relies on the unique index member_email.
    const [row] = await tx.query<Member & { passwordHash: string | null }>(
      `select ${COLUMNS}, password_hash as "passwordHash" from member where lower(email) = lower($1)`,
      [email.trim()],
    );
    if (!row) return null;
    const { passwordHash, ...member } = row;
    return { member, passwordHash };
  }

  /** The member of the role who was there first, sandbox sites before live ones; null when there is none. */
  async first(tx: Tx, role: Member['role']): Promise<Member | null> {
    const [member] = await tx.query<Member>(
      `select ${COLUMNS} from member
       where role = $1 order by (select kind from site where site.id = site_id) desc, created_at, id limit 1`,
      [role],
    );
    return member ?? null;
  }
}

function emailTaken(email: string): DomainError {
  const todo = `For a new password: npx ringroad member reset-password --email ${email}; for another role or partner, first: npx ringroad member remove --email ${email}`;
  return new DomainError('CONFLICT', `A member with this e-mail exists. ${todo}`, { field: 'email' });
}

export function ownerOfMember(member: Member): SessionOwner {
  const { siteId, id: memberId, partnerId } = member;
  if (partnerId === null) return { role: 'operator', siteId, memberId };
  return { role: 'partner', siteId, memberId, partnerId };
}
