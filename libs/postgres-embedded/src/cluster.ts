import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, lchown, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { EmbeddedPostgresError, hasCode } from './errors.ts';
import type { ServerUser } from './server-user.ts';

/** A database cluster on disk: PostgreSQL's own folder, and beside it what is needed to connect. */
export interface Cluster {
  readonly folder: string;
  readonly password: string;
  /** Owner of the folder when it is not ourselves. */
  readonly user: ServerUser | undefined;
}

export interface ClusterTools {
  readonly binaries: Binaries;
  readonly user: ServerUser | undefined;
  readonly signal: AbortSignal | undefined;
}

export const SUPERUSER = 'postgres';

export function clusterIn(dataDir: string): string {
  return join(dataDir, 'cluster');
}

/** Opens the cluster in `dataDir`, and makes it first when there is none. Safe to kill at any point. */
export async function openCluster(dataDir: string, tools: ClusterTools): Promise<Cluster> {
  const folder = clusterIn(dataDir);
  await removeDrafts(dataDir);
  if (!(await isThere(folder))) await createCluster(dataDir, folder, tools);
  const user = await ownerOf(folder, tools.user);
  const version = (await readIfThere(join(folder, 'PG_VERSION')))?.trim();
  if (version !== tools.binaries.major) throw otherVersion(folder, version ?? '(unknown)', tools.binaries.major);
  const password = await readIfThere(join(dataDir, 'password'));
  if (!password) {
    throw new EmbeddedPostgresError(
      'password-lost',
      `${join(dataDir, 'password')} is missing: ${folder} cannot be used`,
    );
  }
  return { folder, password, user };
}

/**
 * How to name the cluster to a program that runs inside its folder. Root's server runs as a user that cannot walk
 * through, say, /root to get there. But the working folder that it is born with needs no walking: on Linux
 * /proc/self/cwd names it absolutely, which is the only kind of name that PostgreSQL keeps. So the cluster can stay
 * inside the data folder, where it is copied, moved and deleted with it.
 */
export function nameFromInside(cluster: Pick<Cluster, 'folder' | 'user'>): string {
  return cluster.user && process.platform === 'linux' ? '/proc/self/cwd' : cluster.folder;
}

/** All that the server's programs see of an environment: nothing that could change their ways, and no secrets. */
export const SERVER_ENVIRONMENT: Readonly<NodeJS.ProcessEnv> = { TZ: 'UTC', LC_ALL: 'C' };

async function createCluster(dataDir: string, folder: string, tools: ClusterTools): Promise<void> {
  const draft = join(dataDir, `cluster.new-${randomBytes(6).toString('hex')}`);
  const { user } = tools;
  await mkdir(draft, { mode: 0o700 });
  const password = (await readIfThere(join(dataDir, 'password'))) || randomBytes(24).toString('base64url');
  await writeDurably(join(dataDir, 'password'), password);
  const passwordFile = `${draft}.password`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) await Promise.all([draft, passwordFile].map((path) => chown(path, user.uid, user.gid)));
  await runInitdb(draft, passwordFile, tools);
  await rm(passwordFile);
  await rename(draft, folder);
  await syncFolder(dataDir);
}

async function runInitdb(draft: string, passwordFile: string, { binaries, user, signal }: ClusterTools): Promise<void> {
  const input = await open(passwordFile);
  try {
    // The server's user may not be able to walk to the file, but it can open what it was handed as its standard input.
    const pwfile = user && process.platform === 'linux' ? '/proc/self/fd/0' : passwordFile;
    const child = spawn(binaries.initdb, initdbArguments(nameFromInside({ folder: draft, user }), pwfile), {
      ...user,
      ...(signal && { signal }),
      cwd: draft,
      env: SERVER_ENVIRONMENT,
      stdio: [input.fd, 'ignore', 'pipe'],
      windowsHide: true,
    });
    let complaint = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        if (code === 0) resolve();
        else reject(new EmbeddedPostgresError('create-failed', `initdb could not make ${draft}: ${complaint.trim()}`));
      });
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    await input.close();
  }
}

/** The same order of text and the same letter cases on every machine: PostgreSQL's own C.UTF-8, not the system's. */
function initdbArguments(cluster: string, pwfile: string): string[] {
  return [
    `--pgdata=${cluster}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${pwfile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    // Iterations slow down who guesses a password. Ours is 192 random bits; they would only slow down connecting.
    '--set=scram_iterations=1',
  ];
}

/** The user that the server has to run as: the cluster's owner, if that is not ourselves. */
async function ownerOf(folder: string, user: ServerUser | undefined): Promise<ServerUser | undefined> {
  if (process.platform === 'win32') return undefined;
  const { uid, gid } = await stat(folder);
  if (user === undefined) {
    if (uid !== process.getuid?.()) throw wrongOwner(folder, uid);
    return undefined;
  }
  if (uid !== 0) return { uid, gid };
  // Root's own is what root copied here, for instance from a backup.
  await giveAway(folder, user);
  return user;
}

/** The folder itself last: it is what tells whether everything in it has been given away. */
async function giveAway(folder: string, user: ServerUser): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await giveAway(path, user);
    else await lchown(path, user.uid, user.gid);
  }
  await chown(folder, user.uid, user.gid);
}

/** Left behind by a start that was killed while it made the cluster. */
async function removeDrafts(dataDir: string): Promise<void> {
  const drafts = (await readdir(dataDir)).filter((name) => name.startsWith('cluster.new-'));
  await Promise.all(drafts.map((name) => rm(join(dataDir, name), { recursive: true, force: true })));
}

async function writeDurably(path: string, text: string): Promise<void> {
  const draft = `${path}.new`;
  await writeFile(draft, text, { mode: 0o600, flush: true });
  await rename(draft, path);
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function wrongOwner(folder: string, uid: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'wrong-owner',
    `${folder} belongs to the user with id ${uid}, and PostgreSQL starts only for its owner or for root.`,
  );
}

function otherVersion(folder: string, made: string, ours: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'other-version',
    `${folder} was made by PostgreSQL ${made}; this platform brings PostgreSQL ${ours}, which cannot read it.`,
  );
}
