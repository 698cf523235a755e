import { DomainError } from '@ringroad/kernel';
import { SetMetadata } from '@nestjs/common';
import type { Principal } from './principal.js';

/** `anyone`: credentials are not even looked at. */
export type Allowed = Exclude<Principal['role'], 'anonymous'> | 'anyone';

export const ALLOW = 'ringroad:allow';

/**
 * Who may call a route or resolver. Required on each, or on its class (a method's own word goes first): boot fails
 * otherwise. A resolver of fields needs it too: nothing is inherited from the query that led there.
 */
export const Allow = (...allowed: [Allowed, ...Allowed[]]): ClassDecorator & MethodDecorator => SetMetadata(ALLOW, allowed);

/** Raises UNAUTHENTICATED for a stranger and FORBIDDEN for everybody else who is not allowed. */
export function refuseUnless(allowed: readonly Allowed[], principal: Principal): void {
  if (principal.role === 'anonymous') throw new DomainError('UNAUTHENTICATED', 'Sign in to go on.');
  if (!allowed.includes(principal.role)) {
    throw new DomainError('FORBIDDEN', 'This is not yours to see or do.', { role: principal.role });
  }
}
