import type { ProgrammeChecks } from './programme-checks.js';
import { VALUE_TYPES, type FactDefinition } from './programme-facts.js';
import type { ProgrammeDefinition } from './programme.js';

/** A name conditions can use: a letter, then letters and digits. */
const NAME = /^[A-Za-z][A-Za-z0-9]*$/;
/** Each event asks all of them anew. */
const LONGEST_CHAIN = 3;
/** Never a name: CEL's own words. */
const RESERVED = new Set(['true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import', 'let', 'loop', 'package', 'namespace', 'return', 'var', 'void', 'while']);

export function checkEvents({ subject, events }: ProgrammeDefinition, check: ProgrammeChecks): void {
  if (subject.kind === 'asset') {
    if (events !== undefined) check.report('events', 'a programme of cars has events of its own: leave it out');
    return;
  }
  if (Object.keys(events ?? {}).length === 0) check.report('events', 'a programme reacts to one event at least');
  for (const [trigger, { event, properties = {}, where }] of Object.entries(events ?? {})) {
    const path = `events.${trigger}`;
    if (event === '') check.report(`${path}.event`, 'is missing');
    for (const [name, type] of Object.entries(properties)) {
      checkName(`${path}.properties.${name}`, name, check);
      check.oneOf(`${path}.properties.${name}`, type, VALUE_TYPES, 'type');
    }
    check.condition(`${path}.where`, where, trigger);
  }
}

function checkName(path: string, name: string, check: ProgrammeChecks): void {
  if (!NAME.test(name) || RESERVED.has(name)) check.report(path, `"${name}" cannot be a name: use letters and digits, a letter first`);
}

export function checkFacts(definition: ProgrammeDefinition, check: ProgrammeChecks): void {
  const { subject, facts } = definition;
  if (subject.kind === 'asset' && facts !== undefined) return check.report('facts', 'what is known of a car is built in: leave it out');
  for (const [name, fact] of Object.entries(facts ?? {})) {
    checkName(`facts.${name}`, name, check);
    if ('forecast' in fact) checkForecast(`facts.${name}`, name, fact, definition, check);
    else checkGathered(`facts.${name}`, fact, definition, check);
  }
}

function checkGathered(path: string, fact: Exclude<FactDefinition, { forecast: string }>, { events = {} }: ProgrammeDefinition, check: ProgrammeChecks): void {
  check.oneOf(`${path}.type`, fact.type, VALUE_TYPES, 'type');
  if (fact.on.length === 0) check.report(`${path}.on`, 'nothing ever tells it');
  fact.resetOn?.forEach((trigger, i) => check.trigger(`${path}.resetOn[${i}]`, trigger));
  const numbers = ['sum', 'max', 'min', 'growth', 'count'];
  check.oneOf(`${path}.take`, fact.take, fact.type === 'number' ? ['last', 'first', ...numbers] : ['last', 'first'], 'way to take it');
  const property = 'property' in fact ? fact.property : undefined;
  if (property === undefined && fact.take !== 'count' && fact.type !== 'date') check.report(`${path}.property`, 'is missing');
  fact.on.forEach((trigger, i) => {
    check.trigger(`${path}.on[${i}]`, trigger);
    const declared = property === undefined ? undefined : events[trigger]?.properties?.[property];
    if (property === undefined || events[trigger] === undefined || declared === fact.type) return;
    check.report(`${path}.property`, declared === undefined ? `the event of "${trigger}" declares no property "${property}"` : `"${property}" of "${trigger}" is ${declared}, not ${fact.type}`);
  });
}

function checkForecast(path: string, name: string, fact: Extract<FactDefinition, { forecast: string }>, { facts = {} }: ProgrammeDefinition, check: ProgrammeChecks): void {
  check.oneOf(`${path}.forecast`, fact.forecast, ['run-out', 'ownership'], 'forecast');
  check.dateFact(`${path}.since`, fact.since);
  const passed = new Set([name]);
  for (let at = fact.since; ; ) {
    if (passed.has(at)) return check.report(`${path}.since`, 'counts from itself');
    passed.add(at);
    if (passed.size > LONGEST_CHAIN + 1) return check.report(`${path}.since`, `is a forecast of a forecast of a forecast: at most ${LONGEST_CHAIN} may build on one another`);
    const next = facts[at];
    if (next === undefined || !('forecast' in next)) break;
    at = next.since;
  }
  if (fact.forecast === 'ownership') {
    if (typeof fact.meanMonths === 'string') check.numberFact(`${path}.meanMonths`, fact.meanMonths);
    else if (!(fact.meanMonths > 0)) check.report(`${path}.meanMonths`, 'must be more than 0');
    return;
  }
  if (fact.forecast !== 'run-out') return;
  for (const key of ['amount', 'perDay'] as const) {
    const source = fact[key];
    if (typeof source === 'string') check.numberFact(`${path}.${key}`, source);
    else if (source !== undefined && !(source > 0)) check.report(`${path}.${key}`, 'must be more than 0');
  }
  if (fact.used !== undefined) check.numberFact(`${path}.used`, fact.used);
  if (fact.perDay === undefined && fact.used === undefined) check.report(path, 'needs "perDay" or "used": else nobody knows how fast it runs out');
  if (fact.atLatest !== undefined) check.forward(`${path}.atLatest`, fact.atLatest);
}

export function checkHypotheses({ hypotheses = [] }: ProgrammeDefinition, check: ProgrammeChecks): void {
  check.unique(hypotheses.map(({ id }) => id), 'hypotheses');
  hypotheses.forEach(({ claimedPpm, claimed, source, measure }, i) => {
    const path = `hypotheses[${i}]`;
    if (!Number.isInteger(claimedPpm) || claimedPpm < 0 || claimedPpm > 1_000_000) check.report(`${path}.claimedPpm`, 'must be a whole number from 0 to 1000000');
    if (claimed !== undefined) check.oneOf(`${path}.claimed`, claimed, ['about', 'at-least', 'at-most'], 'way to claim');
    check.oneOf(`${path}.source`, source, ['practitioner', 'vendor', 'study'], 'kind of source');
    check.trigger(`${path}.measure.of`, measure.of);
    check.trigger(`${path}.measure.leadsTo`, measure.leadsTo);
    check.forward(`${path}.measure.within`, measure.within);
    for (const key of ['quietBefore', 'quietAfter'] as const) if (measure[key] !== undefined) check.forward(`${path}.measure.${key}`, measure[key]);
  });
}

/** A programme that brings texts brings all of them, in English at least. */
export function checkTexts({ texts, textKey, needs, contactPoints, hypotheses = [] }: ProgrammeDefinition, check: ProgrammeChecks): void {
  if (texts === undefined) return;
  const used: readonly (readonly [string, string])[] = [
    ['textKey', textKey],
    ...needs.map((need, i) => [`needs[${i}].textKey`, need.textKey] as const),
    ...contactPoints.map((point, i) => [`contactPoints[${i}].reasonKey`, point.reasonKey] as const),
    ...hypotheses.map((hypothesis, i) => [`hypotheses[${i}].claimKey`, hypothesis.claimKey] as const),
  ];
  for (const [path, key] of used) if (!texts[key]?.['en']) check.report(path, `texts has no English text "${key}"`);
}
