/**
 * JSON with its parts on lines of their own; null for what is none, and for what has a number that a browser cannot keep whole:
 * tidying must not change what it says.
 */
export function tidied(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    const lossy = text.match(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g)?.some((token) => !token.startsWith('"') && token.replace(/\D/g, '').length > 15) ?? false;
    return lossy ? null : JSON.stringify(value, null, 2);
  } catch {
    return null;
  }
}

/** What the browser says is wrong with a text that is no JSON; null where it is one. */
export function whyNoJson(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
