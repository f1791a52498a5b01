import { kafkaSpecsLeftOut } from './tools/jest/kafka.mjs';
import { officeSpecsLeftOut } from './tools/jest/office.mjs';
import { validatorSpecsLeftOut } from './tools/jest/validators.mjs';

/** One Jest for the whole workspace: sources are read through the `@lien-nganh/source` export condition. */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@lien-nganh/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testMatch: ['<rootDir>/{apps,libs,e2e,bench,tools}/**/*.spec.ts'],
  testPathIgnorePatterns: [
    ...['/node_modules/', '/dist/', '/dist-spec/'],
    ...[...kafkaSpecsLeftOut, ...officeSpecsLeftOut, ...validatorSpecsLeftOut],
  ],
  modulePathIgnorePatterns: ['/dist/', '/dist-spec/'],
  globalSetup: '<rootDir>/tools/jest/start-postgres.mjs',
  globalTeardown: '<rootDir>/tools/jest/stop-postgres.mjs',
  coverageProvider: 'v8',
  testTimeout: 60_000,
  // modules of every test file stay in a worker until it is replaced
  maxWorkers: 2,
  testSequencer: '<rootDir>/tools/jest/longest-first.mjs',
  // a busy machine takes longer than half a second to end a worker that nothing holds, and Jest says then that it was held
  workerGracefulExitTimeout: 20_000,
  workerIdleMemoryLimit: '1GB',
};
