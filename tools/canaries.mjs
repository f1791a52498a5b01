/**
 * Proves that lint can fail: writes one violation for each rule into the package that it belongs to, runs lint as CI does, but
 * that it looks at nothing else, and expects every one to be reported. It begins without a cached project graph, with which
 * the boundary rule would skip itself. Prints a line for each canary, then `N passed, M failed`.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { text } from 'node:stream/consumers';
import { basename, dirname, join } from 'node:path';
import { plugin } from '@lien-nganh/eslint-rules';
import { types } from './lint/boundaries.mjs';
import { canaries } from './lint/canaries.data.mjs';
import { filesBelow, packageOf, packages, root, scriptOf } from './workspace/packages.mjs';

const folderName = /^canary-\d+$/;

/** @type {import('node:child_process').ChildProcess | null} */
let running = null;
process.on('exit', () => {
  running?.kill();
  removeAll();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

removeAll();
const written = canaries.map(write);
const folders = [...new Set(written.map(({ folder }) => folder))];
const results = [...(await reported()), ...everyRuleHasOne(), ...everyTypeHasOne()];

for (const { passed, what } of results) console.log(`${passed ? 'ok    ' : 'FAILED'} ${what}`);
const failed = results.filter(({ passed }) => !passed).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * @param {import('./lint/canaries.data.mjs').Canary} canary
 * @param {number} index
 */
function write(canary, index) {
  const name = `canary-${index + 1}`;
  const folder = join(root, canary.in, name);
  const file = join(folder, (canary.file ?? 'canary.ts').replaceAll('FOLDER', name));
  mkdirSync(folder, { recursive: true });
  for (const [beside, code] of Object.entries(canary.beside ?? {})) {
    writeFileSync(join(folder, beside.replaceAll('FOLDER', name)), `${code}\n`);
  }
  writeFileSync(file, `${canary.code.replaceAll('FOLDER', name)}\n`);
  return { canary, file, folder: packageOf(canary.in)?.folder ?? '' };
}

/** The command that `npm run lint` runs; that has its own step, so of the packages' files only the canaries are looked at. */
async function reported() {
  const emptyCache = mkdtempSync(join(tmpdir(), 'no-project-graph-'));
  try {
    const only = ['--ignore-pattern', '**/*.{ts,js,mjs}', '--ignore-pattern', '!**/canary-*/*'];
    const args = [scriptOf('eslint', 'eslint'), '.', '--format', 'json', ...only];
    const output = await run(args, { NX_WORKSPACE_DATA_DIRECTORY: emptyCache });
    const reports = readReport(output);
    if (reports.size === 0) console.error(output);
    return written.map(({ canary, file }) => ({ what: canary.what, passed: wasReported(canary, reports.get(file)) }));
  } finally {
    rmSync(emptyCache, { recursive: true, force: true });
  }
}

/**
 * What a script said, whether it succeeded or not: the report tells.
 *
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
async function run(args, env) {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });
  running = child;
  const [said, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
  running = null;
  return said || complaints;
}

/** @param {string} output the report, after whatever was printed before it */
function readReport(output) {
  const from = output.indexOf('[{');
  const files = from < 0 ? [] : JSON.parse(output.slice(from));
  return new Map(files.map((/** @type {any} */ { filePath, messages }) => [filePath, messages]));
}

/**
 * @param {import('./lint/canaries.data.mjs').Canary} canary
 * @param {{ ruleId: string, severity: number, message: string }[]} [messages]
 */
function wasReported({ rule, says = /./ }, messages = []) {
  return messages.some(({ ruleId, severity, message }) => ruleId === rule && severity === 2 && says.test(message));
}

function everyRuleHasOne() {
  const covered = new Set(canaries.map(({ rule }) => rule));
  return Object.keys(plugin.rules).map((rule) => ({
    what: `the house rule ${rule} has a canary`,
    passed: covered.has(`lien-nganh/${rule}`),
  }));
}

function everyTypeHasOne() {
  const covered = new Set(
    packages()
      .filter(({ folder }) => folders.includes(folder))
      .flatMap(tagsOf),
  );
  const present = new Set(packages().flatMap(tagsOf));
  return Object.keys(types)
    .filter((type) => present.has(`type:${type}`))
    .map((type) => ({ what: `the boundary of ${type} has a canary`, passed: covered.has(`type:${type}`) }));
}

/** @param {import('./workspace/packages.mjs').Package} pkg */
function tagsOf({ manifest }) {
  return manifest.nx?.tags ?? [];
}

/** Also what a run that was killed left behind. */
function removeAll() {
  const found = packages()
    .flatMap(({ folder }) => filesBelow(join(root, folder, 'src')))
    .map((file) => dirname(file))
    .filter((folder) => folderName.test(basename(folder)));
  for (const folder of new Set(found)) {
    rmSync(folder, { recursive: true, force: true });
    const parent = dirname(folder);
    if (readdirSync(parent).length === 0) rmSync(parent, { recursive: true });
  }
}
