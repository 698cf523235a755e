const BASE = 'http://own.invalid';

/**
 * The path when it stays on this site, else null: `//host`, `/\host`, schemes and control characters, which browsers strip,
 * must not lead a freshly signed-in person elsewhere. The browser's own parser judges.
 */
export function ownPath(path: string): string | null {
  if (!path.startsWith('/') || !URL.canParse(path, BASE)) return null;
  const url = new URL(path, BASE);
  return url.origin === BASE ? `${url.pathname}${url.search}${url.hash}` : null;
}
