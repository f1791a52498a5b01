import { explainDisable } from './explain-disable.js';
import { lazyImports } from './lazy-imports.js';
import { maxParams } from './max-params.js';
import { noDecorators } from './no-decorators.js';
import { noEnvironment } from './no-environment.js';
import { noExportAll } from './no-export-all.js';
import { noInnerIndex } from './no-inner-index.js';
import { noModuleMocks } from './no-module-mocks.js';
import { noSleepInTests } from './no-sleep-in-tests.js';
import { oneWayImports } from './one-way-imports.js';
import { pureGlobals } from './pure-globals.js';
import { pureImports } from './pure-imports.js';

/** The house rules. Plain JavaScript, so that ESLint reads them without a build. */
const plugin = {
  meta: { name: 'lien-nganh' },
  rules: {
    'explain-disable': explainDisable,
    'lazy-imports': lazyImports,
    'max-params': maxParams,
    'no-decorators': noDecorators,
    'no-environment': noEnvironment,
    'no-export-all': noExportAll,
    'no-inner-index': noInnerIndex,
    'no-module-mocks': noModuleMocks,
    'no-sleep-in-tests': noSleepInTests,
    'one-way-imports': oneWayImports,
    'pure-globals': pureGlobals,
    'pure-imports': pureImports,
  },
};

export { plugin };
