import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, realpath } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Program } from '../data-folder/description.ts';
import { APP_VERSION } from './folder.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Which program this is: a folder that says the same was last opened by no other. */
export async function thisProgram(): Promise<Program> {
  const [fingerprint, commit] = await Promise.all([fingerprintOf(root), commitOf(root)]);
  return { version: APP_VERSION, commit, fingerprint };
}

/** `0.1.0 (1a2b3c4d5e6f)`; without the commit where it is not known. */
export function programName({ version, commit }: Pick<Program, 'version' | 'commit'>): string {
  return commit === null ? version : `${version} (${commit})`;
}

/** Of what runs, not of a version number: also a change that nobody released is another program. */
async function fingerprintOf(workspace: string): Promise<string> {
  const hash = createHash('sha256');
  for (const kind of ['apps', 'libs']) {
    for (const name of (await readdir(join(workspace, kind))).sort()) {
      for (const file of await filesIn(join(workspace, kind, name))) {
        hash.update(relative(workspace, file)).update(await readFile(file));
      }
    }
  }
  return hash.digest('hex').slice(0, 32);
}

/** What is built of a package, and the data that it ships. */
async function filesIn(folder: string): Promise<string[]> {
  const inner = await Promise.all(['dist', 'data'].map((name) => entriesOf(join(folder, name))));
  return inner.flat().sort();
}

async function entriesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && /\.(js|json|txt)$/.test(entry.name));
  return files.map((entry) => join(entry.parentPath, entry.name));
}

/** The commit that is checked out, for people; `null` where the program came without its history. */
async function commitOf(workspace: string): Promise<string | null> {
  try {
    const asked = ['rev-parse', '--show-toplevel', 'HEAD'];
    const { stdout } = await promisify(execFile)('git', asked, { cwd: workspace });
    const [top = '', head = ''] = stdout.split('\n');
    // Unpacked inside another repository, the commit would be that one's.
    return (await realpath(top)) === (await realpath(workspace)) ? head.slice(0, 12) : null;
  } catch {
    return null;
  }
}
