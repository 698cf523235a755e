import { DEFAULT_ATTENTION_POLICY } from './attention-policy.js';
import type { Contact } from './attention-state.js';
import { fatiguePpm } from './fatigue.js';

const NOW = new Date('2026-06-15T10:00:00Z');

function contacted(hoursAgo: number, occasion = `${hoursAgo}`): Contact {
  return { at: new Date(NOW.getTime() - hoursAgo * 3_600_000), channel: 'email', occasion, partnerId: null, category: null };
}

function left(...contacts: Contact[]): number {
  return Number(fatiguePpm(contacts, DEFAULT_ATTENTION_POLICY, NOW));
}

describe('fatigue', () => {
  test('is none for a user whom nobody has contacted for thirty days', () => {
    expect(left()).toBe(1_000_000);
    expect(left(contacted(720))).toBe(1_000_000);
  });

  test('weighs a contact of today more than one of this week, and that more than one of this month', () => {
    expect([left(contacted(1)), left(contacted(24)), left(contacted(168))]).toEqual([700_000, 850_000, 950_000]);
    expect(left(contacted(1), contacted(24), contacted(168))).toBe(565_250);
  });

  test('counts an occasion once, however many offers it had', () => {
    expect(left(contacted(1, 'renewal'), contacted(1, 'renewal'), contacted(30, 'renewal'))).toBe(700_000);
  });

  test('never makes a user worth nothing', () => {
    expect(left(...Array.from({ length: 20 }, (_, i) => contacted(i)))).toBe(100_000);
  });
});
