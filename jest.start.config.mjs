import base from './jest.config.mjs';

const [pure] = base.projects;

/** Starts the product as people do, with its own PostgreSQL and the demo world; `npm run test:start`. */
export default {
  ...pure,
  displayName: 'start',
  reporters: base.reporters,
  testMatch: ['<rootDir>/test/start/**/*.start-spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testTimeout: 300_000,
  maxWorkers: 1,
};
