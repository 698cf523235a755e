import type { MoneyValue } from '../i18n/format.js';

/** What it takes to say a changed field in words. */
export interface ChangeTools {
  readonly currency: string;
  readonly nothing: string;
  readonly yes: string;
  readonly no: string;
  /** A change by a share, with its sign: 0.2 is +20 %. */
  readonly percent: (share: number) => string;
  readonly money: (value: MoneyValue) => string;
  readonly dayTime: (iso: string) => string;
  readonly list: (items: readonly string[]) => string;
  /** The name of a field. */
  readonly field: (name: string) => string;
  /** The name of a value of a field that holds one of a closed set; the value itself where the set is open. */
  readonly value: (field: string, value: string) => string;
}

const MONEY: ReadonlySet<string> = new Set(['maxPrice', 'totalBudget', 'monthlyBudget', 'weeklyBudget', 'dailyBudget', 'priceMin', 'priceMax']);
const TIMES: ReadonlySet<string> = new Set(['startsAt', 'endsAt', 'expiresAt']);

/** `offers.<id>.title` is `title` of an offer, `offers.<id>` the offer as a whole. */
export function changedField(field: string): { readonly ofOffer: boolean; readonly name: string } {
  const [first, id, ...rest] = field.split('.');
  return first === 'offers' && id !== undefined ? { ofOffer: true, name: rest.join('.') || 'offer' } : { ofOffer: false, name: field };
}

/** A value of the log, as a person reads it. What is no JSON is read as it is. */
export function changedValue(field: string, json: string | null, tools: ChangeTools): string {
  if (json === null) return tools.nothing;
  return told(changedField(field).name, parsed(json), tools);
}

function told(field: string, value: unknown, tools: ChangeTools): string {
  if (value === null || value === '') return tools.nothing;
  if (typeof value === 'boolean') return value ? tools.yes : tools.no;
  // A rate in millionths leaves a bid as it is at a million.
  if (typeof value === 'number') return field === 'ppm' ? tools.percent(value / 1e6 - 1) : String(value);
  if (typeof value === 'string') {
    if (MONEY.has(field) && /^\d+$/.test(value)) return tools.money({ minor: value, currency: tools.currency });
    return TIMES.has(field) ? tools.dayTime(value) : tools.value(field, value);
  }
  if (Array.isArray(value)) return value.length === 0 ? tools.nothing : tools.list(value.map((each) => told(field, each, tools)));
  const parts = Object.entries(Object(value)).toSorted(([a], [b]) => placeOf(a) - placeOf(b)).filter(([, part]) => part !== null && part !== '' && !(typeof part === 'object' && Object.keys(Object(part)).length === 0));
  return parts.length === 0 ? tools.nothing : parts.map(([name, part]) => `${tools.field(name)}: ${told(name, part, tools)}`).join(' · ');
}

/** An offer is told as it is read, whatever order it was kept in. */
const READ_FIRST: readonly string[] = ['title', 'text', 'terms'];

function placeOf(field: string): number {
  const at = READ_FIRST.indexOf(field);
  return at < 0 ? READ_FIRST.length : at;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}
