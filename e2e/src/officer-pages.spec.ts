import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startLoaded } from './examples.ts';
import { pageText } from './pages.ts';
import { cleanUpAll, type Running } from './platform.ts';

const MINUTES = 60_000;
const TOKEN = fileURLToPath(new URL('../../apps/platform/dist/token.js', import.meta.url));
/** What the page shows as refused. */
const REFUSED = ['POST 422 agencies/follow-up/879-ubnd-vx-2013-ppc.O13.police/confirm'];

/** The pages are typed into a shell of Unix, with curl. */
const onUnix = process.platform === 'win32' ? describe.skip : describe;
let platform: Running;

beforeAll(async () => {
  if (process.platform !== 'win32') platform = await startLoaded({ program: 'main' });
}, 4 * MINUTES);
afterAll(cleanUpAll, MINUTES);

onUnix('the page for officers', () => {
  test.each(['docs/users/officer.en.md', 'docs/users/officer.vi.md'])(
    '%s can be typed from top to end: everything is recorded but what it shows as refused',
    async (page) => {
      const answered = await typed(await pageText(page));
      expect(answered.length).toBeGreaterThan(40);
      const ways = answered.map(([status, method, path]) => `${method} ${status} ${path!.replace('/api/', '')}`);
      expect(ways.filter((way) => !/^\w+ 20[01] /.test(way))).toEqual(REFUSED);
    },
    4 * MINUTES,
  );
});

onUnix('the page on print-outs', () => {
  test(
    'can be typed from top to end: a province’s own template is looked at, entered and ended',
    async () => {
      const answered = await typed(await pageText('docs/users/print-outs.md'));
      const ways = answered.map(([status, method, path]) => `${method} ${status} ${path!.split('/').at(-1)}`);
      expect(ways).toEqual([
        ...['GET 200 on-a-day', 'GET 200 on-a-day?day=2014-03-05', 'GET 200 sample.pdf'],
        ...['POST 200 preview.pdf', 'POST 201 enter', 'POST 200 end'],
      ]);
    },
    4 * MINUTES,
  );
});

/** Types every block of the shell; gives status, method and path of each answer. */
async function typed(page: string): Promise<readonly (readonly string[])[]> {
  const [first, ...others] = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block!);
  const script = [TELLING, first, HERE, ...others].join('\n');
  const environment = { ...process.env, HERE: platform.url, FOLDER: platform.folder, NODE: process.execPath, TOKEN };
  const shell = spawn('bash', ['-s'], { env: environment, stdio: ['pipe', 'pipe', 'inherit'] });
  shell.stdin.end(script);
  const [said] = await Promise.all([text(shell.stdout), once(shell, 'close')]);
  return [...said.matchAll(/^answered (\d+) (\w+) \S+?(\/api\/\S*)$/gm)].map(([, ...answer]) => answer);
}

/** Whatever asks says how it was answered. */
const TELLING = `curl() { command curl "$@" -w '\\nanswered %{http_code} %{method} %{url_effective}\\n'; }`;

/** This platform and its tokens, in place of the page's. */
const HERE = `U=$HERE
token() { local kept="$FOLDER/../$1.token"; [ -s "$kept" ] || "$NODE" "$TOKEN" "$1" --data-dir "$FOLDER" >"$kept"; cat "$kept"; }`;
