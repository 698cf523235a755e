import { CATEGORIES, type Category, isCategory } from '@ringroad/kernel';
import { answerOffer, isMuted, NO_PREFERENCE, type Preference, topicOf, TOPICS } from './preference.js';

const TODAY = new Date('2026-06-15T10:00:00Z');

describe('what a user says to an offer', () => {
  test('"not relevant" silences that category for 90 days and no other', () => {
    const { preference, needMet } = answerOffer(NO_PREFERENCE, 'not-relevant', 'insurer', TODAY);
    expect(needMet).toBe(false);
    expect(isMuted(preference, 'inbox', 'insurer', new Date('2026-09-13T09:59:59Z'))).toBe(true);
    expect(isMuted(preference, 'inbox', 'insurer', new Date('2026-09-13T10:00:00Z'))).toBe(false);
    expect(isMuted(preference, 'inbox', 'bank', TODAY)).toBe(false);
  });

  test('"not relevant" said again counts from the later day', () => {
    const once = answerOffer(NO_PREFERENCE, 'not-relevant', 'insurer', TODAY).preference;
    const twice = answerOffer(once, 'not-relevant', 'insurer', new Date('2026-07-15T10:00:00Z')).preference;
    expect(twice.muted).toEqual([{ category: 'insurer', until: new Date('2026-10-13T10:00:00Z') }]);
  });

  test('"already done" mutes nothing and lets the journey move on', () => {
    expect(answerOffer(NO_PREFERENCE, 'already-done', 'insurer', TODAY)).toEqual({ preference: NO_PREFERENCE, needMet: true });
  });

  test('each category belongs to a topic the user can switch off, and no topic is empty', () => {
    expect(new Set(CATEGORIES.map(topicOf))).toEqual(new Set(TOPICS));
  });

  test("a kind of business of the site's own is a topic of its own, muted and switched off like any other", () => {
    const [marina] = ['marina'].filter(isCategory) as [Category];
    expect(isMuted(answerOffer(NO_PREFERENCE, 'not-relevant', marina, TODAY).preference, 'inbox', marina, TODAY)).toBe(true);
    const off: Preference = { ...NO_PREFERENCE, off: [{ channel: 'email', topic: topicOf(marina) }] };
    expect([isMuted(off, 'email', marina, TODAY), isMuted(off, 'inbox', marina, TODAY), isMuted(off, 'email', 'insurer', TODAY)]).toEqual([true, false, false]);
  });
});
