/** Only paths of this app: an address from outside must not send people elsewhere after signing in. */
export function safeReturnPath(next: string | undefined): string | undefined {
  return next && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : undefined;
}
