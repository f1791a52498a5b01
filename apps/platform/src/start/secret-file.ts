import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isMissing, syncFolder } from '../data-folder/description.ts';

/** Content of a secret file; made when it is missing, whole or not at all, and readable by its owner only. */
export async function readOrMake(file: string, make: () => Promise<string>): Promise<string> {
  const found = await readIfThere(file);
  if (found !== undefined) return found;
  const draft = `${file}.new`;
  await writeFile(draft, await make(), { mode: 0o600, flush: true });
  try {
    // A link, unlike a rename, never replaces: keys that another start made meanwhile stay.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  await rm(draft);
  await syncFolder(dirname(file));
  return readFile(file, 'utf8');
}

export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
