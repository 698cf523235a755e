/**
 * JSON from a hand or a file, without the keys that would poison a prototype (as the HTTP server leaves them out of what it reads).
 * @returns undefined when it is no JSON, or nested too deep to be read
 */
export function parseJson(text: string): unknown {
  try {
    return /proto|constructor|\\u/.test(text) ? JSON.parse(text, withoutPoison) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withoutPoison(key: string, value: unknown): unknown {
  if (key === '__proto__') return undefined;
  return key === 'constructor' && typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype') ? undefined : value;
}
