import { holdersOf, isHeldByRival, type OpenOffer } from './exclusive-business.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const open = (partnerId: string, category: 'insurer' | 'bank' = 'insurer', shownAt = daysAgo(1)): OpenOffer => ({ campaignId: `${partnerId}-1`, partnerId, category, shownAt });

describe('a kind of business that talks to a user one at a time', () => {
  it('is closed to rivals while an offer of one partner is fresh', () => {
    const holders = holdersOf(['insurer'], [open('casco')], [], [], NOW);
    expect(isHeldByRival(holders, { category: 'insurer', partnerId: 'polis' })).toBe(true);
    expect(isHeldByRival(holders, { category: 'insurer', partnerId: 'casco' })).toBe(false);
  });

  it('is free again fourteen days after the offer was shown, however long that one stays valid', () => {
    expect(holdersOf(['insurer'], [open('casco', 'insurer', daysAgo(13.9))], [], [], NOW)).toEqual({ insurer: ['casco'] });
    expect(holdersOf(['insurer'], [open('casco', 'insurer', daysAgo(14))], [], [], NOW)).toEqual({});
  });

  it('stays closed by a claim inside the duplicate window', () => {
    expect(holdersOf(['insurer'], [], [{ partnerId: 'casco', category: 'insurer', at: daysAgo(29) }], [], NOW)).toEqual({ insurer: ['casco'] });
  });

  it('may be any, while a bonus that keeps rivals away is in hand, for thirty days at most', () => {
    const lone = (days: number) => holdersOf(['insurer'], [], [], [{ partnerId: 'blesk', category: 'detailing', shownAt: daysAgo(days) }], NOW);
    expect(lone(29.9)).toEqual({ detailing: ['blesk'] });
    expect(lone(30)).toEqual({});
  });

  it('lets every other kind of business be', () => {
    const holders = holdersOf(['insurer'], [open('zubr', 'bank')], [], [], NOW);
    expect(isHeldByRival(holders, { category: 'bank', partnerId: 'other' })).toBe(false);
  });

  it('gives no more to either of two who both have the ear', () => {
    const holders = holdersOf(['insurer'], [open('casco'), open('polis')], [], [], NOW);
    expect(['casco', 'polis', 'third'].map((partnerId) => isHeldByRival(holders, { category: 'insurer', partnerId }))).toEqual([true, true, true]);
  });
});
