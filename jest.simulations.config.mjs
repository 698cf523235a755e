import base from './jest.config.mjs';

const [, database] = base.projects;

/** Whole days, thousands of moments, minutes of random load: what takes longer than a test may; `npm run test:simulations`. */
export default {
  ...base,
  testTimeout: 900_000,
  maxWorkers: 1,
  projects: [{ ...database, displayName: 'simulations', testMatch: ['<rootDir>/{libs,bench}/**/*.long-spec.ts'] }],
};
