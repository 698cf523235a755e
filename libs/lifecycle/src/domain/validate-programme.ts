import { CATEGORIES, STAGES } from '@ringroad/kernel';
import { compileCondition } from './condition.js';
import { isForward, isZero, parseDuration, parseLocalTime } from './duration.js';
import { TRIGGERS, type ProgrammeDefinition, type Timing, type Transition } from './programme.js';
import { SEASONS } from './site-clock.js';

/** What is wrong with a programme, and exactly where: `contactPoints[3].needs[1]`. */
export interface ProgrammeProblem {
  readonly path: string;
  readonly reason: string;
}

/** All problems at once; an empty list means the programme can run. */
export function validateProgramme(definition: ProgrammeDefinition): ProgrammeProblem[] {
  const problems: ProgrammeProblem[] = [];
  const report = (path: string, reason: string): void => void problems.push({ path, reason });
  const stages = new Set<string>(definition.stages);
  const check = checksOf(report, stages);

  if (!Number.isInteger(definition.version) || definition.version < 1) report('version', 'must be 1 or more');
  definition.stages.forEach((stage, i) => check.oneOf(`stages[${i}]`, stage, STAGES, 'stage'));
  unique(definition.stages, 'stages', report);
  definition.entry.forEach((rule, i) => {
    check.oneOf(`entry[${i}].on`, rule.on, TRIGGERS, 'trigger');
    check.stage(`entry[${i}].to`, rule.to);
  });
  definition.transitions.forEach((transition, i) => checkTransition(`transitions[${i}]`, transition, check));
  unique(definition.needs.map((need) => need.id), 'needs', report);
  definition.needs.forEach((need, i) => {
    const path = `needs[${i}]`;
    if (need.categories.length === 0) report(`${path}.categories`, 'a need without a category can never be served');
    need.categories.forEach((category, j) => check.oneOf(`${path}.categories[${j}]`, category, CATEGORIES, 'category'));
    if (!Number.isInteger(need.weightPpm) || need.weightPpm < 1 || need.weightPpm > 1_000_000) {
      report(`${path}.weightPpm`, 'must be a whole number from 1 to 1000000');
    }
    need.seasons?.forEach((season, j) => check.oneOf(`${path}.seasons[${j}]`, season, SEASONS, 'season'));
    check.condition(`${path}.condition`, need.condition);
  });
  const needs = definition.needs.map((need) => need.id);
  unique(definition.contactPoints.map((point) => point.id), 'contactPoints', report);
  definition.contactPoints.forEach((point, i) => {
    const path = `contactPoints[${i}]`;
    check.stage(`${path}.stage`, point.stage);
    check.oneOf(`${path}.track`, point.track, ['loyalty', 'sales'], 'track');
    checkTiming(`${path}.when`, point.when, check);
    check.forward(`${path}.window`, point.window);
    if (point.needs.length === 0) report(`${path}.needs`, 'a contact without a need has no reason to be made');
    point.needs.forEach((need, j) => check.oneOf(`${path}.needs[${j}]`, need, needs, 'need'));
    check.condition(`${path}.condition`, point.condition);
  });
  for (const [i, stage] of definition.stages.entries()) {
    if (!reachable(definition).has(stage)) report(`stages[${i}]`, `no entry or transition leads to "${stage}"`);
  }
  return problems;
}

type Report = (path: string, reason: string) => void;
type Checks = ReturnType<typeof checksOf>;

function checksOf(report: Report, stages: ReadonlySet<string>) {
  const oneOf = (path: string, value: string, known: readonly string[], what: string): void => {
    if (!known.includes(value)) report(path, `unknown ${what} "${value}"`);
  };
  return {
    report,
    oneOf,
    stage: (path: string, stage: string): void => oneOf(path, stage, [...stages], 'stage'),
    duration: (path: string, text: string): void => {
      if (parseDuration(text) === null) report(path, `"${text}" is no ISO 8601 duration`);
    },
    /** A duration that leads on in time: without it a stage would end as it begins, or a repeat never stop. */
    forward: (path: string, text: string): void => {
      const duration = parseDuration(text);
      if (duration === null) report(path, `"${text}" is no ISO 8601 duration`);
      else if (!isForward(duration)) report(path, 'must be longer than nothing');
    },
    /** A stage left at a fixed hour must last a day at least, else that hour may lie before it began. */
    wholeDays: (path: string, text: string): void => {
      const duration = parseDuration(text);
      if (duration === null) report(path, `"${text}" is no ISO 8601 duration`);
      else if (duration.months + duration.days < 1 || !isForward(duration)) report(path, 'must be one day or longer');
    },
    notBackward: (path: string, text: string): void => {
      const duration = parseDuration(text);
      if (duration === null) report(path, `"${text}" is no ISO 8601 duration`);
      else if (!isZero(duration) && !isForward(duration)) report(path, 'must not lead back in time');
    },
    hour: (path: string, text: string | undefined): void => {
      if (text !== undefined && parseLocalTime(text) === null) report(path, `"${text}" is no time of day like "10:00"`);
    },
    condition: (path: string, expression: string | undefined): void => {
      if (expression === undefined) return;
      const result = compileCondition(expression);
      if ('problem' in result) report(path, result.problem);
    },
  };
}

function checkTransition(path: string, transition: Transition, check: Checks): void {
  if (transition.from.length === 0) check.report(`${path}.from`, 'leads from nowhere');
  transition.from.forEach((stage, j) => check.stage(`${path}.from[${j}]`, stage));
  if (transition.kind !== 'exit') check.stage(`${path}.to`, transition.to);
  if (transition.kind === 'time') {
    check.wholeDays(`${path}.after`, transition.after);
    check.hour(`${path}.at`, transition.at);
    return;
  }
  check.oneOf(`${path}.on`, transition.on, TRIGGERS, 'trigger');
  check.condition(`${path}.condition`, transition.condition);
  if (transition.kind === 'exit' && transition.lookback !== undefined) {
    check.forward(`${path}.lookback`, transition.lookback);
  }
}

function checkTiming(path: string, when: Timing, check: Checks): void {
  check.hour(`${path}.at`, when.at);
  if (when.from === 'predicted-sale') check.duration(`${path}.offset`, when.offset);
  else check.notBackward(`${path}.offset`, when.offset);
  if (when.from === 'event') check.oneOf(`${path}.on`, when.on, TRIGGERS, 'trigger');
  if (when.from !== 'purchase') return;
  if (when.repeat !== undefined) check.forward(`${path}.repeat`, when.repeat);
  when.seasons?.forEach((season, j) => check.oneOf(`${path}.seasons[${j}]`, season, SEASONS, 'season'));
}

function reachable(definition: ProgrammeDefinition): Set<string> {
  const reached = new Set<string>(definition.entry.map((rule) => rule.to));
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const transition of definition.transitions) {
      if (transition.kind === 'exit') continue;
      if (transition.from.some((stage) => reached.has(stage))) reached.add(transition.to);
    }
  }
  return reached;
}

function unique(ids: readonly string[], path: string, report: Report): void {
  ids.forEach((id, i) => {
    if (ids.indexOf(id) !== i) report(`${path}[${i}]`, `"${id}" is used twice`);
  });
}
