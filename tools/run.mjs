/**
 * Runs a built program, and builds it first where it is missing or older than its sources:
 * `node tools/run.mjs apps/platform/dist/main.js --port 8080`. The program runs in this very process: signals and the
 * exit code are its own.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesBelow, readJson, root, scriptOf } from './workspace/packages.mjs';

const [target, ...args] = process.argv.slice(2);
if (!target) throw new Error('say what to run: node tools/run.mjs <package>/dist/<program>.js …');
const program = join(root, target);
const config = `${target.slice(0, target.indexOf('/dist/'))}/tsconfig.build.json`;

if (!existsSync(program) || projectsBelow(config).some(isOlderThanItsSources)) build(config);
process.argv = [process.execPath, program, ...args];
await import(pathToFileURL(program).href);

/**
 * A project and all that it is built from, as paths of their configurations from the workspace's root.
 *
 * @param {string} first
 * @param {Set<string>} [seen]
 */
function projectsBelow(first, seen = new Set()) {
  if (seen.has(first)) return [...seen];
  seen.add(first);
  for (const { path } of readJson(first).references ?? []) {
    projectsBelow(join(dirname(first), path).replaceAll('\\', '/'), seen);
  }
  return [...seen];
}

/** @param {string} project */
function isOlderThanItsSources(project) {
  const folder = resolve(root, dirname(project));
  const { compilerOptions = {} } = readJson(project);
  const built = join(folder, compilerOptions.tsBuildInfoFile ?? 'dist/build.tsbuildinfo');
  if (!existsSync(built)) return true;
  const builtAt = statSync(built).mtimeMs;
  return [join(root, project), ...filesBelow(join(folder, 'src'))]
    .filter((file) => !file.endsWith('.spec.ts'))
    .some((file) => statSync(file).mtimeMs > builtAt);
}

/** @param {string} project */
function build(project) {
  // To stderr: what a program prints, such as a token, is for whoever reads its output.
  console.error('Đang biên dịch phần chưa biên dịch … / Building what is not built yet …');
  if (!existsSync(join(root, 'node_modules/typescript-7'))) {
    console.error(
      'Chưa cài trình biên dịch: chạy `npm ci` trước. / The compiler is not installed: run `npm ci` first.',
    );
    process.exit(1);
  }
  const { status } = spawnSync(process.execPath, [scriptOf('typescript-7', 'tsc'), '-b', project], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    console.error('Biên dịch không thành công; chưa khởi động gì. / The build failed; nothing was started.');
    process.exit(status ?? 1);
  }
}
