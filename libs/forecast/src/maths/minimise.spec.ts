import { minimise } from './minimise.js';

it('finds the bottom of the Rosenbrock valley', () => {
  const { point, converged } = minimise(
    (p, gradient) => {
      const [x = 0, y = 0] = p;
      gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
      gradient[1] = 200 * (y - x * x);
      return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
    },
    [-1.2, 1],
    1e-9,
  );
  expect(converged).toBe(true);
  expect(point[0]).toBeCloseTo(1, 8);
  expect(point[1]).toBeCloseTo(1, 8);
});

it('backs away from where the function is not defined', () => {
  const { point } = minimise(
    (p, gradient) => {
      const x = p[0] ?? 0;
      gradient[0] = 1 - 1 / x;
      return x - Math.log(x);
    },
    [20],
    1e-9,
  );
  expect(point[0]).toBeCloseTo(1, 8);
});

it('says so when there is no bottom', () => {
  const { converged } = minimise(
    (p, gradient) => {
      gradient[0] = -1;
      return -(p[0] ?? 0);
    },
    [0],
    1e-9,
  );
  expect(converged).toBe(false);
});
