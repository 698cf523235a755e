import { GraphQLError } from 'graphql';
import { connection, hours } from './sample-money.js';

interface Message {
  id: string;
  source: string;
  name: string;
  path: string;
  reason: string;
  status: string;
  count: number;
  receivedAt: string;
  lastAt: string;
}

const KINDS = [
  { name: 'Listing Posted', path: 'properties.price', reason: 'must be a whole number of minor units or a number' },
  { name: 'Boat Launched', path: 'event', reason: 'is not known: no programme of the site declares it' },
  { name: '', path: '', reason: 'is no object; send one message as a JSON object' },
  { name: 'Car Bought', path: 'timestamp', reason: 'lies more than a day ahead; is the clock of the device right?' },
];

const ALL = Array.from({ length: 31 }, (_, number): Message => ({
  ...KINDS[number % KINDS.length]!,
  id: `0190b6f0-7c1e-7000-8000-${String(number).padStart(12, '0')}`,
  source: ['server', 'page', 'import'][number % 3]!,
  status: number === 5 ? 'replayed' : number === 6 ? 'dismissed' : 'open',
  count: 1 + ((number * 7) % 13),
  receivedAt: hours(-number * 5 - 2),
  lastAt: hours(-number * 5 - 1),
}));

const shelves = new WeakMap<object, Message[]>();

function refuse(code: string, message: string, details: object = {}): never {
  throw new GraphQLError(message, { extensions: { code, details } });
}

/** Rejected messages of one visitor. One that says `"price": 1` fits; events of boats are known by now. */
export function rejectedResolvers(session: { state: string }, weather: () => void) {
  const kept = shelves.get(session) ?? ALL.map((message) => ({ ...message }));
  shelves.set(session, kept);
  const settle = (ids: readonly string[], status: (message: Message) => string) =>
    kept.filter(({ id }) => ids.includes(id)).map((message) => Object.assign(message, { status: message.status === 'open' ? status(message) : message.status }));
  return {
    rejectedMessages: ({ status, source, search, ...page }: { status?: string | null; source?: string | null; search?: string | null; first?: number | null; after?: string | null }) => {
      weather();
      const fits = (message: Message) => (!status || message.status === status) && (!source || message.source === source) && (!search || JSON.stringify(message).toLowerCase().includes(search.toLowerCase()));
      return connection(session.state === 'empty' ? [] : kept.filter(fits), page);
    },
    rejectedMessage: ({ id }: { id: string }) => {
      weather();
      const message = kept.find((each) => each.id === id);
      const body = { type: 'track', event: message?.name, messageId: `m-${id.slice(-4)}`, userId: 'u-48213', timestamp: hours(-9), properties: { assetId: 'golf', listingId: 'L1', price: 'ask', currency: 'USD' } };
      return message ? { message, body: message.status === 'open' ? JSON.stringify(body) : null } : null;
    },
    fixRejectedMessage: ({ id, body }: { id: string; body: string }) => {
      const { properties } = JSON.parse(body) as { properties?: { price?: unknown } };
      if (typeof properties?.price !== 'number') refuse('INVALID_INPUT', 'properties.price must be a number.', { path: 'properties.price', reason: 'must be a number' });
      return settle([id], () => 'replayed')[0];
    },
    replayRejectedMessages: ({ ids }: { ids: string[] }) => settle(ids, ({ name }) => (name === 'Boat Launched' ? 'replayed' : 'open')),
    dismissRejectedMessages: ({ ids }: { ids: string[] }) => settle(ids, () => 'dismissed'),
  };
}
