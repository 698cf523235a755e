import { entersCode, reactionTo, temperamentOf } from './temperament.js';

const people = Array.from({ length: 800 }, (_, i) => temperamentOf('demo', `u-${i}`));
const share = (category: 'car-dealer' | 'developer' | 'fuel-station') =>
  people.filter((person, i) => reactionTo({ id: `offer-${category}-${i}`, category, stage: 'sold' }, person, 'demo') === 'claim').length / people.length;

describe('the temper of demo users', () => {
  it('is the same whenever an offer is looked at again', () => {
    const offer = { id: 'offer-1', category: 'insurer', stage: 'owning' } as const;
    const temper = temperamentOf('demo', 'u-1');
    expect(temperamentOf('demo', 'u-1')).toEqual(temper);
    expect(reactionTo(offer, temper, 'demo')).toBe(reactionTo(offer, temper, 'demo'));
  });

  it('takes what the moment asks for, and hardly what it does not', () => {
    expect(share('car-dealer')).toBeGreaterThan(0.08);
    expect(share('car-dealer')).toBeGreaterThan(share('developer'));
    expect(share('fuel-station')).toBeLessThan(0.05);
  });

  it('enters four codes of five', () => {
    const entered = people.filter((person, i) => entersCode(`offer-${i}`, person, 'demo')).length / people.length;
    expect(entered).toBeCloseTo(0.8, 1);
  });
});
