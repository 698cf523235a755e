import { Random } from './random.js';

const draw = (count: number, ...seed: string[]) => {
  const random = Random.of(...seed);
  return Array.from({ length: count }, () => random.unit());
};

describe('Random', () => {
  it('tells the same story from the same seed and another from another', () => {
    expect(draw(50, 'demo', '1')).toEqual(draw(50, 'demo', '1'));
    expect(draw(5, 'demo', '1')).not.toEqual(draw(5, 'demo', '2'));
  });

  it('is uniform enough: mean, spread and neighbours of near seeds', () => {
    const units = draw(20_000, 'a');
    const mean = units.reduce((sum, unit) => sum + unit, 0) / units.length;
    expect(mean).toBeCloseTo(0.5, 1.9);
    expect(Math.min(...units)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...units)).toBeLessThan(1);
    const firsts = Array.from({ length: 4_000 }, (_, i) => draw(1, 'user', String(i))[0] ?? 0);
    expect(firsts.filter((unit) => unit < 0.25).length / firsts.length).toBeCloseTo(0.25, 1.5);
  });

  it('follows weights, quantiles and the bell curve', () => {
    const random = Random.of('b');
    const count = 20_000;
    let heavy = 0;
    let below = 0;
    let square = 0;
    for (let i = 0; i < count; i += 1) {
      if (random.weighted(['a', 'b'], (item) => (item === 'a' ? 3 : 1)) === 'a') heavy += 1;
      if (random.fromQuantiles([[0, 0], [0.5, 10], [1, 100]]) < 10) below += 1;
      square += random.normal() ** 2;
    }
    expect(heavy / count).toBeCloseTo(0.75, 1.7);
    expect(below / count).toBeCloseTo(0.5, 1.7);
    expect(square / count).toBeCloseTo(1, 1);
  });
});
