import fc from 'fast-check';
import type { AttentionState, ContactReason } from './attention-state.js';
import type { ContactDecision } from './attention.js';
import { planPage } from './page-view.js';
import { NO_PREFERENCE } from './preference.js';

const AT = new Date('2026-03-02T09:00:00Z');
const CATEGORIES = ['insurer', 'bank', 'detailing'] as const;
const WORDS: readonly ContactReason[] = ['suppressed', 'unsubscribed', 'no-consent', 'paused', 'muted'];
const LIMITS: readonly ContactReason[] = ['cap-month', 'cap-week', 'cap-day'];

const offer = fc.record({ id: fc.uuid(), category: fc.constantFrom(...CATEGORIES) });
const category = fc.constantFrom(...CATEGORIES);
const contact = fc.constantFrom<ContactDecision>({ kind: 'allow' }, ...[...WORDS, ...LIMITS].map((reason) => ({ kind: 'suppress' as const, reason })));

function having(muted: readonly (typeof CATEGORIES)[number][]): AttentionState {
  return { contacts: [], receipts: [], suppressions: [], preference: { ...NO_PREFERENCE, muted: muted.map((each) => ({ category: each, until: new Date('2026-06-01T09:00:00Z') })) } };
}

describe('a page', () => {
  it('shows the first of what stands open and is not muted, and puts up only the places that are left, whatever comes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.array(offer, { maxLength: 6 }), fc.array(category, { maxLength: 2 }), contact, (slots, open, muted, decision) => {
        const { standing, auction, silence } = planPage(slots, open, having(muted), decision, AT);
        const heard = open.filter((each) => !muted.includes(each.category));
        const reason = decision.kind === 'allow' ? null : decision.reason;
        const left = slots - Math.min(slots, heard.length);
        if (reason !== null && WORDS.includes(reason)) expect({ standing, auction, silence }).toEqual({ standing: [], auction: 0, silence: reason });
        else expect({ standing, auction, silence }).toEqual({ standing: heard.slice(0, slots), auction: reason === null ? left : 0, silence: left > 0 ? reason : null });
      }),
    );
  });
});
