import base from './jest.config.mjs';

const [, database] = base.projects;
const REAL = '<rootDir>/test/web/real-server.web-spec.ts';

/** The screens in a real Chromium: most against a stand-in server on loopback, one walk against the product itself; `npm run test:web`. */
export default {
  reporters: base.reporters,
  // Both kinds look at the built screens.
  globalSetup: '<rootDir>/test/support/build-screens.mjs',
  testTimeout: 60_000,
  maxWorkers: 2,
  projects: [
    {
      displayName: 'screens',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/web/**/*.web-spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', REAL],
      extensionsToTreatAsEsm: ['.ts'],
      moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
      transform: {
        '^.+\\.ts$': ['@swc/jest', { module: { type: 'es6' }, sourceMaps: 'inline', jsc: { target: 'es2023', parser: { syntax: 'typescript' } } }],
      },
    },
    { ...database, displayName: 'real', testMatch: [REAL] },
  ],
};
