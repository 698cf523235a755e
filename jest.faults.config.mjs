import base from './jest.config.mjs';

const [, database] = base.projects;

/** Really kills processes: minutes, not seconds; `npm run test:faults`. */
export default {
  ...base,
  testTimeout: 600_000,
  maxWorkers: 1,
  projects: [{ ...database, displayName: 'faults', testMatch: ['<rootDir>/test/faults/**/*.fault-spec.ts'] }],
};
