import { DomainError } from '@ringroad/kernel';
import { CORRECTION_TYPES, EVENT_NAMES } from '@ringroad/lifecycle';
import { parseDocument } from 'yaml';
import { type EventDefinition, type ImportMap, mapSchema, type OrdersDefinition, type ValueDefinition } from './map-schema.js';

interface Problem {
  /** Where in the file, e.g. `values.price.decimal`. */
  readonly path: string;
  readonly reason: string;
}

/**
 * Reads a mapping file.
 * @param text YAML
 * @throws DomainError INVALID_INPUT that names every place that is wrong, and why
 */
export function readMap(text: string): ImportMap {
  const document = parseDocument(text, { prettyErrors: true });
  const [broken] = document.errors;
  if (broken) throw refused([{ path: `line ${broken.linePos?.[0].line ?? '?'}`, reason: broken.message.split('\n')[0] ?? 'is not YAML' }]);
  const parsed = mapSchema.safeParse(document.toJS());
  if (!parsed.success) throw refused(parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), reason: issue.message })));
  const problems = [...Object.entries(parsed.data.values).flatMap(([name, value]) => valueProblems(parsed.data, name, value)), ...eventProblems(parsed.data)];
  if (problems.length > 0) throw refused(problems);
  return parsed.data;
}

/**
 * Checks that the file has the columns the map speaks of.
 * @throws DomainError INVALID_INPUT
 */
export function checkColumns(map: ImportMap, header: readonly string[]): void {
  const known = new Set(header);
  const problems = columnsOf(map).filter(({ column }) => !known.has(column));
  if (problems.length === 0) return;
  const has = `The file has: ${header.join(', ')}`;
  throw refused(problems.map(({ path, column }) => ({ path, reason: `the file has no column "${column}"` })), has);
}

/**
 * Checks that somebody knows the events the map speaks of.
 * @throws DomainError INVALID_INPUT
 */
export function checkEvents(map: ImportMap, known: readonly string[]): void {
  const names = [...known, 'identify'];
  const unknown = Object.keys(map.events).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw refused(unknown.map((name) => ({ path: `events.${name}`, reason: `is no event; there are: ${names.join(', ')}` })));
}

/** `{column}` and `{key}` of a template, in order. */
export function placeholdersOf(template: string): string[] {
  return [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] as string);
}

/** Every column the map reads, with the place where it does. */
export function columnsOf(map: ImportMap): { path: string; column: string }[] {
  const ofKey = map.key === 'row' ? [] : map.key.columns.map((column, at) => ({ path: `key.columns.${at}`, column }));
  const ofValues = Object.entries(map.values).flatMap(([name, { column, template }]) => [
    ...(column === undefined ? [] : [{ path: `values.${name}.column`, column }]),
    ...placeholdersOf(template ?? '').flatMap((each) => (each === 'key' ? [] : [{ path: `values.${name}.template`, column: each }])),
  ]);
  return [...ofKey, ...ofValues];
}

const SOURCES = ['column', 'constant', 'template', 'daysBefore'] as const;
/** Options that mean something for one kind of value only. */
const ONLY_FOR: readonly (readonly [option: keyof ValueDefinition, as: ValueDefinition['as'] | 'number or integer'])[] = [
  ['decimal', 'number or integer'],
  ['thousands', 'number or integer'],
  ['yes', 'boolean'],
  ['no', 'boolean'],
  ['format', 'date'],
];

function valueProblems(map: ImportMap, name: string, value: ValueDefinition): Problem[] {
  const at = (option: string, reason: string) => ({ path: `values.${name}${option && `.${option}`}`, reason });
  const sources = SOURCES.filter((source) => value[source] !== undefined);
  if (sources.length !== 1) return [at('', `needs exactly one of ${SOURCES.join(', ')}${sources.length > 1 ? `; it has ${sources.join(' and ')}` : ''}`)];
  const problems = ONLY_FOR.filter(([option, as]) => value[option] !== undefined && !as.includes(value.as)).map(([option, as]) =>
    at(option, `only fits "as: ${as}"`),
  );
  if (value.otherwise !== undefined && value.map === undefined) problems.push(at('otherwise', 'only fits together with "map"'));
  if ((value.yes === undefined) !== (value.no === undefined)) problems.push(at('', 'needs "yes" and "no" together'));
  if (value.daysBefore === undefined) return value.days === undefined ? problems : [...problems, at('days', 'only fits together with "daysBefore"')];
  if (value.days === undefined) problems.push(at('days', 'is missing'));
  else if (typeof value.days === 'string' && map.values[value.days]?.as !== 'integer') problems.push(at('days', `"${value.days}" is not an integer of values`));
  if (map.values[value.daysBefore]?.as !== 'date') problems.push(at('daysBefore', `"${value.daysBefore}" is not a date of values`));
  return problems;
}

function isDate(map: ImportMap, name: string): boolean {
  const value = map.values[name];
  return value !== undefined && (value.as === 'date' || value.daysBefore !== undefined);
}

function eventProblems(map: ImportMap): Problem[] {
  const problems: Problem[] = [];
  if (map.values[map.user] === undefined) problems.push({ path: 'user', reason: `"${map.user}" is not among the values` });
  if (Object.keys(map.events).length === 0 && map.orders === undefined) problems.push({ path: 'events', reason: 'names no event' });
  if (map.orders !== undefined) problems.push(...orderProblems(map, map.orders));
  for (const [name, event] of Object.entries(map.events)) problems.push(...problemsOfEvent(map, name, event));
  return problems;
}

function problemsOfEvent(map: ImportMap, name: string, event: EventDefinition): Problem[] {
  const path = `events.${name}`;
  const missing = event.properties.flatMap((property, index) =>
    map.values[property] === undefined ? [{ path: `${path}.properties.${index}`, reason: `"${property}" is not among the values` }] : [],
  );
  const problems: Problem[] = [...missing];
  const dates: [string, string | undefined][] = [['at', event.at], ['renewals.from', event.renewals?.from], ['renewals.to', event.renewals?.to]];
  for (const [option, value] of dates) {
    if (value !== undefined && !isDate(map, value)) problems.push({ path: `${path}.${option}`, reason: `"${value}" is not a date of values` });
  }
  if ((event.at === undefined) === (event.renewals === undefined)) problems.push({ path, reason: 'needs either "at" or "renewals"' });
  if (event.renewals && name !== 'Listing Renewed') problems.push({ path: `${path}.renewals`, reason: 'only fits Listing Renewed' });
  if (event.renewals && map.values[event.renewals.counter]?.as !== 'integer') {
    problems.push({ path: `${path}.renewals.counter`, reason: `"${event.renewals.counter}" is not an integer of values` });
  }
  if (map.orders !== undefined && MADE_OF_ORDERS.includes(name)) problems.push({ path, reason: 'is what "orders" makes of the rows: take it from one of the two' });
  const corrects = CORRECTION_TYPES.some((type) => type === name);
  if (corrects && !event.properties.includes('messageId')) problems.push({ path: `${path}.properties`, reason: 'needs messageId, by which the event is known that was wrong' });
  if (!corrects && EVENT_NAMES.includes(name) && !event.properties.includes('listingId') && !event.properties.includes('assetId')) {
    problems.push({ path: `${path}.properties`, reason: 'needs listingId or assetId, by which the car is known' });
  }
  return problems;
}

const MADE_OF_ORDERS: readonly string[] = ['Order Completed', 'Product Purchased'];

function orderProblems(map: ImportMap, orders: OrdersDefinition): Problem[] {
  const { id, at, status, completed, total, lineTotal, items, properties, products } = orders;
  const problems: Problem[] = [];
  const value = (option: string, name: string | undefined, kinds: readonly ValueDefinition['as'][] = []) => {
    if (name === undefined) return;
    const known = map.values[name];
    if (known === undefined) problems.push({ path: `orders.${option}`, reason: `"${name}" is not among the values` });
    else if (kinds.length > 0 && !kinds.includes(known.as)) problems.push({ path: `orders.${option}`, reason: `"${name}" is not a number of values` });
  };
  value('id', id);
  value('status', status);
  value('total', total, ['number', 'integer']);
  value('lineTotal', lineTotal, ['number', 'integer']);
  value('items', items, ['number', 'integer']);
  value('products.id', products?.id);
  value('products.quantity', products?.quantity, ['number', 'integer']);
  properties.forEach((name, index) => value(`properties.${index}`, name));
  products?.properties.forEach((name, index) => value(`products.properties.${index}`, name));
  if (!isDate(map, at)) problems.push({ path: 'orders.at', reason: `"${at}" is not a date of values` });
  if ((status === undefined) !== (completed === undefined)) problems.push({ path: 'orders', reason: 'needs "status" and "completed" together: only completed orders count' });
  if (total !== undefined && lineTotal !== undefined) problems.push({ path: 'orders.lineTotal', reason: 'does not go with "total": the order tells its sum, or its lines do' });
  return problems;
}

function refused(problems: readonly Problem[], hint?: string): DomainError {
  const lines = problems.map(({ path, reason }) => `  ${path === '' ? '(top)' : path}: ${reason}`);
  return new DomainError('INVALID_INPUT', ['The map does not fit:', ...lines, ...(hint ? [hint] : [])].join('\n'), { problems });
}
