/** Only paths of this app: an address from outside must not send people elsewhere after signing in. */
export function safeReturnPath(next: string | undefined): string | undefined {
  return next && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : undefined;
}

/** What the sign-in page is told of the page one came for; who came to the front door asked for none. */
export function wantedPage({ pathname, href }: { readonly pathname: string; readonly href: string }): { next?: string; reason?: string } {
  return pathname === '/' ? {} : { next: href, reason: 'needed' };
}
