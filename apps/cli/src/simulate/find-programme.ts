import { DomainError } from '@ringroad/kernel';
import { chooseParameters, type ParameterValues, type ProgrammeDefinition, type ProgrammeProblem, readProgramme, TEMPLATES, validateProgramme } from '@ringroad/lifecycle';
import { readFileSync } from 'node:fs';

/**
 * A template by its id, or a file, with other values of its parameters. Raises INVALID_INPUT with every problem of the file or of the
 * values, or with the templates or parameters there are.
 */
export function findProgramme(idOrFile: string, values: ParameterValues): ProgrammeDefinition {
  const found = templateOrFile(idOrFile);
  const declared = Object.keys(found.parameters ?? {});
  const unknown = Object.keys(values).filter((name) => !declared.includes(name));
  if (unknown.length > 0) throw new DomainError('INVALID_INPUT', `${found.id} has no parameter ${unknown.join(', ')}. It has: ${declared.join(', ') || 'none'}.`);
  const definition = chooseParameters(found, values);
  const problems = validateProgramme(definition);
  if (problems.length > 0) throw refused(`${found.id} cannot run with these values`, problems);
  return definition;
}

function templateOrFile(idOrFile: string): ProgrammeDefinition {
  const template = TEMPLATES.find(({ id }) => id === idOrFile);
  if (template !== undefined) return template;
  const text = readText(idOrFile);
  if (text === null) {
    throw new DomainError('INVALID_INPUT', `There is neither a template nor a file "${idOrFile}". Templates: ${TEMPLATES.map(({ id }) => id).join(', ')}.`);
  }
  const read = readProgramme(text);
  if ('definition' in read) return read.definition;
  throw refused(`${idOrFile} is not a programme yet`, read.problems);
}

function refused(what: string, problems: readonly ProgrammeProblem[]): DomainError {
  const lines = problems.map(({ path, reason }) => `  ${path ? `${path}: ` : ''}${reason}`);
  return new DomainError('INVALID_INPUT', `${what}:\n${lines.join('\n')}`, { problems });
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return null;
    throw error;
  }
}
