import { parse } from 'yaml';
import type { ProgrammeSketch, SketchedRule } from './sketch.js';

type Parts = Readonly<Record<string, unknown>>;

/** Reads YAML or JSON; null for what is neither, or says nothing of stages. */
export function sketchOf(source: string): ProgrammeSketch | null {
  const whole = partsOf(readable(source));
  const stages = textsIn(whole.stages);
  if (stages.length === 0) return null;
  const events = partsOf(whole.events);
  const parameters = partsOf(whole.parameters);
  const rule = (parts: Parts, to: string): SketchedRule => ({ to, cause: causeOf(parts, events, parameters), condition: textOf(parts.condition) });
  const transitions = listOf(whole.transitions).flatMap((each) => textsIn(each.from).map((from) => ({ each, from })));
  return {
    stages,
    subject: textOf(partsOf(whole.subject).kind) ?? '',
    entries: listOf(whole.entry).flatMap((each) => (textOf(each.to) === null ? [] : [rule(each, String(each.to))])),
    moves: transitions.flatMap(({ each, from }) => (textOf(each.to) === null ? [] : [{ ...rule(each, String(each.to)), from }])),
    ends: transitions.flatMap(({ each, from }) => (textOf(each.outcome) === null ? [] : [{ ...rule(each, String(each.outcome)), from, goal: each.goal === true }])),
    points: listOf(whole.contactPoints).map((point) => ({ id: textOf(point.id) ?? '', stage: textOf(point.stage) ?? '', reasonKey: textOf(point.reasonKey) ?? '' })),
    needs: listOf(whole.needs).length,
    hypotheses: listOf(whole.hypotheses).length,
    texts: new Map(Object.entries(partsOf(whole.texts)).map(([key, text]) => [key, Object.fromEntries(Object.entries(partsOf(text)).map(([language, words]) => [language, String(words)]))])),
  };
}

function readable(source: string): unknown {
  try {
    return parse(source, { maxAliasCount: 100 });
  } catch {
    return null;
  }
}

function causeOf(parts: Parts, events: Parts, parameters: Parts): SketchedRule['cause'] {
  const trigger = textOf(parts.on);
  if (trigger !== null) return { kind: 'event', trigger, event: textOf(partsOf(events[trigger]).event) };
  const after = textOf(parts.after);
  if (after === null) return { kind: 'state' };
  const parameter = after.startsWith('$') ? textOf(partsOf(parameters[after.slice(1)]).default) : null;
  return { kind: 'time', after: parameter ?? after, since: textOf(parts.since) };
}

function partsOf(value: unknown): Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Parts) : {};
}

function listOf(value: unknown): Parts[] {
  return Array.isArray(value) ? value.map(partsOf) : [];
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
