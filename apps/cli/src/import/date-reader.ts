import { Temporal } from 'temporal-polyfill';

const FIELDS = { YYYY: 'year', MM: 'month', DD: 'day', HH: 'hour', mm: 'minute', ss: 'second' } as const;
type Token = keyof typeof FIELDS;

/** Reads one text; undefined when it is no such date. */
export type DateReader = (text: string) => Date | undefined;

const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/;
const ISO_WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * @param format `YYYY MM DD HH mm ss` with anything between them, `unix`, `unix-ms`; ISO 8601 where undefined
 * @param zone IANA zone of dates that name no offset; a wall time a clock change skips is read as the one after it
 */
export function dateReader(format: string | undefined, zone: string): DateReader {
  return remembering(format === undefined ? isoReader(zone) : (unixReader(format) ?? patternReader(format, zone)));
}

function isoReader(zone: string): DateReader {
  return (text) => {
    if (ISO_WITH_OFFSET.test(text)) return instant(() => new Date(text).getTime());
    return ISO.test(text) ? instant(() => Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime(zone).epochMilliseconds) : undefined;
  };
}

function unixReader(format: string): DateReader | undefined {
  const unit = { unix: 1000, 'unix-ms': 1 }[format];
  if (unit === undefined) return undefined;
  return (text) => (/^\d{1,16}$/.test(text) ? instant(() => Number(text) * unit) : undefined);
}

function patternReader(format: string, zone: string): DateReader {
  const tokens: Token[] = [];
  const pattern = format.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/YYYY|MM|DD|HH|mm|ss/g, (token) => {
    tokens.push(token as Token);
    return token === 'YYYY' ? '(\\d{4})' : '(\\d{1,2})';
  });
  const shape = new RegExp(`^${pattern}$`);
  return (text) => {
    const found = shape.exec(text);
    if (!found) return undefined;
    const fields = Object.fromEntries(tokens.map((token, at) => [FIELDS[token], Number(found[at + 1])]));
    const date = { year: 0, month: 1, day: 1, ...fields };
    return instant(() => Temporal.PlainDateTime.from(date, { overflow: 'reject' }).toZonedDateTime(zone).epochMilliseconds);
  };
}

function instant(milliseconds: () => number): Date | undefined {
  try {
    const date = new Date(milliseconds());
    return Number.isNaN(date.getTime()) ? undefined : date;
  } catch {
    return undefined;
  }
}

const REMEMBERED = 5_000;

/** Files repeat their dates; calendars are slow. */
export function remembering<Result>(compute: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    let result = known.get(text);
    if (result === undefined) {
      result = compute(text);
      if (known.size >= REMEMBERED) known.clear();
      known.set(text, result);
    }
    return result;
  };
}
