import { parser } from 'typescript-eslint';
import { RuleTester, type Rule } from 'eslint';
import { plugin } from './index.js';

const tester = new RuleTester({ languageOptions: { parser } });
const service = '/repo/apps/inspections/src';

interface Cases {
  /** Code that the rule lets through, with the path it stands at. */
  readonly valid: readonly (string | [code: string, filename: string])[];
  /** Code that it must report, each a canary, with the path and the message id. */
  readonly invalid: readonly [code: string, messageId: string, filename?: string][];
}

function canary(rule: keyof typeof plugin.rules, { valid, invalid }: Cases, options: unknown[] = []): void {
  const known: Rule.RuleModule = plugin.rules[rule];
  tester.run(rule, known, {
    valid: valid.map((entry) => {
      const [code, filename] = typeof entry === 'string' ? [entry, `${service}/a.ts`] : entry;
      return { code, filename, options };
    }),
    invalid: invalid.map(([code, messageId, filename = `${service}/a.ts`]) => ({
      code,
      filename,
      options,
      errors: [{ messageId }],
    })),
  });
}

canary(
  'pure-imports',
  {
    valid: [
      `import { z } from 'zod';`,
      `import { day } from '@lien-nganh/kernel/days';`,
      `import { events } from './inspection/events.ts';`,
      `export { x } from 'zod';`,
      `export const x = 1;`,
    ],
    invalid: [
      [`import { readFile } from 'node:fs/promises';`, 'package'],
      [`import type { Client } from 'pg';`, 'package'],
      [`import z from 'zod-like';`, 'package'],
      [`export { Client } from 'pg';`, 'package'],
      [`export * from 'pg';`, 'package'],
      [`const fs = await import('node:fs');`, 'package'],
      [`const it = await import(name);`, 'computed'],
      [`type Client = import('pg').Client;`, 'package'],
      [`import { readConfig } from '../config.ts';`, 'file', `${service}/inspection/a.ts`],
    ],
  },
  [{ allow: ['zod', '@lien-nganh/kernel'], relative: '/src/(?!config|main)' }],
);

canary('pure-globals', {
  valid: [
    `export const decide = (input, state, { now }) => [now];`,
    `const fetch = (rows) => rows; fetch([]);`,
    `const random = Math.max(1, 2);`,
    `const day = Temporal.PlainDate.from('2013-07-01');`,
    `const row = { process: 1, Date: 2 }; row.process;`,
  ],
  invalid: [
    [`const now = new Date();`, 'impure'],
    [`const now = Date.now();`, 'impure'],
    [`interface Event { at: Date }`, 'impure'],
    [`const n = Math.random();`, 'impure'],
    [`const n = Math['random']();`, 'impure'],
    [`const n = Temporal.Now.instant();`, 'impure'],
    [`const e = process.env;`, 'impure'],
    [`await fetch('https://example.org');`, 'impure'],
    [`setTimeout(() => {}, 1);`, 'impure'],
    [`const id = crypto.randomUUID();`, 'impure'],
    [`const id = globalThis.Date;`, 'impure'],
    [`console.log(1);`, 'impure'],
  ],
});

canary(
  'lazy-imports',
  {
    valid: [
      `const { open } = await import('@lien-nganh/messaging-postgres');`,
      `import type { Options } from '@lien-nganh/messaging-postgres';`,
      `import { open } from '@lien-nganh/messaging';`,
      `export const x = 1;`,
    ],
    invalid: [
      [`import { open } from '@lien-nganh/messaging-postgres';`, 'eager'],
      [`import '@lien-nganh/messaging-postgres/testing';`, 'eager'],
      [`export { open } from '@lien-nganh/messaging-postgres';`, 'eager'],
    ],
  },
  [['@lien-nganh/messaging-postgres']],
);

canary(
  'max-params',
  {
    valid: [
      `const f = (a, b, c) => a;`,
      `function append(stream, expected, events, signal: AbortSignal) {}`,
      `class Store { append(stream, expected, events, options: Cancellable = {}) {} }`,
      `interface Store { append(stream: string, expected: Expected, events: Event[], options?: Cancellable): void }`,
    ],
    invalid: [
      [`const f = (a, b, c, d) => a;`, 'tooMany'],
      [`function f(a, b, c, d) {}`, 'tooMany'],
      [`class A { constructor(readonly a, readonly b, readonly c, readonly d) {} }`, 'tooMany'],
      [`interface A { f(a: 1, b: 2, c: 3, d: 4): void }`, 'tooMany'],
      [`type F = (a: 1, b: 2, c: 3, d: 4) => void;`, 'tooMany'],
      [`function f(a, b, c, signal: AbortSignal, d) {}`, 'tooMany'],
      [`function f(a, b, c, d = new AbortSignal()) {}`, 'tooMany'],
    ],
  },
  [3],
);

canary('no-decorators', {
  valid: [`class A { method() {} }`],
  invalid: [
    [`@Injectable() class A {}`, 'decorator'],
    [`class A { @Get() method() {} }`, 'decorator'],
    [`class A { constructor(@Inject(X) x) {} }`, 'decorator'],
  ],
});

canary('no-environment', {
  valid: [`start(config.env);`, `process.exitCode = 1;`, `import { argv } from 'node:process';`],
  invalid: [
    [`const port = process.env.PORT;`, 'environment'],
    [`const port = process.env['PORT'];`, 'environment'],
    [`const port = process['env'].PORT;`, 'environment'],
    [`const { env } = process;`, 'environment'],
    [`import { env } from 'node:process';`, 'environment'],
  ],
});

canary('no-export-all', {
  valid: [`export { a } from './a.ts';`],
  invalid: [
    [`export * from './a.ts';`, 'all'],
    [`export * as a from './a.ts';`, 'all'],
    [`export type * from './a.ts';`, 'all'],
  ],
});

canary('no-inner-index', {
  valid: [
    [`export {};`, '/repo/libs/kernel/src/index.ts'],
    [`export {};`, '/repo/libs/kernel/src/events/events.ts'],
  ],
  invalid: [[`export {};`, 'inner', '/repo/libs/kernel/src/events/index.ts']],
});

canary('explain-disable', {
  valid: [
    `// eslint-disable-next-line no-console -- the command line answers there\nlog();`,
    `/* eslint-disable no-console -- a script */ log();`,
    `// eslint-disabled long ago`,
  ],
  invalid: [
    [`/* eslint-disable */ log();`, 'unnamed'],
    [`\n  /* eslint-disable */ log();`, 'unnamed'],
    [`/* eslint-disable no-console */ log();`, 'unexplained'],
    [`// eslint-disable-next-line\nlog();`, 'unnamed'],
    [`log(); // eslint-disable-line`, 'unnamed'],
    [`log(); // eslint-disable-line no-console, no-alert`, 'unexplained'],
  ],
});

canary('no-module-mocks', {
  valid: [`const spy = jest.fn();`, `mock('./a.ts');`],
  invalid: [
    [`jest.mock('./a.ts');`, 'mock'],
    [`jest.unstable_mockModule('./a.ts', () => ({}));`, 'mock'],
  ],
});

canary('no-sleep-in-tests', {
  valid: [`await untilCaughtUp();`, `await pool.query('select 1');`, `setTimeout(() => stop.abort(), 1000).unref();`],
  invalid: [
    [`await new Promise((done) => setTimeout(done, 100));`, 'sleep'],
    [`import { setTimeout as sleep } from 'node:timers/promises';`, 'sleep'],
    [`import { setTimeout } from 'timers/promises';`, 'sleep'],
    [`const { setTimeout: sleep } = await import('node:timers/promises');`, 'sleep'],
    [`await pool.query('select pg_sleep(1)');`, 'sleep'],
  ],
});
