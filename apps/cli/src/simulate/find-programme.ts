import { DomainError } from '@ringroad/kernel';
import { type ProgrammeDefinition, readProgramme, TEMPLATES } from '@ringroad/lifecycle';
import { readFileSync } from 'node:fs';

/** A template by its id, or a file. Raises INVALID_INPUT with every problem of the file, or with the templates there are. */
export function findProgramme(idOrFile: string): ProgrammeDefinition {
  const template = TEMPLATES.find(({ id }) => id === idOrFile);
  if (template !== undefined) return template;
  const text = readText(idOrFile);
  if (text === null) {
    throw new DomainError('INVALID_INPUT', `There is neither a template nor a file "${idOrFile}". Templates: ${TEMPLATES.map(({ id }) => id).join(', ')}.`);
  }
  const read = readProgramme(text);
  if ('definition' in read) return read.definition;
  const lines = read.problems.map(({ path, reason }) => `  ${path ? `${path}: ` : ''}${reason}`);
  throw new DomainError('INVALID_INPUT', `${idOrFile} is not a programme yet:\n${lines.join('\n')}`, { problems: read.problems });
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
