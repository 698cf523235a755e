import { DAYS_PER_MONTH, parseDuration, type Duration } from './duration.js';
import type { ProgrammeChecks } from './programme-checks.js';
import type { ProgrammeDefinition } from './programme.js';

/**
 * How much one programme may hold. Every user's life is folded through all of it in one go, and whoever waits for the fold waits for the
 * most that is allowed here, so this is some ten times what the largest programme that ships has.
 */
const MOST: Readonly<Partial<Record<keyof ProgrammeDefinition, number>>> = {
  parameters: 60, events: 60, facts: 60, stages: 40, entry: 60, transitions: 120, needs: 120, contactPoints: 120, categories: 60, hypotheses: 30, texts: 600,
};
const LONGEST_LIST = 120;
const LONGEST_TEXT = 2_000;
/** Lists, objects and values all together: an alias of YAML repeats what it names. */
const MOST_VALUES = 20_000;

const HALF_A_CHARACTER = /\p{Cs}/u;

/** What a text column cannot hold: the sign of number 0, and halves of characters. */
function isUnstorable(text: string): boolean {
  return text.includes('\u0000') || HALF_A_CHARACTER.test(text);
}

/** False where a programme is too large for the other checks to go into it. */
export function checkSize(definition: ProgrammeDefinition, report: ProgrammeChecks['report']): boolean {
  let fits = true;
  const refuse = (path: string, reason: string) => {
    fits = false;
    report(path, reason);
  };
  for (const [name, most] of Object.entries(MOST)) {
    const count = Object.keys(definition[name as keyof ProgrammeDefinition] ?? {}).length;
    if (count > most) refuse(name, `has ${count} entries, and at most ${most} fit into a programme: make it two`);
  }
  if (!fits) return false;
  let values = 0;
  const visit = (value: unknown, path: string, isTexts: boolean): void => {
    values += 1;
    if (values > MOST_VALUES) return;
    if (typeof value === 'string') {
      if (value.length > LONGEST_TEXT) refuse(path, `is longer than ${LONGEST_TEXT} characters`);
      if (isUnstorable(value)) refuse(path, 'holds a character that cannot be stored');
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const entries = Object.entries(value);
    if (!isTexts && entries.length > LONGEST_LIST) return refuse(path, `has ${entries.length} entries, and at most ${LONGEST_LIST} are taken`);
    for (const [key, each] of entries) {
      if (!Array.isArray(value)) visit(key, path, false);
      visit(each, Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`, path === '' && key === 'texts');
    }
  };
  visit(definition, '', false);
  if (values > MOST_VALUES) refuse('', `holds more than ${MOST_VALUES} values`);
  return fits;
}

/** Months that a fold plans ahead; see `plan`. */
const PLANNED_DAYS = 40 * DAYS_PER_MONTH;
/** Of all repeating points of a programme together: one that comes every day comes 1218 times in 40 months. */
const MOST_REPEATS = 1_500;

/** Repeats plan a contact for each time they come round within the months ahead, and for each whose window is still open. */
export function checkRepeats({ contactPoints }: ProgrammeDefinition, check: ProgrammeChecks): void {
  let planned = 0;
  contactPoints.forEach(({ when, window }, i) => {
    const every = 'repeat' in when && when.repeat !== undefined ? parseDuration(when.repeat) : null;
    const open = parseDuration(window);
    if (every === null || open === null) return;
    if (daysOf(every) < 1) check.report(`contactPoints[${i}].when.repeat`, 'must be one day or longer');
    else planned += (PLANNED_DAYS + daysOf(open)) / daysOf(every);
  });
  if (planned > MOST_REPEATS) {
    check.report('contactPoints', `those that repeat would be planned ${Math.ceil(planned)} times in the 40 months ahead, all of them together, and at most ${MOST_REPEATS} are: repeat less often, or shorten windows`);
  }
}

/** Time alone may lead a journey round and round, but not more often than about once a month. */
const SHORTEST_ROUND_DAYS = 28;

export function checkRounds({ stages, transitions }: ProgrammeDefinition, check: ProgrammeChecks): void {
  const steps = transitions.flatMap((transition, i) => {
    if ((transition.kind !== 'time' && transition.kind !== 'state') || transition.to === undefined) return [];
    const after = transition.kind === 'time' && transition.since === undefined ? parseDuration(transition.after) : null;
    return [{ i, from: transition.from, to: transition.to, days: after === null ? 0 : daysOf(after) }];
  });
  for (const { i, from, to, days } of steps) {
    const reached = new Map([[to, days]]);
    // Bellman and Ford: the shortest way on to each stage; no way is longer than there are stages.
    for (let round = 0; round < stages.length; round += 1) {
      for (const next of steps) {
        const soonest = Math.min(...next.from.map((stage) => reached.get(stage) ?? Infinity)) + next.days;
        if (soonest < (reached.get(next.to) ?? Infinity)) reached.set(next.to, soonest);
      }
    }
    const back = from.find((stage) => (reached.get(stage) ?? Infinity) < SHORTEST_ROUND_DAYS);
    // Without any time at all it is told as a circle already.
    if (back !== undefined && (reached.get(back) ?? 0) > 0) {
      check.report(`transitions[${i}]`, `time alone leads back to "${back}" within ${Math.ceil(reached.get(back) ?? 0)} days: let a round take ${SHORTEST_ROUND_DAYS} or more`);
    }
  }
}

function daysOf({ months, days, milliseconds }: Duration): number {
  return months * DAYS_PER_MONTH + days + milliseconds / 86_400_000;
}
