/**
 * Whose eyes a transaction looks through. Row level security enforces it in Postgres; it comes from a session or key,
 * never from a header. `system` is for the relay, the scheduler and the batch writers.
 */
export type Scope =
  | { readonly kind: 'system' }
  | { readonly kind: 'site'; readonly siteId: string }
  | { readonly kind: 'partner'; readonly siteId: string; readonly partnerId: string }
  | { readonly kind: 'user'; readonly siteId: string; readonly userId: string };

export const SYSTEM: Scope = { kind: 'system' };

export function siteScope(siteId: string): Scope {
  return { kind: 'site', siteId };
}

export function partnerScope(siteId: string, partnerId: string): Scope {
  return { kind: 'partner', siteId, partnerId };
}

export function userScope(siteId: string, userId: string): Scope {
  return { kind: 'user', siteId, userId };
}
