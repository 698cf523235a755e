import type { z } from 'zod';
import type { ProgrammeDefinition } from './domain/programme.js';
import { type ProgrammeProblem, type SiteKnowledge, validateProgramme } from './domain/validate-programme.js';
import { programmeSchema } from './programme-schema.js';
import { yamlOf } from './yaml-source.js';

const MOST_FAULTS = 200;

/**
 * Reads a programme written in YAML or JSON (which is YAML). Either the definition, fit to run, or everything that is wrong with it:
 * first what cannot be read at all, with lines; then the structure; then what it means, each with its path.
 */
export function readProgramme(text: string, site: SiteKnowledge = {}): { readonly definition: ProgrammeDefinition } | { readonly problems: readonly ProgrammeProblem[] } {
  const written = yamlOf(text);
  if ('problems' in written) return written;
  const read = programmeSchema.safeParse(written.value);
  if (!read.success) return { problems: read.error.issues.slice(0, MOST_FAULTS).flatMap(problemsOf) };
  const definition: ProgrammeDefinition = read.data as ProgrammeDefinition;
  const problems = validateProgramme(definition, site);
  return problems.length > 0 ? { problems } : { definition };
}

function problemsOf(issue: z.core.$ZodIssue): ProgrammeProblem[] {
  const path = pathOf(issue.path);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: path ? `${path}.${key}` : key, reason: 'is not a word of the language' }));
  return [{ path, reason: issue.message.replace(/^Invalid input: /u, '') }];
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i === 0 ? '' : '.'}${String(step)}`)).join('');
}
