import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';

export interface Fault {
  readonly path: string;
  readonly reason: string;
}

export interface LocatedFault extends Fault {
  /** From 1. */
  readonly line: number;
}

/** The text is good, and the site has no partner for what it asks: it can be tried, and published once there is one. */
export function isUnserved({ reason }: Fault): boolean {
  return reason.startsWith('no partner serves ');
}

/** Where in the text each fault stands: the line of its path, or of the nearest part of it that is there. In the order of the text. */
export function locateFaults(source: string, faults: readonly Fault[]): LocatedFault[] {
  const lineOf = lineFinder(source);
  return faults.map((fault) => ({ ...fault, line: lineOf(fault.path, fault.reason) })).sort((a, b) => a.line - b.line);
}

/** Finds the line of a path such as `contactPoints[3].needs[1]` or `contactPoints[service.due].when`. */
export function lineFinder(source: string): (path: string, reason?: string) => number {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, keepSourceTokens: false });
  return (path, reason = '') => {
    // What is no YAML at all has no path; the parser names the line itself.
    const named = path === '' ? /\bline (\d+)\b/.exec(reason)?.[1] : undefined;
    if (named !== undefined) return Number(named);
    return lines.linePos(offsetOf(document.contents, path)).line;
  };
}

/** Goes down as far as the path leads. Names may have dots in them, so of all keys the rest begins with the longest is taken. */
function offsetOf(top: Node | null, path: string): number {
  let node: unknown = top;
  let offset = startOf(top);
  let rest = path;
  while (rest !== '') {
    const place = /^\[([^\]]*)\]/.exec(rest)?.[1];
    if (isSeq(node) && place !== undefined) {
      node = /^\d+$/.test(place) ? node.items[Number(place)] : node.items.find((item) => isMap(item) && item.get('id') === place);
      offset = startOf(node) || offset;
      rest = rest.slice(place.length + 2);
    } else if (isMap(node)) {
      const key = rest.replace(/^\./, '');
      const pair = node.items.filter((item) => isScalar(item.key) && begins(key, String(item.key.value))).sort((a, b) => String(b.key).length - String(a.key).length)[0];
      if (!pair || !isScalar(pair.key)) return offset;
      offset = startOf(pair.key) || offset;
      node = pair.value;
      rest = key.slice(String(pair.key.value).length);
    } else return offset;
    if (node === undefined || node === null) return offset;
  }
  return offset;
}

function begins(path: string, key: string): boolean {
  return path.startsWith(key) && (path.length === key.length || path[key.length] === '.' || path[key.length] === '[');
}

function startOf(node: unknown): number {
  return (node as Node | null | undefined)?.range?.[0] ?? 0;
}
