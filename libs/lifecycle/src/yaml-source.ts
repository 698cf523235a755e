import { type Document, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { ProgrammeProblem } from './domain/validate-programme.js';

/** Longest text of a programme that is read, in characters. */
export const LONGEST_SOURCE = 50_000;
const MOST_FAULTS = 100;
const DEEPEST_BRACKETS = 30;
const DEEPEST_INDENT = 100;
/** `- - - -` and `? ? ? ?` nest a level with each sign. */
const NESTED_SIGNS = /(?:[-?:][ \t]+){12}/u;

/**
 * What a text of YAML says, or what is wrong with it as YAML, with lines. Safe for any text: the parser takes a minute for five hundred
 * open brackets, and asks of each key whether it is like one of the others, so nesting is bounded before it sees the text and keys are
 * compared here.
 */
export function yamlOf(text: string): { readonly value: unknown } | { readonly problems: readonly ProgrammeProblem[] } {
  const unfit = text.length > LONGEST_SOURCE ? `is longer than ${LONGEST_SOURCE} characters` : isTooDeep(text) ? 'is nested too deep' : null;
  if (unfit !== null) return { problems: [{ path: '', reason: unfit }] };
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false, lineCounter: lines });
    const faults = [...document.errors.map(({ message, pos }) => ({ message, at: pos[0] })), ...repeatedKeys(document)];
    if (faults.length === 0) return { value: document.toJS({ maxAliasCount: 100 }) };
    return {
      problems: faults.slice(0, MOST_FAULTS).map(({ message, at }) => {
        const { line, col } = lines.linePos(at);
        return { path: '', reason: `${message} at line ${line}, column ${col}` };
      }),
    };
  } catch (error) {
    // Aliases of nothing, or of too much, are found out only here.
    if (error instanceof ReferenceError || error instanceof RangeError) return { problems: [{ path: '', reason: error.message }] };
    throw error;
  }
}

/** Brackets within texts count too: nobody leaves thirty of them open. */
function isTooDeep(text: string): boolean {
  let open = 0;
  let indent = 0;
  let isLeading = true;
  for (const sign of text) {
    if (sign === '\n') [isLeading, indent] = [true, 0];
    else if (isLeading && (sign === ' ' || sign === '\t')) indent += 1;
    else isLeading = false;
    if (sign === '[' || sign === '{') open += 1;
    else if ((sign === ']' || sign === '}') && open > 0) open -= 1;
    if (open > DEEPEST_BRACKETS || (!isLeading && indent > DEEPEST_INDENT)) return true;
  }
  return NESTED_SIGNS.test(text);
}

function repeatedKeys(document: Document): { readonly message: string; readonly at: number }[] {
  const faults: { message: string; at: number }[] = [];
  visit(document, (_key, node) => {
    if (!isMap(node)) return;
    const seen = new Set<unknown>();
    for (const { key } of node.items) {
      if (!isScalar(key)) continue;
      if (seen.has(key.value)) faults.push({ message: `"${String(key.value)}" stands twice`, at: key.range?.[0] ?? 0 });
      seen.add(key.value);
    }
  });
  return faults;
}
