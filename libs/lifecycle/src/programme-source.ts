import { stringify } from 'yaml';
import type { ProgrammeDefinition } from './domain/programme.js';
import type { ProgrammeProblem, SiteKnowledge } from './domain/validate-programme.js';
import { readProgramme } from './read-programme.js';

/** A definition as an operator reads and edits it. */
export function sourceOf(definition: ProgrammeDefinition): string {
  return stringify(definition, { lineWidth: 140, aliasDuplicateObjects: false });
}

/** What a source says as a version of a site's programme: the number is the site's to give, whatever the text says. */
export function readVersion(
  programmeId: string,
  version: number,
  source: string,
  site: SiteKnowledge = {},
): { readonly definition: ProgrammeDefinition | null; readonly problems: readonly ProgrammeProblem[] } {
  const read = readProgramme(source, site);
  if ('problems' in read) return { definition: null, problems: read.problems };
  if (read.definition.id !== programmeId) return { definition: null, problems: [{ path: 'id', reason: `must be "${programmeId}"; another id is another programme` }] };
  return { definition: { ...read.definition, version }, problems: [] };
}

/** Blanks of one line only: over a text of empty lines a pattern that goes on to the next takes minutes. */
const VERSION_LINE = /^([ \t]*"?version"?[ \t]*:[ \t]*)\d+/m;

/** The source with the number of its version in it, comments and layout untouched. */
export function numbered(source: string, version: number): string {
  return source.replace(VERSION_LINE, `$1${version}`);
}
