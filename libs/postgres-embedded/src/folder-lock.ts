import { randomBytes } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderInUseError, hasCode } from './errors.ts';
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity.ts';

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Makes this process the folder's only user until `release`, or until it ends in whatever way: a lock names its process,
 * and the lock of a process that is gone counts for nothing. Throws `FolderInUseError` when another one (or this very
 * process) holds it.
 *
 * The lock is a file `in-use.<n>` that names its owner. A dead owner's file is never taken over, for deleting it could hit
 * the file that a quicker rival has just put in its place: the next n is claimed, which the file system gives to one
 * process alone, and who then finds another living owner beside itself steps back. Judges processes of this machine
 * only: a folder shared by several machines or containers is not protected.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true });
  const self = await ownIdentity();
  for (;;) {
    const seen = await generations(folder);
    await refuseIfInUse(folder, seen);
    const mine = (seen.at(-1) ?? 0) + 1;
    if (!(await claim(folder, mine, self))) continue;
    const lock = lockFile(fileOf(folder, mine));
    const now = await generations(folder);
    const others = now.filter((generation) => generation !== mine);
    if (now.includes(mine) && !(await livingOwner(folder, others))) {
      await Promise.all(seen.map((generation) => rm(fileOf(folder, generation), { force: true })));
      return lock;
    }
    await lock.release();
  }
}

/** Released once: later the same name can be somebody else's lock. */
function lockFile(file: string): FolderLock {
  let held = true;
  return {
    async release() {
      if (!held) return;
      held = false;
      await rm(file, { force: true });
    },
  };
}

async function refuseIfInUse(folder: string, seen: readonly number[]): Promise<void> {
  const owner = await livingOwner(folder, seen);
  if (owner) throw new FolderInUseError(folder, owner.pid);
}

async function livingOwner(folder: string, seen: readonly number[]): Promise<ProcessIdentity | undefined> {
  for (const generation of seen) {
    const owner = await ownerOf(folder, generation);
    if (owner && (await isRunning(owner))) return owner;
  }
  return undefined;
}

/** Writes apart and links into place, so that nobody ever reads half a lock. False: somebody else was quicker. */
async function claim(folder: string, generation: number, self: ProcessIdentity): Promise<boolean> {
  const draft = join(folder, `.in-use-${randomBytes(6).toString('hex')}`);
  await writeFile(draft, JSON.stringify(self));
  try {
    await link(draft, fileOf(folder, generation));
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function ownerOf(folder: string, generation: number): Promise<ProcessIdentity | undefined> {
  try {
    return JSON.parse(await readFile(fileOf(folder, generation), 'utf8')) as ProcessIdentity;
  } catch (error) {
    // Released in between, or emptied by a power cut: nobody's.
    if (hasCode(error, 'ENOENT') || (error as Error).name === 'SyntaxError') return undefined;
    throw error;
  }
}

async function generations(folder: string): Promise<number[]> {
  return (await readdir(folder))
    .flatMap((name) => /^in-use\.(\d+)$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

function fileOf(folder: string, generation: number): string {
  return join(folder, `in-use.${generation}`);
}
