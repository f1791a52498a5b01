import { once } from 'node:events';
import { constants, watch } from 'node:fs';
import { access, cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Copies a folder that one run of tests makes once: whichever spec file asks first makes it, the others wait for it. For what takes
 * long to make and is always the same, as a platform's folder after its first start.
 *
 * @param name of what is made, the same for whoever can do with the same
 * @param to where the copy goes; nothing is there yet
 * @param make fills a folder that does not exist yet, and leaves nothing running on it
 * @param run where the run keeps what it makes; default: where Jest's global setup says
 * @throws what `make` throws; whoever waited then makes it
 */
export async function copyOfFolder(
  name: string,
  to: string,
  make: (folder: string) => Promise<unknown>,
  run: string = folderOfRun(),
): Promise<void> {
  const kept = join(run, name);
  await madeOnce(kept, make);
  await cp(join(kept, CONTENT), to, { recursive: true, mode: constants.COPYFILE_FICLONE });
}

/** Within what is kept: a folder can be renamed into place only as a whole. */
const CONTENT = 'made';

function folderOfRun(): string {
  const run = process.env['TEST_FOLDERS'];
  if (!run) throw new Error('TEST_FOLDERS names no folder: it is made by Jest’s global setup');
  return run;
}

/** Workers are processes: what one makes, another sees by its name alone. */
async function madeOnce(kept: string, make: (folder: string) => Promise<unknown>): Promise<void> {
  const making = `${kept}.making`;
  const watcher = watch(dirname(kept));
  try {
    // Watched before it is looked at: what happens in between is not missed.
    for (let change = once(watcher, 'change'); !(await exists(kept)); change = once(watcher, 'change')) {
      if (await isMine(making)) await makeInto(making, kept, make);
      else await change;
    }
  } finally {
    watcher.close();
  }
}

async function makeInto(making: string, kept: string, make: (folder: string) => Promise<unknown>): Promise<void> {
  try {
    // Another may have made it between the look and the claim.
    if (await exists(kept)) return;
    await make(join(making, CONTENT));
    await rename(making, kept);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

async function isMine(making: string): Promise<boolean> {
  try {
    await mkdir(making);
    return true;
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw failure;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
