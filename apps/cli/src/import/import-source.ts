import { DomainError } from '@ringroad/kernel';
import { readFile } from 'node:fs/promises';
import { CsvFile } from './csv-rows.js';
import { JsonLines } from './json-lines.js';
import { JsonRows } from './json-rows.js';
import type { ImportMap } from './map-schema.js';
import { mappedPortions } from './mapped-portions.js';
import { messagePortions } from './message-portions.js';
import type { Portions } from './portion.js';
import { checkColumns, checkEvents, readMap } from './read-map.js';
import type { Judge } from './read-row.js';
import type { RowFile } from './row-file.js';

/** A file, and how it is read. */
export interface ImportSource {
  readonly file: Pick<RowFile, 'size' | 'bytesRead' | 'close'>;
  /** The map as it was written; empty without one. */
  readonly mapText: string;
  /** The site the map names; null without a map. */
  readonly site: ImportMap['site'] | null;
  /** Events the map makes. */
  readonly eventNames: readonly string[];
  /** @throws DomainError INVALID_INPUT when the map speaks of an event that is not known */
  checkEvents(known: readonly string[]): void;
  portions(judge: Judge): Portions;
  /** Keys the map reads that no line had so far. */
  neverSeen(): readonly string[];
}

const JSON_LINES = /\.(jsonl|ndjson)(\.gz)?$/i;

/**
 * JSON lines by the file's name, with a map or, without one, as messages of the Segment tracking API; CSV otherwise.
 * @throws DomainError NOT_FOUND without the file or the map, INVALID_INPUT where they do not fit
 */
export async function openSource(path: string, mapPath: string | undefined): Promise<ImportSource> {
  const lines = JSON_LINES.test(path);
  if (mapPath === undefined) {
    if (!lines) throw new DomainError('INVALID_INPUT', 'Say what the columns mean, with --map FILE (docs/import.md). Only .jsonl and .ndjson files of messages go without.');
    const file = await JsonLines.open(path);
    return { file, mapText: '', site: null, eventNames: [], checkEvents: () => undefined, portions: (judge) => messagePortions(file, judge), neverSeen: () => [] };
  }
  const mapText = await textOf(mapPath);
  const map = readMap(mapText);
  const file = lines ? await JsonRows.open(path, map) : await csvFile(path, map);
  return {
    file,
    mapText,
    site: map.site,
    eventNames: Object.keys(map.events),
    checkEvents: (known) => checkEvents(map, known),
    portions: (judge) => mappedPortions(map, file, judge),
    neverSeen: () => (file instanceof JsonRows ? file.neverSeen : []),
  };
}

async function csvFile(path: string, map: ImportMap): Promise<CsvFile> {
  const file = await CsvFile.open(path, map.csv);
  try {
    checkColumns(map, file.header);
    return file;
  } catch (error) {
    file.close();
    throw error;
  }
}

async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new DomainError('NOT_FOUND', `There is no file ${path}.`) : error;
  });
}
