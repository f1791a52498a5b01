import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { RuleTester } from 'eslint';
import { parser } from 'typescript-eslint';
import { plugin } from './index.js';

/** The rule reads its neighbours, so they must exist. */
const src = mkdtempSync(join(tmpdir(), 'one-way-'));
const neighbours = {
  'site/events.ts': '',
  'site/refusals.ts': '',
  'site/state.ts': '',
  'site/fields.ts': '',
  'site/open-site.ts': 'export const openSite = command<Site, typeof events, typeof refusals>()({});',
  'site/close-site.ts': 'export const closeSite = command<Site, typeof events, typeof refusals>()({});',
  'site/site.ts': '',
  'site/examples.ts': '',
  'questions/due.ts': "export const due = question({ name: 'due' });",
  'questions/history.ts': "export const history = question({ name: 'history' });",
};
for (const folder of ['site', 'questions']) mkdirSync(join(src, folder));
for (const [file, text] of Object.entries(neighbours)) writeFileSync(join(src, file), text);
afterAll(() => rmSync(src, { recursive: true }));

const at = (file: string, code: string) => ({ code, filename: join(src, file) });
const wrong = (file: string, code: string) => ({ ...at(file, code), errors: [{ messageId: 'wrongWay' }] });
const aCommand = 'export const correctSite = command<Site, typeof events, typeof refusals>()({});';

new RuleTester({ languageOptions: { parser } }).run('one-way-imports', plugin.rules['one-way-imports'], {
  valid: [
    at('site/state.ts', `import { events } from './events.ts';`),
    at('site/events.ts', `import { refusals } from './refusals.ts';`),
    at('site/state.ts', `import { name } from './fields.ts';`),
    at('site/fields.ts', `import type { Site } from './state.ts';`),
    at('site/correct-site.ts', `import { evolve } from './state.ts'; ${aCommand}`),
    at('site/correct-site.ts', `import { stock } from '../stock/state.ts'; ${aCommand}`),
    at('site/site.ts', `import { openSite } from './open-site.ts';`),
    at('site/open-site.spec.ts', `import { anOpenSite } from './examples.ts';`),
    at('questions/due.ts', `import { events } from '../site/events.ts';`),
  ],
  invalid: [
    wrong('site/events.ts', `import { Site } from './state.ts';`),
    wrong('site/events.ts', `import type { Site } from './state.ts';`),
    wrong('site/refusals.ts', `import { events } from './events.ts';`),
    wrong('site/state.ts', `import { openSite } from './open-site.ts';`),
    wrong('site/state.ts', `export { site } from './site.ts';`),
    wrong('site/fields.ts', `import { openSite } from './open-site.ts';`),
    wrong('site/correct-site.ts', `import { openSite } from './open-site.ts'; ${aCommand}`),
    wrong('site/correct-site.ts', `import { site } from './site.ts'; ${aCommand}`),
    wrong('site/site.ts', `import { anOpenSite } from './examples.ts';`),
    wrong('questions/due.ts', `import { history } from './history.ts'; question({ name: 'due' });`),
  ],
});
