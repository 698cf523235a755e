import { z } from 'zod';

const name = z.string().trim().min(1);
const words = z.array(z.string()).min(1);

/** A column's name alone stands for its trimmed text. */
const shorthand = (value: unknown) => (typeof value === 'string' ? { column: value } : value);

const value = z.preprocess(
  shorthand,
  z.strictObject({
    column: name.optional(),
    constant: z.union([z.string(), z.number(), z.boolean()], 'must be a text, a number, true or false').optional(),
    template: name.optional(),
    daysBefore: name.optional(),
    days: z.union([name, z.number().int().min(0)], 'must be a whole number or the name of an integer value').optional(),
    as: z.enum(['text', 'number', 'integer', 'boolean', 'date']).default('text'),
    decimal: z.enum(['point', 'comma']).optional(),
    thousands: z.enum([',', '.', "'"]).optional(),
    yes: words.optional(),
    no: words.optional(),
    format: name.optional(),
    map: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
    otherwise: z.enum(['reject', 'keep', 'empty']).optional(),
    empty: words.optional(),
    required: z.boolean().default(false),
    trim: z.boolean().default(true),
  }),
);

const renewals = z.strictObject({
  counter: name,
  /** What the counter shows before the first renewal. */
  startsAt: z.number().int().min(0).default(0),
  max: z.number().int().min(1).max(1000).default(12),
  from: name,
  to: name,
});

const event = z.strictObject({ at: name.optional(), renewals: renewals.optional(), properties: z.array(name).default([]) });

/** Rows that are orders, or lines of orders: one event an order, and one for each of its products. */
const orders = z.strictObject({
  id: name.optional(),
  at: name,
  status: name.optional(),
  completed: words.optional(),
  total: name.optional(),
  lineTotal: name.optional(),
  items: name.optional(),
  properties: z.array(name).default([]),
  products: z.strictObject({ id: name, quantity: name.optional(), properties: z.array(name).default([]) }).optional(),
});

const zone = name.refine(isZone, 'is not an IANA time zone, such as Europe/Minsk');

export const mapSchema = z.strictObject({
  source: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be a short name of a-z, 0-9 and -, such as catalogue-2019'),
  site: z.strictObject({
    slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be of a-z, 0-9 and -').default('imported'),
    name: name.default('Imported ads'),
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code, such as USD'),
    timezone: zone,
  }),
  csv: z.strictObject({ delimiter: z.string().length(1).default(','), quote: z.string().length(1).default('"') }).prefault({}),
  key: z.union([z.literal('row'), z.strictObject({ columns: z.array(name).min(1) })], 'must be "row", or "columns" with a list of columns'),
  user: name,
  values: z.record(name, value),
  events: z.record(name, event).default({}),
  orders: orders.optional(),
});

/** A mapping file as read: how the columns of a CSV, or the keys of objects, become events. docs/import.md describes every word of it. */
export type ImportMap = z.output<typeof mapSchema>;
export type ValueDefinition = ImportMap['values'][string];
export type EventDefinition = ImportMap['events'][string];
export type OrdersDefinition = z.output<typeof orders>;
export type RenewalsDefinition = z.output<typeof renewals>;

function isZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
