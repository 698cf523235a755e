import { DomainError } from '@ringroad/kernel';

export interface RequestOrigin {
  readonly secFetchSite: string | undefined;
  readonly origin: string | undefined;
  readonly host: string | undefined;
}

/**
 * Whether a request that changes something may use the browser's cookie. Sec-Fetch-Site cannot be forged by a page and
 * decides where it is sent; else Origin must be our own. A client that sends neither is no browser and carries no
 * stranger's cookie.
 */
export function isSameOrigin(request: RequestOrigin, publicUrl: string): boolean {
  if (request.secFetchSite !== undefined) return request.secFetchSite === 'same-origin' || request.secFetchSite === 'none';
  if (request.origin === undefined) return true;
  if (!URL.canParse(request.origin)) return false;
  const origin = new URL(request.origin);
  return origin.origin === new URL(publicUrl).origin || origin.host === request.host;
}

/** Raises FORBIDDEN for a request another site's page made. */
export function refuseForeignOrigin(headers: Readonly<Record<string, string | string[] | undefined>>, publicUrl: string): void {
  const one = (name: string) => {
    const value = headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  const request = { secFetchSite: one('sec-fetch-site'), origin: one('origin'), host: one('host') };
  if (!isSameOrigin(request, publicUrl)) {
    throw new DomainError('FORBIDDEN', 'This request came from the page of another site.');
  }
}
