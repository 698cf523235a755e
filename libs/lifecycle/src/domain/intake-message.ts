import { CORRECTION_TYPES } from './standing-facts.js';

export type ContactKind = 'email' | 'phone' | 'name';

export interface ContactStatement {
  readonly kind: ContactKind;
  readonly value: string;
}

export interface ConsentStatement {
  readonly purpose: string;
  readonly channel: string;
  readonly granted: boolean;
  readonly textVersion: string;
}

/** A Segment message that says something we know, with personal data already set apart. */
export interface AcceptedMessage {
  readonly messageId: string | undefined;
  /** The site's own user id. */
  readonly userId: string;
  /** One of the events that are known, 'identify', or 'alias': then `userId` is the id that goes, and `properties.userId` the one that stays. */
  readonly name: string;
  readonly occurredAt: Date;
  /** The timestamp as the client wrote it: part of the message's identity, unlike the time we fell back to. */
  readonly statedAt: string | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly contacts: readonly ContactStatement[];
  readonly consents: readonly ConsentStatement[];
}

export interface Rejection {
  readonly messageId: string | undefined;
  /** Where in the message, e.g. `properties.price`. */
  readonly path: string;
  /** What is wrong and what to do. */
  readonly reason: string;
}

export type ParsedMessage =
  | { readonly kind: 'accepted'; readonly message: AcceptedMessage }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

export interface Problem {
  readonly path: string;
  readonly reason: string;
}

export interface ParseContext {
  /** The site's clock. */
  readonly now: Date;
  /**
   * When the client says it sent the batch; a message's own `sentAt` goes before it. Null where it must not be used: a sandbox's clock
   * cannot be compared with a device's.
   */
  readonly sentAt?: unknown;
  /** Names of the events that are known. */
  readonly eventNames: readonly string[];
  /** When it came, where that was not just now: what it does not say of its time is counted from there. */
  readonly receivedAt?: Date;
  /** It came with a write key, which anybody can read in a page. */
  readonly fromPage?: boolean;
  /** Two ids can be made one here: that takes the whole product, which an import has not. */
  readonly takesAliases?: boolean;
  /** Checks properties of an event, or the traits of 'identify', against its published JSON Schema. */
  readonly check: (name: string, value: unknown) => Problem | null;
}

/** An event may be this far ahead of the site's clock before it is refused as impossible. */
const SKEW_MS = 24 * 3_600_000;
const MAX_ID = 255;
const MAX_EVENT_BYTES = 32_768;
const MOST_NAMED = 20;
/** Whoever walks a value later does it on the stack. */
const MAX_DEPTH = 500;
/** An escaped NUL or half a surrogate pair in JSON (an even number of backslashes before it): Postgres stores neither. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;
/** ISO 8601 with a full date; a time without an offset is UTC, wherever this server stands. */
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Reads one message of the Segment HTTP tracking API (`track`, `identify` or `alias`; segment.com/docs/connections/spec).
 * What cannot be used comes back with path and reason, never as an exception.
 */
export function parseMessage(input: unknown, context: ParseContext): ParsedMessage {
  if (!isObject(input)) return reject(undefined, '', 'must be a JSON object');
  const messageId = input.messageId;
  if (messageId !== undefined && !isId(messageId)) return reject(undefined, 'messageId', `must be a text of 1 to ${MAX_ID} characters`);
  const text = jsonOf(input);
  if (text === null) return reject(messageId, '', `is nested more than ${MAX_DEPTH} levels deep`);
  if (Buffer.byteLength(text) > MAX_EVENT_BYTES) return reject(messageId, '', 'is larger than 32 kB');
  // The search for the two characters spares nearly every message the expression.
  if (text.includes('\\u') && UNSTORABLE.test(text)) return reject(messageId, '', 'holds the character U+0000 or half of a character, which no text may');
  if (input.type !== 'track' && input.type !== 'identify') {
    const refusal = input.type === 'alias' ? whyNoAlias(context) : `must be track, identify or alias; ${JSON.stringify(input.type ?? null)} is not used here`;
    if (refusal !== null) return reject(messageId, 'type', refusal);
  }
  const userId = Number.isSafeInteger(input.userId) ? String(input.userId) : input.userId;
  if (!isId(userId)) return reject(messageId, 'userId', `must be the site's own id of the user, a text of 1 to ${MAX_ID} characters; a number of more than 15 digits is no longer exact: send it as text`);
  const time = occurredAt(input, context);
  if ('path' in time) return reject(messageId, time.path, time.reason);
  const base = { messageId, userId, occurredAt: time.at, statedAt: time.stated };
  if (input.type === 'alias') return parseAlias(input.previousId, base);
  return input.type === 'track' ? parseTrack(input, base, context) : parseIdentify(input, base, context);
}

/** The message as JSON; null when it is nested too deep. Only what is long enough to be can be. */
function jsonOf(input: object): string | null {
  try {
    const text = JSON.stringify(input);
    return text.length > 2 * MAX_DEPTH && depthOf(text) > MAX_DEPTH ? null : text;
  } catch {
    return null; // JSON.stringify itself ran out of stack.
  }
}

/** Levels of lists and objects in JSON, brackets within texts aside. */
function depthOf(json: string): number {
  let [depth, deepest, inText] = [0, 0, false];
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at];
    if (inText && sign === '\\') at += 1;
    else if (sign === '"') inText = !inText;
    else if (!inText && (sign === '[' || sign === '{')) deepest = Math.max(deepest, (depth += 1));
    else if (!inText && (sign === ']' || sign === '}')) depth -= 1;
  }
  return deepest;
}

type Base = Pick<AcceptedMessage, 'messageId' | 'userId' | 'occurredAt' | 'statedAt'>;

function parseTrack(input: Record<string, unknown>, base: Base, context: ParseContext): ParsedMessage {
  const { event, properties = {} } = input;
  if (typeof event !== 'string' || !context.eventNames.includes(event)) {
    return reject(base.messageId, 'event', `must be one of: ${listOf(context.eventNames)}`);
  }
  const corrects = CORRECTIONS.has(event);
  if (corrects && context.fromPage) {
    return reject(base.messageId, 'event', `${event} is taken with the site's own key only, from its server: a write key stands in pages, where anybody can read it`);
  }
  const problem = context.check(event, properties);
  if (problem) return reject(base.messageId, join('properties', problem.path), problem.reason);
  if (corrects) return parseCorrection(event, properties as Correction, base, context);
  return accept(base, event, keptOf(properties, isImpersonal), [], []);
}

/** The published ones stand first; of a site with many programmes the rest is counted. */
function listOf(names: readonly string[]): string {
  return names.length <= MOST_NAMED ? names.join(', ') : `${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} more that programmes declare`;
}

const CORRECTIONS: ReadonlySet<string> = new Set(CORRECTION_TYPES);

interface Correction {
  readonly messageId: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly timestamp?: string | null;
}

/** What it corrects may not be known yet, so whether the new properties fit it is asked when both are folded; their time is known here. */
function parseCorrection(event: string, { messageId, properties, timestamp }: Correction, base: Base, { now }: ParseContext): ParsedMessage {
  if (properties === undefined || event === 'Event Deleted') return accept(base, event, { messageId }, [], []);
  const told = { messageId, properties: keptOf(properties, isImpersonal) };
  if (timestamp === undefined || timestamp === null) return accept(base, event, told, [], []);
  const at = instantOf(timestamp);
  if (at === null) return reject(base.messageId, 'properties.timestamp', NOT_A_TIME);
  if (isAhead(at, now)) return reject(base.messageId, 'properties.timestamp', aheadOf(now));
  return accept(base, event, { ...told, timestamp: at.toISOString() }, [], []);
}

function parseIdentify(input: Record<string, unknown>, base: Base, context: ParseContext): ParsedMessage {
  const { traits = {} } = input;
  const problem = context.check('identify', traits);
  if (problem) return reject(base.messageId, join('traits', problem.path), problem.reason);
  const zone = (traits as { timezone?: unknown }).timezone;
  if (typeof zone === 'string' && !isZone(zone)) return reject(base.messageId, 'traits.timezone', 'must be an IANA time zone such as Europe/Minsk');
  const { consents = [], ...rest } = traits as Record<string, unknown> & { consents?: ConsentStatement[] };
  const stated = consents.map(({ purpose, channel, granted, textVersion }) => ({ purpose, channel, granted, textVersion }));
  return accept(base, 'identify', keptOf(rest, (key) => KEPT_TRAITS.has(key)), contactsOf(rest), stated);
}

/** Whoever could send it could read another person's offers as his own. */
export const ALIAS_OF_A_PAGE = "alias is taken with the site's own key only, from its server: a write key stands in pages, where anybody can read it";

function whyNoAlias({ fromPage, takesAliases }: ParseContext): string | null {
  if (fromPage) return ALIAS_OF_A_PAGE;
  return takesAliases ? null : 'alias is taken at /v1/alias and in /v1/batch only: send it there';
}

/** The fact that two ids are one person is told of the id that goes (`userId` of the message), and names the one that stays. */
function parseAlias(given: unknown, base: Base): ParsedMessage {
  const previousId = Number.isSafeInteger(given) ? String(given) : given;
  if (!isId(previousId)) return reject(base.messageId, 'previousId', `must be the id the user had before, a text of 1 to ${MAX_ID} characters`);
  if (previousId === base.userId) return reject(base.messageId, 'previousId', 'is the userId itself: name two ids of one person');
  return accept({ ...base, userId: previousId }, 'alias', { userId: base.userId }, [], []);
}

/** Field by field: V8 takes as long for `{ ...base, name }` as for all the checks before. */
function accept(
  { messageId, userId, occurredAt, statedAt }: Base,
  name: string,
  properties: AcceptedMessage['properties'],
  contacts: AcceptedMessage['contacts'],
  consents: AcceptedMessage['consents'],
): ParsedMessage {
  return { kind: 'accepted', message: { messageId, userId, name, occurredAt, statedAt, properties, contacts, consents } };
}

/** How sites spell what tells who a person is, Segment's reserved traits among them; compared without case, blanks, - and _. */
const PERSONAL: ReadonlySet<string> = new Set([
  'email', 'emailaddress', 'mail', 'phone', 'phonenumber', 'mobile', 'tel', 'telephone', 'name', 'fullname', 'firstname', 'lastname', 'surname', 'middlename',
  'patronymic', 'username', 'nickname', 'login', 'address', 'street', 'birthday', 'birthdate', 'dateofbirth', 'gender', 'age', 'avatar', 'passport', 'ip', 'ipaddress',
]);
/** The traits of `identify` that say how to speak to a person, and what the site groups him by. Whatever else it tells of him is not kept: facts are never erased. */
const KEPT_TRAITS: ReadonlySet<string> = new Set(['locale', 'timezone', 'region', 'segments', 'score']);

function contactsOf(traits: Record<string, unknown>): ContactStatement[] {
  const text = (key: string) => (typeof traits[key] === 'string' ? (traits[key] as string).trim() : '');
  const name = text('name') || [text('firstName'), text('lastName')].filter(Boolean).join(' ');
  const contacts: ContactStatement[] = [
    { kind: 'email', value: text('email') },
    { kind: 'phone', value: text('phone') },
    { kind: 'name', value: name },
  ];
  return contacts.filter((contact) => contact.value !== '');
}

function isImpersonal(key: string): boolean {
  return !PERSONAL.has(key.toLowerCase().replace(/[\s_-]/g, ''));
}

/** Personal data is stored sealed and apart, so it must not stay in the plain facts. */
function keptOf(value: unknown, kept: (key: string) => boolean): Record<string, unknown> {
  const facts = value as Record<string, unknown>;
  const keys = Object.keys(facts);
  if (keys.every(kept)) return facts;
  return Object.fromEntries(keys.filter(kept).map((key) => [key, facts[key]]));
}

/**
 * When it happened. Where the client says when it sent the message, its clock need not be right: the event lies as long before the
 * receipt as its timestamp lies before its sending (segment.com/docs/connections/spec/common, "Clock skew").
 */
function occurredAt(input: Record<string, unknown>, { now, receivedAt = now, sentAt }: ParseContext): { at: Date; stated: string | undefined } | Problem {
  const { timestamp } = input;
  if (timestamp === undefined || timestamp === null) return { at: receivedAt, stated: undefined };
  const at = instantOf(timestamp);
  if (at === null) return { path: 'timestamp', reason: NOT_A_TIME };
  const sent = sentAt === null ? null : instantOf(input.sentAt ?? sentAt);
  if (sent !== null) {
    const skewed = new Date(receivedAt.getTime() - Math.max(0, sent.getTime() - at.getTime()));
    if (skewed.getUTCFullYear() >= FIRST_YEAR) return { at: skewed, stated: timestamp as string };
  }
  return isAhead(at, now) ? { path: 'timestamp', reason: aheadOf(now) } : { at, stated: timestamp as string };
}

/** Nobody who is alive did anything before. */
const FIRST_YEAR = 1800;
const NOT_A_TIME = 'must be an ISO 8601 date and time';

function isAhead(at: Date, now: Date): boolean {
  return at.getTime() > now.getTime() + SKEW_MS;
}

function aheadOf(now: Date): string {
  return `lies more than a day after the site's clock (${now.toISOString()})`;
}

/** Null for what is no date and time of anybody's: ISO 8601 has a year 0, Postgres does not, and calendars take 26 for 1926. */
function instantOf(value: unknown): Date | null {
  const written = typeof value === 'string' ? TIMESTAMP.exec(value) : null;
  const at = written && new Date(written[1] && !written[2] ? `${value as string}Z` : (value as string));
  return at !== null && at.getUTCFullYear() >= FIRST_YEAR ? at : null;
}

function reject(messageId: unknown, path: string, reason: string): ParsedMessage {
  return { kind: 'rejected', rejection: { messageId: typeof messageId === 'string' ? messageId : undefined, path, reason } };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= MAX_ID && !value.includes('\u0000');
}

/** A zone the calendar does not know would break every date of the user's later on. */
function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function join(prefix: string, path: string): string {
  return path ? `${prefix}.${path}` : prefix;
}
