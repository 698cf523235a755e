import { changePreference, clockText } from './preference-change.js';
import { NO_PREFERENCE, type Preference } from './preference.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const SITE_QUIET = { from: 1260, until: 540 };
const change = (given: Parameters<typeof changePreference>[1], before: Preference = NO_PREFERENCE) => changePreference(before, given, SITE_QUIET, NOW);

describe('the preference centre', () => {
  it('leaves alone what is left out', () => {
    const before: Preference = { ...NO_PREFERENCE, maxPerWeek: 2, pausedUntil: NOW, quietHours: { from: 0, until: 60 } };
    expect(change({}, before)).toEqual(before);
  });

  it('takes one end of the quiet hours and keeps the other as the user lives with it now', () => {
    expect(change({ quietFrom: '22:30' }).quietHours).toEqual({ from: 1350, until: 540 });
    expect(change({ quietTo: '07:05' }, { ...NO_PREFERENCE, quietHours: { from: 0, until: 60 } }).quietHours).toEqual({ from: 0, until: 425 });
  });

  it.each(['24:00', '9:00', '12:60', 'noon', ''])('refuses %p as a time of day, and says which field is wrong', (text) => {
    expect(() => change({ quietTo: text })).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', details: { field: 'quietTo' } }));
  });

  it('mutes what is new for 90 days, keeps running mutes as they are and lets the rest speak again', () => {
    const running = { category: 'bank' as const, until: new Date('2026-03-10T00:00:00Z') };
    const before: Preference = { ...NO_PREFERENCE, muted: [running, { category: 'insurer', until: new Date('2026-04-01T00:00:00Z') }] };
    expect(change({ mutedCategories: ['bank', 'leasing', 'leasing'] }, before).muted).toEqual([
      running,
      { category: 'leasing', until: new Date('2026-05-31T09:00:00Z') },
    ]);
  });

  it('clears a pause and a weekly limit with null', () => {
    const before: Preference = { ...NO_PREFERENCE, maxPerWeek: 1, pausedUntil: new Date('2026-04-01T00:00:00Z') };
    expect(change({ maxPerWeek: null, pausedUntil: null }, before)).toMatchObject({ maxPerWeek: null, pausedUntil: null });
    expect(() => change({ maxPerWeek: 51 })).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });

  it('writes the time of day with two digits each', () => {
    expect([clockText(0), clockText(425), clockText(1439)]).toEqual(['00:00', '07:05', '23:59']);
  });
});
