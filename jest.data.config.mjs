import base from './jest.config.mjs';

const database = base.projects.find((project) => project.displayName === 'database');

/** What needs ../shared: the real data and the published results. Each file in turn, since they measure memory and time. */
export default {
  ...database,
  displayName: 'data',
  reporters: base.reporters,
  testMatch: ['<rootDir>/test/data/**/*.data-spec.ts'],
  maxWorkers: 1,
  testTimeout: 300_000,
};
