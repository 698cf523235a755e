import { createHash } from 'node:crypto';
import type { ImportMap, OrdersDefinition } from './map-schema.js';
import { type Message, propertiesOf, rowMessages, type Values } from './row-messages.js';

export type OrderMessages =
  | { readonly kind: 'messages'; readonly messages: readonly Message[] }
  /** Not completed: placed is not bought. */
  | { readonly kind: 'skipped' }
  | { readonly kind: 'problem'; readonly name: string; readonly reason: string };

/** Sums of money as people add them: what binary fractions add beyond a millionth is no money. */
const FRACTION = 1_000_000;
const LONGEST_PRODUCT = 80;

/**
 * What an order tells: that it was completed, which products were bought, and whatever else the map makes of its first row.
 * @param lines of one order, in the order of the file; only those count whose status is one of the completed ones
 */
export function orderMessages(map: ImportMap, orders: OrdersDefinition, key: string, lines: readonly Values[]): OrderMessages {
  const done = lines.filter((values) => isCompleted(orders, values));
  const [first] = done;
  if (first === undefined) return { kind: 'skipped' };
  const users = new Set(done.map((values) => values.get(map.user)));
  if (users.size > 1) return { kind: 'problem', name: map.user, reason: 'is not the same on all lines of the order' };
  const at = done.map((values) => values.get(orders.at)).filter((moment) => moment instanceof Date).reduce<Date | null>((last, moment) => (last === null || moment > last ? moment : last), null);
  if (at === null) return { kind: 'problem', name: orders.at, reason: 'is empty: nobody knows when the order was completed' };
  const base = { type: 'track' as const, userId: String(first.get(map.user) ?? ''), timestamp: at.toISOString() };
  const id = `import:${map.source}:${key}`;
  const order: Message = { ...base, messageId: `${id}:order-completed:0`, event: 'Order Completed', properties: orderProperties(orders, key, done) };
  return { kind: 'messages', messages: [...rowMessages(map, key, first), order, ...productMessages(orders, done, id, base)] };
}

function isCompleted({ status, completed }: OrdersDefinition, values: Values): boolean {
  if (status === undefined || completed === undefined) return true;
  const said = String(values.get(status) ?? '').trim().toLowerCase();
  return completed.some((word) => word.trim().toLowerCase() === said);
}

function orderProperties({ id, total, lineTotal, items, properties }: OrdersDefinition, key: string, lines: readonly Values[]): Record<string, unknown> {
  const told = total === undefined ? sum(lines, lineTotal) : firstOf(lines, total);
  const count = items === undefined ? (id === undefined ? null : lines.length) : sum(lines, items);
  const stated: Record<string, unknown> = { orderId: id === undefined ? key : String(firstOf(lines, id)) };
  if (told !== null) stated['total'] = told;
  if (count !== null) stated['items'] = count;
  for (const name of properties) {
    const [line] = lines.filter((values) => values.get(name) !== null);
    Object.assign(stated, line && propertiesOf([name], line));
  }
  return stated;
}

/** One event a product, however many lines name it: its id is made of the order and the product, so that the order of lines does not matter. */
function productMessages({ products }: OrdersDefinition, lines: readonly Values[], id: string, base: Pick<Message, 'type' | 'userId' | 'timestamp'>): Message[] {
  if (products === undefined) return [];
  const linesOf = new Map<string, Values[]>();
  for (const values of lines) {
    const product = values.get(products.id);
    if (product !== null && product !== undefined) linesOf.set(String(product), [...(linesOf.get(String(product)) ?? []), values]);
  }
  return [...linesOf].map(([productId, own]) => {
    const quantity = sum(own, products.quantity);
    const properties = { ...propertiesOf(products.properties, own[0] as Values), productId, ...(quantity === null ? {} : { quantity }) };
    return { ...base, messageId: `${id}:product-purchased:${short(productId)}`, event: 'Product Purchased', properties };
  });
}

function firstOf(lines: readonly Values[], name: string) {
  return lines.map((values) => values.get(name) ?? null).find((value) => value !== null) ?? null;
}

/** Null where no line says a number. */
function sum(lines: readonly Values[], name: string | undefined): number | null {
  const numbers = name === undefined ? [] : lines.map((values) => values.get(name)).filter((value) => typeof value === 'number');
  return numbers.length === 0 ? null : Math.round(numbers.reduce((total, value) => total + value, 0) * FRACTION) / FRACTION;
}

function short(productId: string): string {
  return productId.length <= LONGEST_PRODUCT ? productId : createHash('sha256').update(productId).digest('hex').slice(0, 24);
}
