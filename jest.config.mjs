const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^@ringroad/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.ringroad/'],
  // @fastify/static requires this ES module, which Node >= 20.19 can and jest on Node < 24.9 cannot.
  transformIgnorePatterns: ['/node_modules/(?!content-disposition/)'],
  transform: {
    '/node_modules/content-disposition/.+\\.js$': ['@swc/jest', { module: { type: 'commonjs' }, jsc: { target: 'es2023' } }],
    '^.+\\.ts$': [
      '@swc/jest',
      {
        module: { type: 'es6' },
        sourceMaps: 'inline',
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
      },
    ],
  },
};

/** Pure specs need nothing; database specs and stories share one throw-away Postgres cluster, a cloned database per file. */
export default {
  reporters: ['default', '<rootDir>/test/support/counting-reporter.mjs'],
  testTimeout: 60_000,
  // Half of what database specs take is Postgres's, and a worker waits meanwhile.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1GB',
  projects: [
    { ...shared, displayName: 'pure', testMatch: ['<rootDir>/{libs,apps,bench,test}/**/*.spec.ts'], testPathIgnorePatterns: ['/node_modules/', '/dist/', '-spec\\.ts$', '<rootDir>/test/(web|faults|data)/'] },
    {
      ...shared,
      displayName: 'database',
      testMatch: ['<rootDir>/{libs,apps}/**/*.db-spec.ts', '<rootDir>/test/{stories,security}/**/*.e2e-spec.ts'],
      globalSetup: '<rootDir>/test/support/start-cluster.mjs',
      globalTeardown: '<rootDir>/test/support/stop-cluster.mjs',
    },
  ],
};
