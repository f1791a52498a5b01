import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { plugin as houseRules } from '@lien-nganh/eslint-rules';
import { boundaries } from './tools/lint/boundaries.mjs';
import { ensureProjectGraph } from './tools/lint/project-graph.mjs';
import { packages } from './tools/workspace/packages.mjs';

await ensureProjectGraph();

/** Files that only tests read. Conformance suites are shipped as subpaths, and are tests all the same. */
const specs = ['**/*.spec.ts', '**/*.type.test.ts', '**/examples.ts', '**/examples/*.ts', 'e2e/**/*.ts'];
const suites = ['libs/testing/src/**/*.ts', 'libs/*/src/conformance.ts', 'libs/*/src/conformance/**/*.ts'];

/** What a person runs: it may speak to the terminal and read the environment. */
const commandLine = ['apps/platform/src/**/*.ts', 'bench/**/*.ts', 'tools/**', 'infra/**', '.ci/**'];

const pureLibraries = ['kernel', 'vocabulary', 'contracts', 'access', 'work', 'releases'].map(
  (name) => `@lien-nganh/${name}`,
);
const services = ['agencies', 'inspections', 'health-interventions', 'communications', 'communities', 'reporting'].map(
  (name) => `apps/${name}/src/**/*.ts`,
);

const adapters = packages()
  .filter(({ manifest }) => manifest.nx?.tags?.includes('type:adapter'))
  .map(({ name }) => name);

/** Files that must be pure, with what they may import. Relative imports must lead to files that are pure too. */
function pure(files, allow, { relative = '', except = [] } = {}) {
  return {
    files,
    ignores: [...specs, ...except],
    rules: {
      'lien-nganh/pure-imports': ['error', { allow, relative }],
      'lien-nganh/pure-globals': 'error',
    },
  };
}

export default tseslint.config(
  { ignores: ['**/dist/**', '**/dist-spec/**', '**/coverage/**', '**/.nx/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.{ts,js,mjs}'],
    extends: [tseslint.configs.recommended],
    plugins: { '@nx': nx, 'import-x': importX, 'lien-nganh': houseRules },
    settings: {
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/extensions': ['.ts', '.js', '.mjs'],
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.mjs'] })],
    },
    rules: {
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 40 }],
      complexity: ['error', 8],
      'max-depth': ['error', 3],

      eqeqeq: 'error',
      'no-console': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],

      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-default-export': 'error',
      '@nx/enforce-module-boundaries': ['error', boundaries({ specs: false })],

      'lien-nganh/explain-disable': 'error',
      'lien-nganh/max-params': ['error', 4],
      'lien-nganh/no-decorators': 'error',
      'lien-nganh/no-environment': 'error',
      'lien-nganh/no-export-all': 'error',
      'lien-nganh/no-inner-index': 'error',
    },
  },

  {
    files: ['**/*.ts'],
    // One program for all: with one for each package, what they stand on would be read thirty times.
    languageOptions: { parserOptions: { project: ['./tsconfig.lint.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, considerDefaultExhaustiveForUnions: false },
      ],
    },
  },

  {
    files: [...specs, ...suites],
    rules: {
      'max-lines-per-function': 'off',
      '@nx/enforce-module-boundaries': ['error', boundaries({ specs: true })],
      'lien-nganh/no-environment': 'off',
      'lien-nganh/no-module-mocks': 'error',
      'lien-nganh/no-sleep-in-tests': 'error',
    },
  },
  {
    // A type test is a list of what does not compile: it declares much that nobody uses.
    files: ['**/*.type.test.ts'],
    rules: { '@typescript-eslint/no-unused-vars': 'off', '@typescript-eslint/no-unused-expressions': 'off' },
  },
  { files: ['**/*.data.ts'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  { files: ['**/*.gen.ts'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off', complexity: 'off' } },

  {
    files: ['libs/service-host/src/**/*.ts', 'apps/gateway/src/**/*.ts', 'apps/audit/src/**/*.ts'],
    rules: { 'lien-nganh/no-decorators': 'off' },
  },
  {
    files: ['libs/service-host/src/**/*.ts'],
    ignores: specs,
    rules: { 'lien-nganh/lazy-imports': ['error', adapters] },
  },
  { files: ['**/src/config.ts', 'apps/*/src/main.ts'], rules: { 'lien-nganh/no-environment': 'off' } },
  { files: commandLine, rules: { 'lien-nganh/no-environment': 'off', 'no-console': 'off' } },
  { files: ['*.config.mjs', 'tools/jest/*.mjs'], rules: { 'import-x/no-default-export': 'off' } },

  pure(['libs/kernel/src/**/*.ts'], ['zod']),
  pure(['libs/vocabulary/src/**/*.ts'], ['@lien-nganh/kernel', 'zod', 'temporal-polyfill']),
  pure(
    ['libs/contracts/src/**/*.ts', 'libs/access/src/**/*.ts'],
    ['@lien-nganh/kernel', '@lien-nganh/vocabulary', 'zod'],
  ),
  pure(
    ['libs/work/src/**/*.ts'],
    ['@lien-nganh/kernel', '@lien-nganh/vocabulary', '@lien-nganh/contracts', '@lien-nganh/releases', 'zod'],
  ),
  pure(['libs/releases/src/**/*.ts'], ['@lien-nganh/kernel', 'highs'], { except: ['libs/releases/src/apart/*.ts'] }),
  // It reads its own letters and its own layout from disk, and nothing else.
  pure(
    ['libs/documents/src/**/*.ts'],
    ['@lien-nganh/kernel', '@lien-nganh/vocabulary', 'fflate', 'saxes', 'uqr', 'wasm-xlsxwriter'],
    {
      except: [
        'libs/documents/src/pdf/given.ts',
        'libs/documents/src/pdf/compiler.ts',
        'libs/documents/src/apart/*.ts',
      ],
    },
  ),
  // Of documents only forms that authorities made: what a command may map depends on what is in the file.
  pure(services, [...pureLibraries, '@lien-nganh/documents/form', '@lien-nganh/registers', 'zod'], {
    relative: '/apps/[^/]+/src/(?!main\\.ts|config\\.ts)',
    except: ['apps/*/src/main.ts', 'apps/*/src/config.ts'],
  }),
  pure(['apps/gateway/src/{measures,figure}/**/*.ts'], [...pureLibraries, 'zod'], {
    relative: '/apps/gateway/src/(measures|figure)/',
  }),
  { files: services, rules: { 'lien-nganh/one-way-imports': 'error' } },

  prettier,
);
