import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The program of an earlier commit, built beside this one from the history of the repository. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const modules = join(root, 'node_modules');
const run = promisify(execFile);

export interface EarlierProgram {
  /** Where its programs are, as {@link programs} of this one. */
  readonly programs: string;
  remove(): Promise<void>;
}

/** The commit whose data folders must be upgraded; `isHere` is false in a copy without that history. */
export async function earlierCommit(): Promise<{ readonly commit: string; readonly isHere: boolean }> {
  const text = await readFile(new URL('../upgrade-from.json', import.meta.url), 'utf8');
  const { commit } = JSON.parse(text) as { readonly commit: string };
  const found = run('git', ['cat-file', '-e', `${commit}^{commit}`], { cwd: root });
  return { commit, isHere: await found.then(() => true).catch(() => false) };
}

/** Builds it, with the installed dependencies of this program and its own packages. */
export async function buildEarlier(commit: string): Promise<EarlierProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'earlier-program-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const packed = join(folder, 'packed.tar');
    await run('git', ['archive', `--output=${packed}`, commit], { cwd: root });
    await run('tar', ['-xf', packed, '-C', folder]);
    await linkModules(folder);
    // What was right then was checked then, against the dependencies of then.
    const compiler = join(modules, 'typescript-7/bin/tsc');
    await run(process.execPath, [compiler, '-b', 'apps/platform/tsconfig.build.json', '--noCheck'], { cwd: folder });
    return { programs: join(folder, 'apps/platform/dist'), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Everything installed, except that the packages of the workspace are the folder's own. */
async function linkModules(folder: string): Promise<void> {
  const own = join(folder, 'node_modules');
  await mkdir(join(own, '@lien-nganh'), { recursive: true });
  const installed = (await readdir(modules)).filter((name) => name !== '@lien-nganh');
  await Promise.all(installed.map((name) => symlink(join(modules, name), join(own, name), 'junction')));
  for (const kind of ['apps', 'libs']) {
    for (const name of await readdir(join(folder, kind))) {
      await symlink(join(folder, kind, name), join(own, '@lien-nganh', name), 'junction');
      const nested = join(root, kind, name, 'node_modules');
      if (existsSync(nested)) await symlink(nested, join(folder, kind, name, 'node_modules'), 'junction');
    }
  }
}
