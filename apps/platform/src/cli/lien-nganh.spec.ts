import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

/** Nothing listens there. */
const GONE = 'http://127.0.0.1:9';
const program = fileURLToPath(new URL('../../dist/cli/lien-nganh.js', import.meta.url));

/** Prints the packages that were read, when the program ends. */
const TELL = `
  import { createRequire } from 'node:module';
  const { cache } = createRequire(${JSON.stringify(import.meta.url)});
  process.on('exit', () => {
    const packages = Object.keys(cache).map((path) => path.split(/node_modules./).at(-1).split(/[^a-z@-]/)[0]);
    process.stdout.write(JSON.stringify([...new Set(packages)]));
  });`;

const AT_THE_END = `data:text/javascript,${encodeURIComponent(TELL)}`;

/** @returns what is read of packages until the program has said what it can say without the platform */
async function packagesFor(...args: readonly string[]): Promise<readonly string[]> {
  const told = promisify(execFile)(process.execPath, ['--import', AT_THE_END, program, ...args]);
  const { stdout } = await told.catch((ended: { readonly stdout: string }) => ended);
  return JSON.parse(stdout) as readonly string[];
}

test.each([
  ['an option that is unknown', ['upgrade', '--nothing-such']],
  [
    'a platform that does not answer',
    ['report', 'submit', 'r', '2013', '--agency', 'a', '--token', 't', '--url', GONE],
  ],
  ['a file that cannot be read', ['report', 'verify', 'no such file.docx', '--token', 't']],
])('of %s is told without reading what services run on', async (_, args) => {
  const packages = await packagesFor(...args);
  expect(packages).toContain('commander');
  expect(packages.filter((name) => ['express', 'rxjs', 'graphql', 'pg'].includes(name))).toEqual([]);
});
