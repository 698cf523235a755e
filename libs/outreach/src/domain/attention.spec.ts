import fc from 'fast-check';
import { type ContactDecision, decideAgain, decideContact } from './attention.js';
import { attentionPolicy, DEFAULT_ATTENTION_POLICY } from './attention-policy.js';
import type { AttentionState, Contact, ContactRequest } from './attention-state.js';
import type { Channel } from './channel.js';
import type { ConsentReceipt } from './consent.js';
import { NO_PREFERENCE, type Preference } from './preference.js';

const ZONES = ['Europe/Minsk', 'Europe/Berlin', 'America/New_York'] as const;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const agreed: ConsentReceipt = {
  id: 'r1', at: new Date('2026-01-01T00:00:00Z'), action: 'granted', purpose: 'offers', channel: null, category: null, partnerId: null, textVersion: 'offers-1', source: 'site',
};

function user(contacts: readonly Contact[] = [], preference: Partial<Preference> = {}): AttentionState {
  return { contacts, receipts: [agreed], suppressions: [], preference: { ...NO_PREFERENCE, ...preference } };
}

function letter(changes: Partial<ContactRequest> = {}): ContactRequest {
  return { channel: 'email', occasion: 'renewal', partnerId: 'insurer-1', category: 'insurer', windowEnd: new Date('2027-01-01T00:00:00Z'), ...changes };
}

function past(at: string, changes: Partial<Contact> = {}): Contact {
  return { at: new Date(at), channel: 'inbox', occasion: `occasion ${at}`, partnerId: `partner ${at}`, category: null, ...changes };
}

/** In Minsk (UTC+3, no daylight saving): 10:00Z is one in the afternoon. */
function ask(state: AttentionState, request: ContactRequest, at = '2026-06-15T10:00:00Z'): ContactDecision {
  return decideContact(state, request, DEFAULT_ATTENTION_POLICY, new Date(at), 'Europe/Minsk');
}

describe('a letter that was allowed is asked about once more when it leaves', () => {
  const noon = '2026-06-15T10:00:00Z';
  const booked = past(noon, { channel: 'email', occasion: 'renewal', partnerId: 'insurer-1' });
  const again = (at: string, changes: Partial<ContactRequest> = {}, contacts: readonly Contact[] = [booked], preference: Partial<Preference> = {}) =>
    decideAgain(user(contacts, preference), letter({ partnerId: null, category: null, ...changes }), DEFAULT_ATTENTION_POLICY, new Date(at), 'Europe/Minsk');

  test('and goes out a moment or some hours later: what it booked itself does not stand against it', () => {
    expect(again('2026-06-15T10:00:01Z')).toEqual({ kind: 'allow' });
    expect(again('2026-06-15T15:00:00Z')).toEqual({ kind: 'allow' });
  });

  test('but not at night, in a pause that began meanwhile, or when its moment is over', () => {
    expect(again('2026-06-16T00:30:00Z')).toEqual({ kind: 'hold', until: new Date('2026-06-16T06:00:00Z'), reason: 'quiet-hours' });
    expect(again('2026-06-16T00:30:00Z', { windowEnd: new Date('2026-06-16T05:00:00Z') })).toEqual({ kind: 'suppress', reason: 'quiet-hours' });
    expect(again('2026-06-15T12:00:00Z', { windowEnd: new Date('2026-06-15T11:00:00Z') })).toEqual({ kind: 'suppress', reason: 'window-over' });
    expect(again(noon, {}, [booked], { pausedUntil: new Date('2026-06-20T06:00:00Z') })).toMatchObject({ kind: 'hold', reason: 'paused' });
  });

  test('nor close upon a letter that went out while it waited', () => {
    const other = past('2026-06-15T13:00:00Z', { channel: 'email', occasion: 'tyres' });
    expect(again('2026-06-15T15:00:00Z', {}, [booked, other])).toMatchObject({ kind: 'hold', reason: 'min-gap' });
  });
});

describe('a user is contacted', () => {
  test('at noon when nobody wrote before', () => {
    expect(ask(user(), letter())).toEqual({ kind: 'allow' });
  });

  test('not at ten in the evening, but at nine the next morning', () => {
    expect(ask(user(), letter(), '2026-06-15T19:00:00Z')).toEqual({ kind: 'hold', until: new Date('2026-06-16T06:00:00Z'), reason: 'quiet-hours' });
  });

  test('with a card in the inbox even at night, because a card wakes nobody', () => {
    expect(ask(user(), letter({ channel: 'inbox' }), '2026-06-15T23:00:00Z')).toEqual({ kind: 'allow' });
  });

  test('not within twenty hours of the last letter, and then not before the quiet hours end', () => {
    const state = user([past('2026-06-14T16:00:00Z', { channel: 'email' })]);
    expect(ask(state, letter())).toEqual({ kind: 'hold', until: new Date('2026-06-15T12:00:00Z'), reason: 'min-gap' });
    const late = user([past('2026-06-14T23:00:00Z', { channel: 'email' })]);
    expect(ask(late, letter())).toEqual({ kind: 'hold', until: new Date('2026-06-16T06:00:00Z'), reason: 'min-gap' });
  });

  test('at most twice on one day of the calendar where the user lives, the inbox included', () => {
    const state = user([past('2026-06-14T21:30:00Z'), past('2026-06-15T08:00:00Z')]);
    expect(ask(state, letter())).toMatchObject({ kind: 'hold', reason: 'cap-day', until: new Date('2026-06-16T06:00:00Z') });
    const yesterday = user([past('2026-06-14T20:30:00Z'), past('2026-06-15T08:00:00Z')]);
    expect(ask(yesterday, letter())).toEqual({ kind: 'allow' });
  });

  test('at most five times in any seven days, and again when the oldest is seven days old', () => {
    const state = user([9, 10, 11, 12, 13].map((day) => past(`2026-06-${String(day).padStart(2, '0')}T11:00:00Z`)));
    expect(ask(state, letter())).toEqual({ kind: 'hold', reason: 'cap-week', until: new Date('2026-06-16T11:00:00Z') });
  });

  test('at most twelve times in any thirty days', () => {
    const state = user(Array.from({ length: 12 }, (_, i) => past(`2026-05-${17 + i}T11:00:00Z`)));
    expect(ask(state, letter())).toEqual({ kind: 'hold', reason: 'cap-month', until: new Date('2026-06-16T11:00:00Z') });
  });

  test('less often when the user asked for less, never more often', () => {
    const state = (maxPerWeek: number): AttentionState => user([past('2026-06-12T11:00:00Z'), past('2026-06-13T11:00:00Z')], { maxPerWeek });
    expect(ask(state(2), letter())).toMatchObject({ kind: 'hold', reason: 'cap-week' });
    expect(ask(state(0), letter())).toEqual({ kind: 'suppress', reason: 'cap-week' });
    const busy = user([9, 10, 11, 12, 13].map((day) => past(`2026-06-${String(day).padStart(2, '0')}T11:00:00Z`)), { maxPerWeek: 40 });
    expect(ask(busy, letter())).toMatchObject({ reason: 'cap-week' });
  });

  test('about one partner twice in thirty days and about one category four times: another offer may have the moment', () => {
    const partner = user(['2026-06-01T11:00:00Z', '2026-06-05T11:00:00Z'].map((at) => past(at, { partnerId: 'insurer-1' })));
    expect(ask(partner, letter())).toEqual({ kind: 'suppress', reason: 'partner-cap' });
    expect(ask(partner, letter({ partnerId: 'insurer-2' }))).toEqual({ kind: 'allow' });
    const category = user([1, 3, 5, 7].map((day) => past(`2026-06-0${day}T11:00:00Z`, { category: 'insurer' })));
    expect(ask(category, letter())).toEqual({ kind: 'suppress', reason: 'category-cap' });
    expect(ask(category, letter({ category: 'bank' }))).toEqual({ kind: 'allow' });
  });

  test('once for a letter with three offers: one occasion on one day is one contact', () => {
    const at = '2026-06-15T10:00:00Z';
    const sent = [1, 2].map((n) => past(at, { channel: 'email', occasion: 'renewal', partnerId: `p${n}` }));
    const before = past('2026-06-15T06:30:00Z');
    expect(ask(user([before, ...sent]), letter({ partnerId: 'p3' }), at)).toEqual({ kind: 'allow' });
    expect(ask(user([before, ...sent]), letter({ occasion: 'tyres', partnerId: 'p3' }), at)).toMatchObject({ reason: 'cap-day' });
  });

  test('never after the moment is over, and not later than its window', () => {
    expect(ask(user(), letter({ windowEnd: new Date('2026-06-15T10:00:00Z') }))).toEqual({ kind: 'suppress', reason: 'window-over' });
    const tonight = letter({ windowEnd: new Date('2026-06-16T06:00:00Z') });
    expect(ask(user(), tonight, '2026-06-15T19:00:00Z')).toEqual({ kind: 'suppress', reason: 'quiet-hours' });
  });

  test('not while paused, and in the inbox neither', () => {
    const state = user([], { pausedUntil: new Date('2026-07-01T00:00:00Z') });
    expect(ask(state, letter({ channel: 'inbox' }))).toEqual({ kind: 'hold', reason: 'paused', until: new Date('2026-07-01T00:00:00Z') });
  });

  test('by e-mail only with consent; the inbox needs none until it is taken back', () => {
    const never = { ...user(), receipts: [] };
    expect(ask(never, letter())).toEqual({ kind: 'suppress', reason: 'no-consent' });
    expect(ask(never, letter({ channel: 'inbox' }))).toEqual({ kind: 'allow' });
    const gone = { ...user(), receipts: [agreed, { ...agreed, id: 'r2', action: 'withdrawn' as const }] };
    expect(ask(gone, letter({ channel: 'inbox' }))).toEqual({ kind: 'suppress', reason: 'unsubscribed' });
  });

  test('never again on a suppressed channel, whatever was agreed to later', () => {
    const state = { ...user(), suppressions: [{ channel: 'email' as const, reason: 'complaint' as const }] };
    expect(ask(state, letter())).toEqual({ kind: 'suppress', reason: 'suppressed' });
    expect(ask(state, letter({ channel: 'inbox' }))).toEqual({ kind: 'allow' });
  });

  test('not about a muted category, nor about a topic that is off in this channel', () => {
    const muted = user([], { muted: [{ category: 'insurer', until: new Date('2026-06-16T00:00:00Z') }] });
    expect(ask(muted, letter())).toEqual({ kind: 'suppress', reason: 'muted' });
    expect(ask(muted, letter(), '2026-06-16T10:00:00Z')).toEqual({ kind: 'allow' });
    const off = user([], { off: [{ channel: 'email', topic: 'insurance' }] });
    expect(ask(off, letter())).toEqual({ kind: 'suppress', reason: 'muted' });
    expect(ask(off, letter({ channel: 'inbox' }))).toEqual({ kind: 'allow' });
  });

  test('at the hours the user chose, when there are any', () => {
    const nightShift = user([], { quietHours: { from: 8 * 60, until: 16 * 60 } });
    expect(ask(nightShift, letter())).toEqual({ kind: 'hold', reason: 'quiet-hours', until: new Date('2026-06-15T13:00:00Z') });
    expect(ask(nightShift, letter(), '2026-06-15T20:00:00Z')).toEqual({ kind: 'allow' });
  });
});

describe('the policy of a site', () => {
  test('changes a cap and keeps the other defaults', () => {
    const policy = attentionPolicy(3, { 'cap-day': { contacts: 1 } });
    const state = user([past('2026-06-15T08:00:00Z')]);
    expect(decideContact(state, letter(), policy, new Date('2026-06-15T10:00:00Z'), 'Europe/Minsk')).toMatchObject({ reason: 'cap-day' });
    expect(policy.args['cap-week']).toEqual({ contacts: 5 });
  });

  test('lets a user hear of a kind of business as often as the rules of the market say, and of all others as before', () => {
    const policy = { ...DEFAULT_ATTENTION_POLICY, categoryCaps: { insurer: 1, bank: 9 } };
    const heard = (category: 'insurer' | 'bank' | 'leasing', times: number) => {
      const state = user(Array.from({ length: times }, (_, n) => past(`2026-06-0${n + 1}T11:00:00Z`, { partnerId: `p${n}`, category })));
      return decideContact(state, letter({ channel: 'inbox', partnerId: null, category }), policy, new Date('2026-06-15T10:00:00Z'), 'Europe/Minsk');
    };
    expect(heard('insurer', 1)).toEqual({ kind: 'suppress', reason: 'category-cap' });
    expect(heard('bank', 4)).toEqual({ kind: 'allow' });
    expect(heard('leasing', 4)).toEqual({ kind: 'suppress', reason: 'category-cap' });
  });

  test('refuses rules, settings and values that do not exist', () => {
    expect(() => attentionPolicy(1, { 'cap-year': { contacts: 1 } })).toThrow('no attention rule');
    expect(() => attentionPolicy(1, { 'cap-day': { letters: 1 } })).toThrow('no setting letters');
    expect(() => attentionPolicy(1, { 'cap-day': { contacts: 11 } })).toThrow('from 0 to 10');
    expect(() => attentionPolicy(1, { 'min-gap': { hours: 1.5 } })).toThrow('whole number');
  });
});

/** An oracle of its own: Intl, not Temporal. */
function local(at: Date, zone: string): { date: string; hour: number } {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' }).formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return { date: `${part('year')}-${part('month')}-${part('day')}`, hour: Number(part('hour')) };
}

interface Wish { readonly afterMinutes: number; readonly request: ContactRequest }

/** Weeks of requests across the clock changes of March 2026, all answered; held ones come back when they were told to. */
function live(wishes: readonly Wish[], start: number, zone: string): Contact[] {
  const contacts: Contact[] = [];
  let now = start;
  const queue = wishes.map(({ afterMinutes, request }) => {
    now += afterMinutes * 60_000;
    return { at: now, request: { ...request, windowEnd: new Date(now + 5 * DAY) } };
  });
  while (queue.length > 0) {
    queue.sort((a, b) => a.at - b.at);
    const next = queue.shift();
    if (!next) break;
    const at = new Date(next.at);
    const answer = decideContact(user(contacts), next.request, DEFAULT_ATTENTION_POLICY, at, zone);
    if (answer.kind === 'allow') contacts.push({ ...next.request, at });
    if (answer.kind === 'hold') {
      expect(answer.until.getTime()).toBeGreaterThan(next.at);
      expect(answer.until < next.request.windowEnd).toBe(true);
      expect(decideContact(user(contacts), next.request, DEFAULT_ATTENTION_POLICY, answer.until, zone)).toEqual({ kind: 'allow' });
      queue.push({ at: answer.until.getTime(), request: next.request });
    }
  }
  return contacts;
}

const wishes: fc.Arbitrary<Wish[]> = fc.array(
  fc.record({
    afterMinutes: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 * 24 * 60 })),
    request: fc.record({
      channel: fc.constantFrom<Channel>('inbox', 'email', 'sms', 'push'),
      occasion: fc.integer({ min: 0, max: 20 }).map((n) => `occasion-${n}`),
      partnerId: fc.integer({ min: 0, max: 9 }).map((n) => `partner-${n}`),
      category: fc.constantFrom('insurer' as const, 'bank' as const, 'tyre-shop' as const, 'car-dealer' as const),
      windowEnd: fc.constant(new Date(0)),
    }),
  }),
  { maxLength: 50 },
);

function most(contacts: readonly Contact[], zone: string, windowMs: number): number {
  return Math.max(0, ...contacts.map(({ at: end }) =>
    new Set(contacts.filter(({ at }) => at <= end && at.getTime() > end.getTime() - windowMs).map(({ at, occasion }) => `${occasion} ${local(at, zone).date}`)).size));
}

describe.each(ZONES)('whatever is asked, a user in %s', (zone) => {
  const starts = fc.constantFrom('2026-03-01T00:00:00Z', '2026-03-26T15:00:00Z', '2026-10-20T03:00:00Z').map((text) => Date.parse(text));

  test('is never contacted more often than the caps, nor in the quiet hours, nor twice within the gap', () => {
    fc.assert(
      fc.property(wishes, starts, (sequence, start) => {
        const contacts = live(sequence, start, zone);
        const perDay = new Map<string, Set<string>>();
        for (const { at, occasion } of contacts) {
          const { date } = local(at, zone);
          perDay.set(date, (perDay.get(date) ?? new Set()).add(occasion));
        }
        expect(Math.max(0, ...[...perDay.values()].map((occasions) => occasions.size))).toBeLessThanOrEqual(2);
        expect(most(contacts, zone, 7 * DAY)).toBeLessThanOrEqual(5);
        expect(most(contacts, zone, 30 * DAY)).toBeLessThanOrEqual(12);
        for (const id of new Set(contacts.map(({ partnerId }) => partnerId)))
          expect(most(contacts.filter(({ partnerId }) => partnerId === id), zone, 30 * DAY)).toBeLessThanOrEqual(2);
        for (const name of new Set(contacts.map(({ category }) => category)))
          expect(most(contacts.filter(({ category }) => category === name), zone, 30 * DAY)).toBeLessThanOrEqual(4);
        const letters = contacts.filter(({ channel }) => channel !== 'inbox');
        for (const { at } of letters) {
          expect(local(at, zone).hour).toBeGreaterThanOrEqual(9);
          expect(local(at, zone).hour).toBeLessThan(21);
        }
        letters.slice(1).forEach((one, i) => {
          const before = letters[i];
          const together = before?.occasion === one.occasion && before.channel === one.channel && before.at.getTime() === one.at.getTime();
          if (before && !together) expect(one.at.getTime() - before.at.getTime()).toBeGreaterThanOrEqual(20 * HOUR);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('is kept within the caps whichever of two simultaneous requests comes first', () => {
    fc.assert(
      fc.property(wishes, fc.tuple(wishes, wishes), starts, (before, [[one], [two]], start) => {
        if (!one || !two) return;
        const history = live(before, start, zone);
        const now = new Date(start + 40 * DAY + 12 * HOUR);
        for (const order of [[one, two], [two, one]]) {
          const contacts = [...history];
          for (const { request } of order) {
            const asked = { ...request, windowEnd: new Date(now.getTime() + DAY) };
            if (decideContact(user(contacts), asked, DEFAULT_ATTENTION_POLICY, now, zone).kind === 'allow') contacts.push({ ...asked, at: now });
          }
          expect(most(contacts, zone, 7 * DAY)).toBeLessThanOrEqual(5);
          expect(most(contacts, zone, 30 * DAY)).toBeLessThanOrEqual(12);
          const today = local(now, zone).date;
          expect(new Set(contacts.filter(({ at }) => local(at, zone).date === today).map(({ occasion }) => occasion)).size).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 40 },
    );
  });
});
