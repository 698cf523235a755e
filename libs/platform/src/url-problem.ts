const ENCODE = 'write #, @, /, ? and % in its password as %23, %40, %2F, %3F and %25';

/**
 * Why a text cannot be the address of a server, without showing any of it; undefined where it can. A password with a # or a / in
 * plain ends the address there: what is left may even parse, with the user for a host.
 * @param protocols as `new URL` tells them, e.g. `postgres:`
 */
export function urlProblem(text: string, protocols: readonly string[]): string | undefined {
  if (!protocols.some((protocol) => text.startsWith(`${protocol}//`))) return `does not begin with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`;
  // As pg reads it: a user without a host goes to the local socket.
  const url = parsed(text) ?? parsed(text.replace('@/', '@localhost/'));
  const cutOff = url !== undefined && (url.hash !== '' || url.pathname.includes('@') || (url.username === '' && url.search.includes('@')));
  return url === undefined || cutOff || !isDecodable(url) ? `is not a URL: ${ENCODE}` : undefined;
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function isDecodable({ username, password }: URL): boolean {
  try {
    return decodeURIComponent(`${username}${password}`) !== undefined;
  } catch {
    return false;
  }
}
