import { comingPeriods } from './forward-period.js';
import { type ForwardKnowledge, type MomentCrowd, offersOf } from './forward-offer.js';

const crowd = (region: string | null, people: number, change: Partial<MomentCrowd> = {}): MomentCrowd => ({ stage: 'posted', category: 'detailing', region, people, ...change });
const knowledge = (crowds: readonly MomentCrowd[], change: Partial<ForwardKnowledge> = {}): ForwardKnowledge => ({
  siteId: 'site',
  crowds,
  periods: comingPeriods(new Date('2026-03-20T09:00:00Z'), 'Europe/Minsk').map((period, i) => ({ ...period, from: 100 + 30 * i, to: 130 + 30 * i })),
  history: () => ({ since: 0, counts: Array.from({ length: 90 }, () => 10) }),
  planned: () => 0,
  ...change,
});
const everyOffer = (known: ForwardKnowledge) => [...offersOf(known)];
const regionsOf = (crowds: readonly MomentCrowd[]) => [...new Set(everyOffer(knowledge(crowds)).map(({ region }) => region))];

describe('what is put on sale', () => {
  it('has a crowd behind it: a region of fewer than 100 people is not sold', () => {
    expect(regionsOf([crowd('Minsk', 100), crowd('Gomel', 99)])).toEqual(['Minsk']);
  });

  it('is all regions together only where the difference to those that are sold tells of nobody, or of a crowd', () => {
    expect(regionsOf([crowd(null, 250), crowd('Minsk', 150), crowd('Gomel', 100)])).toEqual([null, 'Minsk', 'Gomel']);
    expect(regionsOf([crowd(null, 200), crowd('Minsk', 150), crowd('Gomel', 50)])).toEqual(['Minsk']);
    expect(regionsOf([crowd(null, 160), crowd('Minsk', 150), crowd('', 10)])).toEqual(['Minsk']);
    expect(regionsOf([crowd(null, 270), crowd('Minsk', 150), crowd('Gomel', 60), crowd('', 60)])).toEqual([null, 'Minsk']);
    // What is few in another kind of business is no part of this one.
    expect(regionsOf([crowd(null, 150), crowd('Minsk', 150), crowd('Gomel', 5, { category: 'insurer' })])).toEqual([null, 'Minsk']);
  });

  it('lasts a month or a quarter, each under a name of its own that stays', () => {
    const offers = everyOffer(knowledge([crowd('Minsk', 500), crowd('Gomel', 500)]));
    expect(offers).toHaveLength(10);
    expect(new Set(offers.map(({ id }) => id)).size).toBe(10);
    expect(everyOffer(knowledge([crowd('Gomel', 500), crowd('Minsk', 500)])).map(({ id }) => id).sort()).toEqual(offers.map(({ id }) => id).sort());
  });

  it('is left out where fewer than 100 moments are expected, or too little of it is sure', () => {
    const rare = { history: () => ({ since: 0, counts: Array.from({ length: 90 }, () => 3) }) };
    expect(everyOffer(knowledge([crowd('Minsk', 500)], rare))).toEqual([]);
    expect(everyOffer(knowledge([crowd('Minsk', 500)], { ...rare, planned: () => 500 })).every(({ expected }) => expected === 350)).toBe(true);
  });
});
