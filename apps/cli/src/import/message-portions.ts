import { parseJson } from '@ringroad/lifecycle';
import type { JsonLines } from './json-lines.js';
import type { Portion, Portions } from './portion.js';
import { type Judge, refused } from './read-row.js';

/** Lines that are messages of the Segment tracking API already, as a site or an SDK sent them once. */
export function messagePortions(file: JsonLines, judge: Judge): Portions {
  return async function* (already) {
    for await (const { number, line, text, broken } of file.lines()) {
      if (number > already) yield broken === undefined ? portionOf(line, text, judge) : { rows: 1, line, read: refused('', broken, '') };
    }
  };
}

function portionOf(line: number, text: string, judge: Judge): Portion {
  const message = parseJson(text);
  const refuse = (path: string, reason: string): Portion => ({ rows: 1, line, read: refused(path, reason, ''), message });
  if (message === undefined) return { rows: 1, line, read: refused('', 'is no JSON', '') };
  const { timestamp } = (message ?? {}) as { timestamp?: unknown };
  const parsed = judge(message);
  if (parsed.kind === 'rejected') return refuse(parsed.rejection.path, parsed.rejection.reason);
  // What happened today would be contacted about today.
  if (timestamp === undefined || timestamp === null) return refuse('timestamp', 'is required of history: without it the event would have happened now');
  const region = parsed.message.properties['region'];
  return { rows: 1, line, read: { kind: 'messages', messages: [parsed.message], region: typeof region === 'string' ? region : null }, message };
}
