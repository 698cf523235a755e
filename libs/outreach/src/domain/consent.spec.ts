import fc from 'fast-check';
import { isSuppressed, lastReceipt, standing, type ConsentReceipt, type ConsentScope } from './consent.js';

const offers: ConsentScope = { purpose: 'offers', channel: 'email', category: 'insurer', partnerId: 'p1' };

function receipt(changes: Partial<ConsentReceipt> = {}): ConsentReceipt {
  return { id: 'a', at: new Date('2026-06-01T00:00:00Z'), action: 'granted', purpose: 'offers', channel: null, category: null, partnerId: null, textVersion: 'v1', source: 'site', ...changes };
}

describe('consent', () => {
  test('that nobody gave was never given', () => {
    expect(standing([], offers)).toBe('never');
  });

  test('stands as the last receipt says, and by id where two carry the same instant', () => {
    const first = receipt();
    const second = receipt({ id: 'b', action: 'withdrawn' });
    expect(standing([first, second], offers)).toBe('withdrawn');
    expect(standing([second, first], offers)).toBe('withdrawn');
    expect(standing([second, receipt({ id: '0', at: new Date('2026-06-02T00:00:00Z') })], offers)).toBe('granted');
  });

  test('at one instant, what the person did here goes before what the site tells, in the order in which it was done', () => {
    const told = receipt({ id: 'ffffffff-0000-5000-8000-000000000000' });
    const unsubscribed = receipt({ id: '01970000-0000-7000-8000-000000000001', action: 'withdrawn' });
    const again = receipt({ id: '01970000-0000-7000-8000-000000000002' });
    for (const receipts of [[told, unsubscribed], [unsubscribed, told]]) expect(standing(receipts, offers)).toBe('withdrawn');
    for (const receipts of [[told, unsubscribed, again], [again, unsubscribed, told]]) expect(standing(receipts, offers)).toBe('granted');
  });

  test('that the user or the site took back is given again by them, and by no page, whatever its clock says', () => {
    const day = (number: number) => new Date(Date.UTC(2026, 5, number));
    for (const source of ['unsubscribe-link', 'preferences', 'site'] as const) {
      const told = receipt({ source: 'page' });
      const no = receipt({ id: 'b', at: day(2), action: 'withdrawn', source });
      const forged = receipt({ id: 'c', at: day(3), source: 'page' });
      expect(standing([told, no, forged], offers)).toBe('withdrawn');
      expect(lastReceipt([forged, told, no], offers)).toBe(no);
      for (const own of ['preferences', 'site'] as const) expect(standing([told, no, forged, receipt({ id: 'd', at: day(4), source: own })], offers)).toBe('granted');
    }
  });

  test('that a page told, a page takes back and gives again', () => {
    const no = receipt({ id: 'b', at: new Date('2026-06-02T00:00:00Z'), action: 'withdrawn', source: 'page' });
    expect(standing([receipt(), no], offers)).toBe('withdrawn');
    expect(standing([receipt(), no, receipt({ id: 'c', at: new Date('2026-06-03T00:00:00Z'), source: 'page' })], offers)).toBe('granted');
  });

  test('for one channel says nothing about another, and for one category nothing about the rest', () => {
    expect(standing([receipt({ channel: 'sms' })], offers)).toBe('never');
    expect(standing([receipt({ category: 'bank' })], offers)).toBe('never');
    expect(standing([receipt({ category: 'insurer' })], { ...offers, category: null })).toBe('never');
  });

  test('taken back for one category leaves the others', () => {
    const receipts = [receipt(), receipt({ id: 'b', action: 'withdrawn', category: 'insurer' })];
    expect(standing(receipts, offers)).toBe('withdrawn');
    expect(standing(receipts, { ...offers, category: 'bank' })).toBe('granted');
  });

  test('to hear offers is not consent to share the contact, and sharing must name the partner', () => {
    const sharing: ConsentScope = { ...offers, purpose: 'contact-sharing' };
    expect(standing([receipt()], sharing)).toBe('never');
    expect(standing([receipt({ purpose: 'contact-sharing' })], sharing)).toBe('never');
    expect(standing([receipt({ purpose: 'contact-sharing', partnerId: 'p2' })], sharing)).toBe('never');
    expect(lastReceipt([receipt({ purpose: 'contact-sharing', partnerId: 'p1', textVersion: 'claim-2' })], sharing)?.textVersion).toBe('claim-2');
  });

  test('to share with anybody can be taken back in one go', () => {
    const receipts = [receipt({ purpose: 'contact-sharing', partnerId: 'p1' }), receipt({ id: 'b', purpose: 'contact-sharing', action: 'withdrawn' })];
    expect(standing(receipts, { ...offers, purpose: 'contact-sharing' })).toBe('withdrawn');
  });

  test('stands the same in whatever order the receipts arrive', () => {
    const receipts = fc.uniqueArray(
      fc.record({ id: fc.oneof(fc.string({ minLength: 1 }), fc.uuid({ version: [5, 7] })), day: fc.integer({ min: 1, max: 3 }), action: fc.constantFrom('granted' as const, 'withdrawn' as const), source: fc.constantFrom('site' as const, 'page' as const, 'preferences' as const) }),
      { selector: ({ id }) => id, maxLength: 8 },
    );
    fc.assert(
      fc.property(receipts, (list) => {
        const rows = list.map(({ id, day, action, source }) => receipt({ id, action, source, at: new Date(Date.UTC(2026, 5, day)) }));
        expect(standing([...rows].reverse(), offers)).toBe(standing(rows, offers));
      }),
    );
  });

  test('a suppression of all channels covers each, one of a channel only that', () => {
    expect(isSuppressed([{ channel: null, reason: 'erased' }], 'inbox')).toBe(true);
    expect(isSuppressed([{ channel: 'email', reason: 'hard-bounce' }], 'email')).toBe(true);
    expect(isSuppressed([{ channel: 'email', reason: 'hard-bounce' }], 'sms')).toBe(false);
  });
});
