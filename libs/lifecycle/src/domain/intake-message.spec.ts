import { parseMessage } from './intake-message.js';

const now = new Date('2026-03-10T12:00:00Z');
const occurred = (message: object, sentAt?: unknown) => {
  const read = parseMessage({ type: 'track', event: 'Listing Posted', userId: 'anna', ...message }, { now, sentAt, eventNames: ['Listing Posted'], check: () => null });
  return read.kind === 'accepted' ? read.message.occurredAt.toISOString() : read.rejection.reason;
};

describe('the clock of a device', () => {
  it('that is ten hours ahead is put right by what it shows when it sends', () => {
    expect(occurred({ timestamp: '2026-03-10T21:55:00Z', sentAt: '2026-03-10T22:00:00Z' })).toBe('2026-03-10T11:55:00.000Z');
  });

  it('that is a year behind too, and a batch speaks for its messages', () => {
    expect(occurred({ timestamp: '2025-03-10T11:00:00Z' }, '2025-03-10T12:00:00Z')).toBe('2026-03-10T11:00:00.000Z');
    expect(occurred({ timestamp: '2025-03-10T11:00:00Z', sentAt: '2025-03-10T11:30:00Z' }, '2025-03-10T12:00:00Z')).toBe('2026-03-10T11:30:00.000Z');
  });

  it('does not move history: what happened two years before it was sent happened two years ago', () => {
    expect(occurred({ timestamp: '2024-03-10T12:00:00Z', sentAt: '2026-03-10T12:00:00Z' })).toBe('2024-03-10T12:00:00.000Z');
  });

  it('cannot tell of what lies ahead', () => {
    expect(occurred({ timestamp: '2026-03-11T12:00:00Z', sentAt: '2026-03-10T12:00:00Z' })).toBe('2026-03-10T12:00:00.000Z');
  });

  it('is not asked where it says nothing, nothing of use, or must not be used', () => {
    const timestamp = '2026-03-10T21:55:00Z';
    for (const [sentAt, batch] of [[undefined, undefined], ['soon', undefined], [42, 'later'], ['2026-03-10T22:00:00Z', null]] as const) {
      expect(occurred({ timestamp, sentAt }, batch)).toBe('2026-03-10T21:55:00.000Z');
    }
    expect(occurred({ sentAt: '2026-03-09T12:00:00Z' })).toBe('2026-03-10T12:00:00.000Z');
  });
});

describe('a correction', () => {
  const read = (properties: object, more: object = {}, fromPage = false) => {
    const told = parseMessage({ type: 'track', event: 'Event Corrected', userId: 'anna', properties, ...more }, { now, fromPage, eventNames: ['Event Corrected', 'Event Deleted'], check: () => null });
    return told.kind === 'accepted' ? told.message.properties : `${told.rejection.path} ${told.rejection.reason}`;
  };

  it('keeps what it says of the event, without what tells who a person is, and its time in one form', () => {
    expect(read({ messageId: 'm1', timestamp: '2026-03-01T12:00:00+03:00', properties: { price: 1, Email: 'v@example.org' }, note: 'x', phone: '1' })).toEqual({
      messageId: 'm1',
      timestamp: '2026-03-01T09:00:00.000Z',
      properties: { price: 1 },
    });
    expect(read({ messageId: 'm1', properties: {}, timestamp: null })).toEqual({ messageId: 'm1', properties: {} });
    expect(read({ messageId: 'm1', properties: { price: 1 } }, { event: 'Event Deleted' })).toEqual({ messageId: 'm1' });
  });

  it('cannot move an event into the future, or to no day at all', () => {
    expect(read({ messageId: 'm1', properties: {}, timestamp: '2026-03-12T12:00:00Z' })).toMatch(/^properties.timestamp lies more than a day/);
    expect(read({ messageId: 'm1', properties: {}, timestamp: 'May' })).toBe('properties.timestamp must be an ISO 8601 date and time');
  });

  it('is not taken from a page', () => {
    expect(read({ messageId: 'm1', properties: {} }, {}, true)).toMatch(/^event Event Corrected is taken with the site's own key only/);
    expect(read({ messageId: 'm1' }, { event: 'Event Deleted' }, true)).toMatch(/^event Event Deleted is taken/);
  });
});

it('an event nobody knows is told of those that are, of many programmes the first', () => {
  const told = (count: number) => {
    const read = parseMessage({ type: 'track', event: 'Boat Bought', userId: 'anna' }, { now, eventNames: Array.from({ length: count }, (_, index) => `Event ${index + 1}`), check: () => null });
    return read.kind === 'rejected' ? read.rejection.reason : '';
  };
  expect(told(2)).toBe('must be one of: Event 1, Event 2');
  expect(told(75)).toMatch(/^must be one of: Event 1, .*Event 20 and 55 more that programmes declare$/);
});
