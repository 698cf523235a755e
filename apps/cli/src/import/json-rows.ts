import { parseJson } from '@ringroad/lifecycle';
import type { ImportMap } from './map-schema.js';
import { JsonLines } from './json-lines.js';
import { columnsOf } from './read-map.js';
import { type FileRow, isGarbled, type RowFile } from './row-file.js';

/** Objects, one a line, read by a map as rows: `user.id` is the `id` within `user` where no key is called so as a whole. */
export class JsonRows implements RowFile {
  readonly header: readonly string[];
  private readonly unseen: Set<string>;

  private constructor(
    private readonly file: JsonLines,
    map: ImportMap,
  ) {
    this.header = [...new Set(columnsOf(map).map(({ column }) => column))];
    this.unseen = new Set(this.header);
  }

  /** @throws DomainError NOT_FOUND without such a file */
  static async open(path: string, map: ImportMap): Promise<JsonRows> {
    return new JsonRows(await JsonLines.open(path), map);
  }

  get size(): number {
    return this.file.size;
  }

  get bytesRead(): number {
    return this.file.bytesRead;
  }

  /** Names of the map that no line had so far: a line may lack any, all of them rather not. */
  get neverSeen(): readonly string[] {
    return [...this.unseen];
  }

  async *rows(): AsyncGenerator<FileRow> {
    for await (const { number, line, text, broken } of this.file.lines()) yield broken === undefined ? this.rowOf(number, line, text) : { number, line, fields: [], broken };
  }

  close(): void {
    this.file.close();
  }

  private rowOf(number: number, line: number, text: string): FileRow {
    const refused = (broken: string): FileRow => ({ number, line, fields: [], broken });
    const object = parseJson(text);
    if (!isObject(object)) return refused('is no JSON object');
    const fields: string[] = [];
    for (const name of this.header) {
      const value = valueAt(object, name);
      if (value !== undefined) this.unseen.delete(name);
      if (typeof value === 'object' && value !== null) return refused(`holds a list or an object as "${name}", where a value belongs`);
      const field = value === undefined || value === null ? '' : String(value);
      if (isGarbled(field)) return refused('holds characters that are not UTF-8 text');
      fields.push(field);
    }
    // The whole line takes part in the key of a row without a name, as every column of a CSV does.
    return { number, line, fields: [...fields, text], broken: undefined };
  }
}

function valueAt(object: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(object, name)) return object[name];
  let value: unknown = object;
  for (const part of name.split('.')) {
    if (!isObject(value) || !Object.hasOwn(value, part)) return undefined;
    value = value[part];
  }
  return value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
