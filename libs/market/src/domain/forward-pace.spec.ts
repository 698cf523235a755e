import { calibrationOf, elapsedOf, hasFailed, toldCalibration } from './forward-pace.js';

const product = { low: 100, expected: 150, high: 220, startsAt: new Date('2026-04-01T00:00:00Z'), endsAt: new Date('2026-05-01T00:00:00Z'), realised: 0 };
const day = (number: number) => new Date(product.startsAt.getTime() + number * 86_400_000);

describe('a prediction that is being lived through', () => {
  it.each([
    ['not judged before half of it has passed', 14.9, 0, false],
    ['failed when less than half has come of what the low end lets expect', 15, 24, true],
    ['not failed when just half has come', 15, 25, false],
    ['failed late, too', 27, 44, true],
    ['not failed when it is only short', 30, 60, false],
  ] as const)('is %s', (_, at, realised, failed) => {
    expect(hasFailed({ ...product, realised }, day(at))).toBe(failed);
  });

  it('has passed from nothing to all of it, and no further', () => {
    expect([-3, 0, 15, 30, 99].map((at) => elapsedOf(product, day(at)))).toEqual([0, 0, 0.5, 1, 1]);
  });
});

describe('how predictions came out', () => {
  const past = (realised: number) => ({ low: 100, expected: 150, high: 220, realised });

  it('is the part that lay within, both ends included, and what came for what was expected', () => {
    expect(calibrationOf([past(99), past(100), past(220), past(221)])).toEqual({ predictions: 4, coverage: 0.5, ratio: 640 / 600 });
    expect(calibrationOf([])).toEqual({ predictions: 0, coverage: null, ratio: null });
  });

  it('is told to partners of five or more, and in steps of a twentieth', () => {
    expect(toldCalibration(calibrationOf([past(99), past(100), past(220), past(221)]))).toEqual({ predictions: 4, coverage: null, ratio: null });
    const told = toldCalibration(calibrationOf([past(99), past(100), past(220), past(150), past(151)]));
    expect([told.coverage, told.ratio]).toEqual([0.8, 0.95]);
  });
});
