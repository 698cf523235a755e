import { CATEGORIES, isProgrammeWord, STAGES } from '@ringroad/kernel';
import { resolveParameters, unresolvedParameters } from './parameters.js';
import { CHANNELS, DISCOUNTS, type NeedDefinition, type ProgrammeDefinition, type SubjectDefinition, type Timing, type Transition } from './programme.js';
import { programmeChecks, type ProgrammeChecks, type ProgrammeProblem } from './programme-checks.js';
import { SEASONS } from './site-clock.js';
import { STAGE_MODELS, type StageModelUse } from './stage-model.js';
import { checkEvents, checkFacts, checkHypotheses, checkTexts } from './validate-facts.js';
import { checkRepeats, checkRounds, checkSize } from './validate-size.js';

export type { ProgrammeProblem };

/** What a site knows that a definition alone does not tell. */
export interface SiteKnowledge {
  /** Categories in which the site has a partner. */
  readonly served?: ReadonlySet<string>;
}

const A_WORD = 'must be a short name of a-z, 0-9, - and .';

/** All problems at once; an empty list means the programme can run. With what the site knows, also what it could not serve there. */
export function validateProgramme(given: ProgrammeDefinition, site: SiteKnowledge = {}): ProgrammeProblem[] {
  const problems: ProgrammeProblem[] = [];
  const report = (path: string, reason: string) => void problems.push({ path, reason });
  if (!checkSize(given, report)) return problems;
  const definition = resolveParameters(given);
  const check = programmeChecks(definition, report);

  if (!Number.isInteger(definition.version) || definition.version < 1) check.report('version', 'must be 1 or more');
  checkSubject(definition.subject, check);
  checkParameters(given, definition, check);
  checkEvents(definition, check);
  checkFacts(definition, check);
  definition.stages.forEach((stage, i) => {
    if (definition.subject.kind === 'asset') check.oneOf(`stages[${i}]`, stage, STAGES, 'stage');
    else if (!isProgrammeWord(stage)) check.report(`stages[${i}]`, A_WORD);
  });
  definition.categories?.forEach((category, i) => {
    if (!isProgrammeWord(category)) check.report(`categories[${i}]`, A_WORD);
  });
  check.unique(definition.stages, 'stages');
  if (definition.entry.length === 0) check.report('entry', 'nobody could ever enter');
  definition.entry.forEach((rule, i) => {
    check.trigger(`entry[${i}].on`, rule.on);
    check.stage(`entry[${i}].to`, rule.to);
    check.condition(`entry[${i}].condition`, rule.condition, rule.on);
  });
  if (definition.reentry !== undefined && definition.reentry !== 'never') check.forward('reentry', definition.reentry);
  definition.transitions.forEach((transition, i) => checkTransition(`transitions[${i}]`, transition, check));
  check.unique(definition.needs.map((need) => need.id), 'needs');
  const categories = [...CATEGORIES, ...(definition.categories ?? [])];
  definition.needs.forEach((need, i) => checkNeed(`needs[${i}]`, need, categories, site, check));
  checkPoints(definition, check);
  for (const [stage, channels] of Object.entries(definition.channels ?? {})) {
    check.stage(`channels.${stage}`, stage);
    channels.forEach((channel, j) => check.oneOf(`channels.${stage}[${j}]`, channel, CHANNELS, 'channel'));
  }
  if (definition.stageModel !== undefined) checkModel(definition.stageModel, check);
  checkHypotheses(definition, check);
  checkTexts(definition, check);
  checkReach(definition, check);
  checkCircles(definition, check);
  checkRepeats(definition, check);
  checkRounds(definition, check);
  return problems;
}

function checkSubject({ kind, key }: SubjectDefinition, check: ProgrammeChecks): void {
  const named = kind !== 'asset' && kind !== 'person';
  if (kind === '') check.report('subject.kind', 'is missing');
  if (named && (key === undefined || key === '')) check.report('subject.key', `name the property of the events that tells which ${kind} they speak of`);
  if (!named && key !== undefined) check.report('subject.key', `${kind} has none: leave it out`);
}

function checkParameters(given: ProgrammeDefinition, definition: ProgrammeDefinition, check: ProgrammeChecks): void {
  for (const [name, { default: value, min, max }] of Object.entries(definition.parameters ?? {})) {
    if (typeof value === 'string') check.forward(`parameters.${name}.default`, value);
    else if (!Number.isFinite(value) || value < (min ?? -Infinity) || value > (max ?? Infinity)) {
      check.report(`parameters.${name}.default`, `must be a number from ${min ?? '-∞'} to ${max ?? '∞'}`);
    }
    if (!JSON.stringify({ ...given, parameters: undefined, texts: undefined }).match(new RegExp(`\\$${name}(?![A-Za-z0-9])`, 'u'))) check.report(`parameters.${name}`, 'is used nowhere');
  }
  for (const { path, name } of unresolvedParameters({ ...definition, parameters: undefined, texts: undefined })) {
    const known = definition.parameters?.[name.slice(1)] !== undefined;
    check.report(path, known ? `"${name}" is of the wrong kind here: a condition takes numbers, and only a duration leads back in time` : `unknown parameter "${name}"`);
  }
}

function checkTransition(path: string, transition: Transition, check: ProgrammeChecks): void {
  if (transition.from.length === 0) check.report(`${path}.from`, 'leads from nowhere');
  transition.from.forEach((stage, j) => check.stage(`${path}.from[${j}]`, stage));
  if ('to' in transition && transition.to !== undefined) check.stage(`${path}.to`, transition.to);
  if (transition.kind === 'move' || transition.kind === 'exit') {
    check.trigger(`${path}.on`, transition.on);
    check.condition(`${path}.condition`, transition.condition, transition.on);
    if (transition.kind === 'exit' && transition.lookback !== undefined) check.forward(`${path}.lookback`, transition.lookback);
    return;
  }
  if ((transition.to === undefined) === (transition.outcome === undefined)) check.report(path, 'needs either "to", a stage, or "outcome", with which the journey ends');
  check.condition(`${path}.condition`, transition.condition);
  if (transition.kind === 'state') return;
  check.hour(`${path}.at`, transition.at);
  if (transition.since === undefined) check.wholeDays(`${path}.after`, transition.after);
  else {
    check.notBackward(`${path}.after`, transition.after);
    check.dateFact(`${path}.since`, transition.since);
  }
}

function checkNeed(path: string, need: NeedDefinition, categories: readonly string[], { served }: SiteKnowledge, check: ProgrammeChecks): void {
  if (need.categories.length === 0) check.report(`${path}.categories`, 'a need without a category can never be served');
  need.categories.forEach((category, j) => {
    check.oneOf(`${path}.categories[${j}]`, category, categories, 'category');
    if (served !== undefined && categories.includes(category) && !served.has(category)) check.report(`${path}.categories[${j}]`, `no partner serves "${category}" here`);
  });
  if (!Number.isInteger(need.weightPpm) || need.weightPpm < 1 || need.weightPpm > 1_000_000) {
    check.report(`${path}.weightPpm`, 'must be a whole number from 1 to 1000000');
  }
  need.seasons?.forEach((season, j) => check.oneOf(`${path}.seasons[${j}]`, season, SEASONS, 'season'));
  check.condition(`${path}.condition`, need.condition);
}

function checkPoints(definition: ProgrammeDefinition, check: ProgrammeChecks): void {
  const needs = definition.needs.map((need) => need.id);
  check.unique(definition.contactPoints.map((point) => point.id), 'contactPoints');
  definition.contactPoints.forEach((point, i) => {
    const path = `contactPoints[${i}]`;
    check.stage(`${path}.stage`, point.stage);
    check.oneOf(`${path}.track`, point.track, ['loyalty', 'sales'], 'track');
    checkTiming(`${path}.when`, point.when, definition, check);
    check.forward(`${path}.window`, point.window);
    if (point.needs.length === 0) check.report(`${path}.needs`, 'a contact without a need has no reason to be made');
    point.needs.forEach((need, j) => check.oneOf(`${path}.needs[${j}]`, need, needs, 'need'));
    check.condition(`${path}.condition`, point.condition);
    if (point.conversionWindow !== undefined) check.forward(`${path}.conversionWindow`, point.conversionWindow);
    if (point.discount !== undefined) check.oneOf(`${path}.discount`, point.discount, DISCOUNTS, 'discount');
    point.channels?.forEach((channel, j) => check.oneOf(`${path}.channels[${j}]`, channel, CHANNELS, 'channel'));
  });
}

function checkTiming(path: string, when: Timing, { subject }: ProgrammeDefinition, check: ProgrammeChecks): void {
  check.oneOf(`${path}.from`, when.from, ['stage', 'event', 'fact', 'purchase', 'predicted-sale'], 'timing');
  check.hour(`${path}.at`, when.at);
  if (when.from === 'predicted-sale' || when.from === 'fact') check.duration(`${path}.offset`, when.offset);
  else check.notBackward(`${path}.offset`, when.offset);
  if (when.from === 'event') check.trigger(`${path}.on`, when.on);
  if (when.from === 'fact') check.dateFact(`${path}.fact`, when.fact);
  if ((when.from === 'purchase' || when.from === 'predicted-sale') && subject.kind !== 'asset') {
    check.report(`${path}.from`, `"${when.from}" is known of cars (subject asset) only; use a date fact`);
  }
  if ('repeat' in when && when.repeat !== undefined) check.forward(`${path}.repeat`, when.repeat);
  if ('seasons' in when) when.seasons?.forEach((season, j) => check.oneOf(`${path}.seasons[${j}]`, season, SEASONS, 'season'));
}

function checkModel({ model, stages }: StageModelUse, check: ProgrammeChecks): void {
  check.oneOf('stageModel.model', model, Object.keys(STAGE_MODELS), 'stage model');
  for (const [stage, of] of Object.entries(stages)) {
    check.stage(`stageModel.stages.${stage}`, stage);
    if (model in STAGE_MODELS) check.oneOf(`stageModel.stages.${stage}`, of, STAGE_MODELS[model], `stage of the model ${model}`);
  }
}

function checkReach({ entry, stages, transitions }: ProgrammeDefinition, check: ProgrammeChecks): void {
  const reached = new Set<string>(entry.map((rule) => rule.to));
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const transition of transitions) {
      if (!('to' in transition) || transition.to === undefined) continue;
      if (transition.from.some((stage) => reached.has(stage))) reached.add(transition.to);
    }
  }
  stages.forEach((stage, i) => {
    if (!reached.has(stage)) check.report(`stages[${i}]`, `no entry or transition leads to "${stage}"`);
  });
}

/** Transitions that neither wait for an event nor take time of their own must not lead back to where they began: they would never end. */
function checkCircles({ transitions }: ProgrammeDefinition, check: ProgrammeChecks): void {
  const instant = transitions.flatMap((transition, i) => {
    if (transition.kind !== 'state' && !(transition.kind === 'time' && transition.since !== undefined)) return [];
    return transition.to === undefined ? [] : [{ i, from: transition.from, to: transition.to }];
  });
  for (const { i, from, to } of instant) {
    const reached = new Set([to]);
    for (let before = -1; before !== reached.size; ) {
      before = reached.size;
      for (const next of instant) if (next.from.some((stage) => reached.has(stage))) reached.add(next.to);
    }
    const back = from.find((stage) => reached.has(stage));
    if (back !== undefined) check.report(`transitions[${i}]`, `leads in a circle back to "${back}" without taking any time`);
  }
}
