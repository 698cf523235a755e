import { conditionLanguage } from './condition.js';
import { isBeyond, isForward, isZero, parseDuration, parseLocalTime } from './duration.js';
import type { ProgrammeDefinition, Trigger } from './programme.js';
import { triggersKnownTo } from './triggers.js';

/** Nobody waits longer, and dates that lie thousands of years ahead no database keeps. */
const LONGEST_YEARS = 100;

/** What is wrong with a programme, and exactly where: `contactPoints[3].needs[1]`. */
export interface ProgrammeProblem {
  readonly path: string;
  readonly reason: string;
}

export type ProgrammeChecks = ReturnType<typeof programmeChecks>;

/** The checks every part of a definition is made of; each tells what is wrong at its path. */
export function programmeChecks(definition: ProgrammeDefinition, report: (path: string, reason: string) => void) {
  const compile = conditionLanguage(definition);
  const triggers = triggersKnownTo(definition);
  const facts = definition.facts ?? {};
  const oneOf = (path: string, value: string, known: readonly string[], what: string): void => {
    if (!known.includes(value)) report(path, `unknown ${what} "${value}"`);
  };
  const duration = (path: string, text: string): ReturnType<typeof parseDuration> => {
    const read = parseDuration(text);
    if (read === null) report(path, `"${text}" is no ISO 8601 duration`);
    else if (isBeyond(read, LONGEST_YEARS)) report(path, `must not be longer than ${LONGEST_YEARS} years`);
    return read;
  };
  return {
    report,
    oneOf,
    unique: (ids: readonly string[], path: string): void =>
      ids.forEach((id, i) => {
        if (ids.indexOf(id) !== i) report(`${path}[${i}]`, `"${id}" is used twice`);
      }),
    stage: (path: string, stage: string): void => oneOf(path, stage, definition.stages, 'stage'),
    trigger: (path: string, trigger: Trigger): void => oneOf(path, trigger, triggers, 'trigger'),
    dateFact: (path: string, name: string): void => {
      if (facts[name] === undefined) report(path, `unknown fact "${name}"`);
      else if (facts[name].type !== 'date') report(path, `"${name}" is no date`);
    },
    numberFact: (path: string, name: string): void => {
      if (facts[name] === undefined) report(path, `unknown fact "${name}"`);
      else if (facts[name].type !== 'number') report(path, `"${name}" is no number`);
    },
    duration: (path: string, text: string): void => void duration(path, text),
    /** A duration that leads on in time: without it a stage would end as it begins, or a repeat never stop. */
    forward: (path: string, text: string): void => {
      const read = duration(path, text);
      if (read !== null && !isForward(read)) report(path, 'must be longer than nothing');
    },
    /** A stage left at a fixed hour must last a day at least, else that hour may lie before it began. */
    wholeDays: (path: string, text: string): void => {
      const read = duration(path, text);
      if (read !== null && (read.months + read.days < 1 || !isForward(read))) report(path, 'must be one day or longer');
    },
    notBackward: (path: string, text: string): void => {
      const read = duration(path, text);
      if (read !== null && !isZero(read) && !isForward(read)) report(path, 'must not lead back in time');
    },
    hour: (path: string, text: string | undefined): void => {
      if (text !== undefined && parseLocalTime(text) === null) report(path, `"${text}" is no time of day like "10:00"`);
    },
    condition: (path: string, expression: string | undefined, on?: Trigger): void => {
      if (expression === undefined) return;
      const result = compile(expression, on);
      if ('problem' in result) report(path, result.problem);
    },
  };
}
