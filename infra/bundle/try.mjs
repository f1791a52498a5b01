/**
 * Tries the bundles that `make.mjs` put into a folder: `node infra/bundle/try.mjs <folder>`, where there is no network (`unshare --net`).
 * The one for Linux is installed below an empty folder and run; the one for Windows is only looked at. The last line is
 * `N passed, M failed`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { networkInterfaces, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { lookAtWindows } from './look-at-windows.mjs';

const folder = resolve(process.argv[2] ?? '');
const work = await mkdtemp(join(tmpdir(), 'lien-nganh-try-'));
const NAME = 'lien-nganh.example';
const FIGURE = 'indicator: "inspections-done", from: "2013-07-01", to: "2013-12-31"';
const [cert, key] = [join(work, 'cert.pem'), join(work, 'key.pem')];
const root = join(work, 'root');
const program = join(root, 'opt/lien-nganh/lien-nganh');

/** @type {readonly (readonly [what: string, check: () => Promise<unknown> | unknown])[]} */
const checks = [
  ['there is no network here', () => expect(Object.keys(networkInterfaces()).every((name) => name === 'lo'))],
  ['the archive is what its sum says', async () => run('sha256sum', ['-c', `${await linux()}.sha256`], folder)],
  ['it unpacks into an empty folder', async () => run('tar', ['-xzf', join(folder, await linux()), '-C', work], work)],
  ['a certificate is made for it', makeCertificate],
  ['it is not installed before somebody says how it is reached', async () => expect((await install([])) === 2)],
  ['it is installed', async () => expect((await install(['--tls-cert', cert, '--tls-key', key])) === 0)],
  ['it prints what it can do', () => run(program, ['--help'], work)],
  ['as the service runs it, it answers over TLS, and the administrator signs in once', serviceAnswers],
  ['for trying out, it answers the steering committee over GraphQL', tryOutAnswers],
  ['installed again, it keeps its settings and the program that it replaced', upgraded],
  ...lookAtWindows(folder, work),
];

let failed = 0;
for (const [what, check] of checks) {
  try {
    await check();
    console.log(`ok: ${what}`);
  } catch (error) {
    failed++;
    console.log(`FAILED: ${what}\n  ${error instanceof Error ? error.message : String(error)}`);
  }
}
await rm(work, { recursive: true, force: true });
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function linux() {
  const found = (await readdir(folder)).find((name) => /-linux-x64\.tar\.gz$/.test(name));
  if (!found) throw new Error(`${folder} has no bundle for linux-x64`);
  return found;
}

/** @param {unknown} holds */
function expect(holds) {
  if (!holds) throw new Error('it is not so');
}

/** @param {string} command @param {readonly string[]} args @param {string} cwd */
function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}${stdout}`);
  return stdout;
}

function makeCertificate() {
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const whose = ['-subj', `/CN=${NAME}`, '-addext', `subjectAltName=DNS:${NAME}`];
  run('openssl', ['req', ...kind, ...whose, '-keyout', key, '-out', cert], work);
}

/** Its exit code. @param {readonly string[]} args */
async function install(args) {
  const unpacked = join(work, (await linux()).replace('.tar.gz', ''));
  const { status, stderr } = spawnSync('sh', [join(unpacked, 'install.sh'), '--root', root, ...args]);
  if (status === 1) throw new Error(String(stderr));
  return status;
}

/**
 * Starts the installed program and waits until it listens.
 *
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function start(args, env = {}) {
  const child = spawn(program, ['start', '--port', '0', ...args], { cwd: work, env: { ...process.env, ...env } });
  let said = '';
  child.stderr.on('data', (text) => (said += String(text)));
  for await (const line of createInterface({ input: child.stdout })) {
    said += `${line}\n`;
    const url = /"url":"([^"]+)".*"msg":"listening"/.exec(line)?.[1];
    if (url === undefined) continue;
    child.stdout.resume();
    return { url, said, stop: () => stop(child) };
  }
  throw new Error(`it did not start: ${said.slice(-2000)}`);
}

/** @param {import('node:child_process').ChildProcess} child */
async function stop(child) {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const [code] = await ended;
  if (code !== 0) throw new Error(`it ended with ${code}`);
}

async function serviceAnswers() {
  const unit = await readFile(join(root, 'etc/systemd/system/lien-nganh.service'), 'utf8');
  expect(/^ExecStart=\/opt\/lien-nganh\/lien-nganh start --real /m.test(unit));
  const settings = settingsOf(await readFile(join(root, 'etc/lien-nganh/environment'), 'utf8'));
  const env = { TLS_CERT: root + settings['TLS_CERT'], TLS_KEY: root + settings['TLS_KEY'] };
  const args = ['--real', '--data-dir', join(work, 'real'), '--host', settings['HOST'] ?? ''];
  const { url, said, stop: end } = await start(args, env);
  try {
    expect((await askOverTls(`${url}/health/live`)).status === 200);
    const secret = /one-time secret of the administrator: (\S+)/.exec(said)?.[1];
    const { status, body } = await askOverTls(`${url}/auth/one-time`, { secret });
    if (status !== 200) throw new Error(`the one-time secret was answered with ${status}: ${body}`);
  } finally {
    await end();
  }
}

async function tryOutAnswers() {
  const data = join(work, 'try-out');
  const { url, stop: end } = await start(['--data-dir', data]);
  try {
    const token = run(program, ['token', 'committee', '--data-dir', data], work).trim();
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ figure(${FIGURE}) { frame { unitOfCount } } }` }),
    });
    const answer = await response.text();
    if (!/"unitOfCount":"inspections"/.test(answer)) throw new Error(`${response.status}: ${answer}`);
  } finally {
    await end();
  }
}

async function upgraded() {
  const before = await readFile(join(root, 'etc/lien-nganh/environment'), 'utf8');
  expect((await install([])) === 0);
  expect((await readFile(join(root, 'etc/lien-nganh/environment'), 'utf8')) === before);
  expect((await readdir(join(root, 'opt'))).sort().join(' ') === 'lien-nganh lien-nganh.previous');
}

/** @param {string} text @returns {Record<string, string>} */
function settingsOf(text) {
  const lines = text.split('\n').filter((line) => /^[A-Z_]+=/.test(line));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

/**
 * @param {string} url
 * @param {unknown} [body] sent by POST
 * @returns {Promise<{ status: number | undefined, body: string }>}
 */
async function askOverTls(url, body) {
  const at = new URL(url);
  const asked = request({
    ...{ host: '127.0.0.1', port: at.port, path: at.pathname, ca: await readFile(cert), servername: NAME },
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json' },
  });
  asked.end(body === undefined ? undefined : JSON.stringify(body));
  const [response] = await once(asked, 'response');
  let text = '';
  for await (const part of response.setEncoding('utf8')) text += String(part);
  return { status: response.statusCode, body: text };
}
