/** The screens in a real Chromium, against a stand-in server on loopback: `NODE_OPTIONS=--experimental-vm-modules jest -c jest.web.config.mjs`. */
export default {
  testEnvironment: 'node',
  reporters: ['default', '<rootDir>/test/support/counting-reporter.mjs'],
  testMatch: ['<rootDir>/test/web/**/*.web-spec.ts'],
  globalSetup: '<rootDir>/test/support/build-screens.mjs',
  testTimeout: 60_000,
  maxWorkers: 2,
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': ['@swc/jest', { module: { type: 'es6' }, sourceMaps: 'inline', jsc: { target: 'es2023', parser: { syntax: 'typescript' } } }],
  },
};
