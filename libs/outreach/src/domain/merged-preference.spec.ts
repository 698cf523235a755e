import fc from 'fast-check';
import { isMuted, NO_PREFERENCE, type Preference } from './preference.js';
import { mergedPreference } from './merged-preference.js';

const instant = fc.integer({ min: 0, max: 400 }).map((days) => new Date(Date.UTC(2026, 0, 1 + days)));
const category = fc.constantFrom('tyre-shop' as const, 'insurer' as const, 'detailing' as const);
const preference: fc.Arbitrary<Preference> = fc.record({
  off: fc.array(fc.record({ channel: fc.constantFrom('email' as const, 'inbox' as const), topic: fc.constantFrom('insurance' as const, 'car-care' as const) }), { maxLength: 3 }),
  quietHours: fc.option(fc.record({ from: fc.integer({ min: 0, max: 1439 }), until: fc.integer({ min: 0, max: 1439 }) }), { nil: null }),
  maxPerWeek: fc.option(fc.nat({ max: 50 }), { nil: null }),
  pausedUntil: fc.option(instant, { nil: null }),
  muted: fc.uniqueArray(fc.record({ category, until: instant }), { selector: (mute) => mute.category }),
});

describe('what a person wants who was known by two ids', () => {
  it('is never less strict than what either of them wanted', () => {
    fc.assert(
      fc.property(preference, preference, category, instant, (newer, older, about, at) => {
        const merged = mergedPreference(newer, older);
        for (const one of [newer, older]) {
          for (const channel of ['email', 'inbox'] as const) expect(isMuted(merged, channel, about, at) || !isMuted(one, channel, about, at)).toBe(true);
          expect(merged.maxPerWeek ?? 51).toBeLessThanOrEqual(one.maxPerWeek ?? 51);
          expect(merged.pausedUntil?.getTime() ?? 0).toBeGreaterThanOrEqual(one.pausedUntil?.getTime() ?? 0);
        }
      }),
    );
  });

  it('is the same when it is merged again, and when only one of them wanted anything', () => {
    fc.assert(
      fc.property(preference, preference, (newer, older) => {
        const merged = mergedPreference(newer, older);
        expect(mergedPreference(merged, older)).toEqual({ ...merged, off: expect.arrayContaining([...merged.off]), muted: expect.arrayContaining([...merged.muted]) });
        expect(mergedPreference(newer, NO_PREFERENCE)).toEqual({ ...newer, off: mergedPreference(newer, newer).off });
      }),
    );
  });

  it('keeps the quiet hours that were chosen later, and an older choice where there is none', () => {
    const night = { from: 1200, until: 480 };
    const noon = { from: 720, until: 780 };
    expect(mergedPreference({ ...NO_PREFERENCE, quietHours: noon }, { ...NO_PREFERENCE, quietHours: night }).quietHours).toEqual(noon);
    expect(mergedPreference(NO_PREFERENCE, { ...NO_PREFERENCE, quietHours: night }).quietHours).toEqual(night);
  });
});
