import { DomainError } from '@ringroad/kernel';
import { SetMetadata } from '@nestjs/common';
import type { Principal } from './principal.js';

/** To programs, with every refusal of a key. */
export const SEND_THE_KEY = 'Send the key as basic-auth user name, with an empty password.';

/** `anyone`: credentials are not even looked at. */
export type Allowed = Exclude<Principal['role'], 'anonymous'> | 'anyone';

export const ALLOW = 'ringroad:allow';

/**
 * Who may call a route or resolver. Required on each, or on its class (a method's own word goes first): boot fails
 * otherwise. A resolver of fields needs it too: nothing is inherited from the query that led there.
 */
export const Allow = (...allowed: [Allowed, ...Allowed[]]): ClassDecorator & MethodDecorator => SetMetadata(ALLOW, allowed);

/** Where only programs may call, a stranger is one that sent no key. */
const PROGRAMS: ReadonlySet<Allowed> = new Set(['write', 'site']);

/** Raises UNAUTHENTICATED for a stranger (a program is told where its key belongs) and FORBIDDEN for everybody else who is not allowed. */
export function refuseUnless(allowed: readonly Allowed[], principal: Principal): void {
  if (principal.role === 'anonymous') {
    throw new DomainError('UNAUTHENTICATED', allowed.every((role) => PROGRAMS.has(role)) ? `There is no key. ${SEND_THE_KEY}` : 'Sign in to go on.');
  }
  if (!allowed.includes(principal.role)) {
    throw new DomainError('FORBIDDEN', 'This is not yours to see or do.', { role: principal.role });
  }
}
