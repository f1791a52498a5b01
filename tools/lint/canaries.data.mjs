import { packageOf } from '../workspace/packages.mjs';

/**
 * One violation for each rule that lint must hold. `tools/canaries.mjs` writes each into a folder of its own under
 * `in`, runs lint as CI does, and expects `rule` to be reported for the file.
 *
 * @typedef {object} Canary
 * @property {string} rule the rule that must speak
 * @property {string} what the law that is broken, in a sentence
 * @property {string} in the folder, inside one package, in which the violation stands
 * @property {string} code the violation
 * @property {string} [file] its file name; `FOLDER` stands for the name of the canary's folder
 * @property {Record<string, string>} [beside] other files of its folder
 * @property {RegExp} [says] what the report must say
 */

const limits = [
  { rule: 'max-lines', code: '// line\n'.repeat(250) + 'export const last = 1;' },
  { rule: 'max-lines-per-function', code: `export function long() {\n${'  Math.abs(1);\n'.repeat(40)}}` },
  { rule: 'complexity', code: `export const many = (n: number) => ${'n === 1 || '.repeat(8)}n === 2;` },
  {
    rule: 'max-depth',
    code: 'export function deep(n: number): number {\n  if (n) { if (n > 1) { if (n > 2) { if (n > 3) return 1; } } }\n  return 0;\n}',
  },
  {
    rule: 'lien-nganh/max-params',
    code: 'export const five = (a: number, b: number, c: number, d: number, e: number) => a + b + c + d + e;',
  },
].map((limit) => ({ ...limit, what: `a limit on everything: ${limit.rule}`, in: 'libs/messaging/src' }));

/** [package that imports, package that it may not know] */
const boundaries = [
  ['libs/kernel', 'postgres'],
  ['libs/kernel', 'vocabulary'],
  ['libs/vocabulary', 'postgres'],
  ['libs/contracts', 'access'],
  ['libs/access', 'contracts'],
  ['libs/work', 'access'],
  ['libs/releases', 'contracts'],
  ['libs/documents', 'contracts'],
  ['libs/registers', 'contracts'],
  ['libs/postgres', 'contracts'],
  ['libs/event-store', 'postgres'],
  ['libs/messaging', 'event-store'],
  ['libs/event-store-postgres', 'agencies'],
  ['libs/event-store-kurrentdb', 'agencies'],
  ['libs/attachments', 'sealing'],
  ['libs/attachments-s3', 'agencies'],
  ['libs/messaging-postgres', 'inspections'],
  ['libs/messaging-kafka', 'inspections'],
  ['libs/postgres-embedded', 'agencies'],
  ['libs/postgres-embedded', 'gateway'],
  ['libs/sealing', 'event-store'],
  ['libs/subscriptions', 'event-store-postgres'],
  ['libs/subscriptions', 'platform'],
  ['libs/service-host', 'gateway'],
  ['libs/service-host', 'agencies'],
  ['libs/testing', 'agencies'],
  ['apps/agencies', 'inspections'],
  ['apps/inspections', 'agencies'],
  ['apps/inspections', 'event-store'],
  ['apps/gateway', 'agencies'],
  ['apps/audit', 'inspections'],
  ['apps/platform', 'testing'],
  ['libs/eslint-rules', 'event-store'],
  ['bench', 'testing'],
  ['e2e', 'agencies'],
].map(([from, to]) => ({
  rule: '@nx/enforce-module-boundaries',
  what: `${from} does not know ${to}`,
  in: `${from}/src`,
  code: `import '@lien-nganh/${to}';`,
  says: /can only depend on libs tagged|cannot depend on any libs|Circular dependency/,
}));

const externals = [
  'libs/kernel',
  'libs/vocabulary',
  'libs/contracts',
  'libs/access',
  'libs/releases',
  'libs/documents',
  'apps/agencies',
].map((from) => ({
  rule: '@nx/enforce-module-boundaries',
  what: `${from} knows no library but those named for it`,
  in: `${from}/src`,
  code: `import 'pg';`,
  says: /is not allowed to import "pg"/,
}));

const relatives = {
  rule: '@nx/enforce-module-boundaries',
  what: 'packages import each other by name, never by path',
  in: 'libs/messaging/src',
  code: `import '../../../event-store/src/port.ts';`,
  says: /cannot be imported by a relative or absolute path/,
};

const pureFolders = [
  'libs/kernel/src',
  'libs/vocabulary/src',
  'libs/contracts/src',
  'libs/access/src',
  'libs/work/src',
  'libs/releases/src',
  'libs/documents/src',
  'apps/agencies/src',
  'apps/inspections/src',
  'apps/gateway/src/measures',
  'apps/gateway/src/figure',
].flatMap((folder) => [
  {
    rule: 'lien-nganh/pure-globals',
    what: `${folder} is pure: no clock`,
    in: folder,
    code: 'export const now = () => Date.now();',
  },
  {
    rule: 'lien-nganh/pure-imports',
    what: `${folder} is pure: no disk`,
    in: folder,
    code: `export { readFile } from 'node:fs/promises';`,
  },
]);

const house = [
  {
    rule: 'lien-nganh/pure-imports',
    what: 'a pure file does not reach the configuration',
    in: 'apps/inspections/src',
    code: `import '../config.ts';`,
    says: /that file is not pure/,
  },
  {
    rule: 'lien-nganh/one-way-imports',
    what: 'a state file imports no command',
    in: 'apps/inspections/src',
    file: 'state.ts',
    code: `import './open.ts';`,
    beside: { 'open.ts': 'declare function command<S>(): S;\nexport const open = command<string>();' },
  },
  {
    rule: 'lien-nganh/one-way-imports',
    what: 'a command does not import its contents page',
    in: 'apps/agencies/src',
    file: 'open.ts',
    code: `import { page } from './FOLDER.ts';\ndeclare function command<S>(of: S): S;\nexport const open = command(page);`,
    beside: { 'FOLDER.ts': 'export const page = 1;' },
  },
  {
    rule: 'import-x/no-cycle',
    what: 'files import each other in one direction',
    in: 'libs/messaging/src',
    code: `import { b } from './b.ts';\nexport const a = () => b;`,
    beside: { 'b.ts': `import { a } from './canary.ts';\nexport const b = () => a;` },
  },
  {
    rule: 'lien-nganh/no-decorators',
    what: 'a library has no decorators',
    in: 'libs/subscriptions/src',
    code: 'declare const Injectable: () => (target: unknown) => void;\n@Injectable()\nexport class Plumbing {}',
  },
  {
    rule: 'lien-nganh/no-decorators',
    what: 'a service has no decorators',
    in: 'apps/agencies/src',
    code: 'declare const Injectable: () => (target: unknown) => void;\n@Injectable()\nexport class Plumbing {}',
  },
  {
    rule: 'lien-nganh/lazy-imports',
    what: 'the host loads adapters lazily',
    in: 'libs/service-host/src',
    code: `import '@lien-nganh/messaging-postgres';`,
  },
  {
    rule: 'lien-nganh/no-environment',
    what: 'only config.ts reads the environment',
    in: 'libs/service-host/src',
    code: `export const port = process.env['PORT'];`,
  },
  {
    rule: 'lien-nganh/no-export-all',
    what: 'exports are named',
    in: 'libs/messaging/src',
    code: `export * from '../port.ts';`,
  },
  {
    rule: 'lien-nganh/no-inner-index',
    what: 'inner folders have no index',
    in: 'libs/messaging/src',
    file: 'index.ts',
    code: 'export const inner = 1;',
  },
  {
    rule: 'lien-nganh/explain-disable',
    what: 'who switches a rule off says why',
    in: 'libs/messaging/src',
    code: '/* eslint-disable */\nexport const x: any = 1;',
  },
  {
    rule: 'lien-nganh/no-module-mocks',
    what: 'tests mock no module',
    in: 'libs/messaging/src',
    file: 'canary.spec.ts',
    code: `import { jest } from '@jest/globals';\njest.mock('../port.ts');`,
  },
  {
    rule: 'lien-nganh/no-sleep-in-tests',
    what: 'nothing sleeps in a test',
    in: 'libs/messaging/src',
    file: 'canary.spec.ts',
    code: 'await new Promise((done) => setTimeout(done, 10));',
  },
];

const others = [
  {
    rule: '@typescript-eslint/no-floating-promises',
    what: 'no promise is left floating',
    code: 'export function start(work: () => Promise<void>) {\n  work();\n}',
  },
  {
    rule: '@typescript-eslint/no-misused-promises',
    what: 'a promise is no condition',
    code: 'export const held = (lock: () => Promise<boolean>) => (lock() ? 1 : 2);',
  },
  {
    rule: '@typescript-eslint/switch-exhaustiveness-check',
    what: 'a switch names every case',
    code: "export function of(is: 'open' | 'closed') {\n  switch (is) {\n    case 'open':\n      return 1;\n  }\n  return 0;\n}",
  },
  { rule: '@typescript-eslint/no-explicit-any', what: 'no any', code: 'export const x: any = 1;' },
  { rule: 'import-x/no-default-export', what: 'exports have names', code: 'export default 1;' },
  { rule: 'no-console', what: 'libraries are silent', code: `console.log('here');` },
  {
    rule: 'no-warning-comments',
    what: 'no work is left in comments',
    code: `// ${'TO' + 'DO'}: later\nexport const x = 1;`,
  },
].map((canary) => ({ in: 'libs/messaging/src', ...canary }));

/** @type {Canary[]} */
const all = [...boundaries, ...externals, relatives, ...pureFolders, ...house, ...limits, ...others];

/** Of the packages that this workspace has. */
export const canaries = all.filter(({ in: folder }) => packageOf(folder) !== null);
