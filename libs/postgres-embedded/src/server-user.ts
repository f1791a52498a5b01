import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EmbeddedPostgresError } from './errors.ts';

/** The operating-system user that the server's processes run as. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom PostgreSQL has to run as: `undefined` means as ourselves. It refuses to run as root, so root hands it to the
 * user that every system has for processes that may own nothing, `nobody`; no user is created. initdb insists on a user
 * that has a name, which is why a mere free number would not do.
 */
export async function serverUser(): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const users = await readFile('/etc/passwd', 'utf8');
  const fields = users
    .split('\n')
    .find((line) => line.startsWith('nobody:'))
    ?.split(':');
  if (!fields?.[2] || !fields[3]) {
    throw new EmbeddedPostgresError(
      'no-server-user',
      'PostgreSQL refuses to run as root, and this system has no user "nobody" to run it as. Start as another user.',
    );
  }
  // macOS writes nobody's ids as -2, which the kernel takes as an unsigned number.
  return { uid: Number(fields[2]) >>> 0, gid: Number(fields[3]) >>> 0 };
}

/** Whether a user that owns nothing on the way may enter every folder above `path` and read `path` itself. */
export async function isOpenToEveryone(path: string): Promise<boolean> {
  const { mode } = await stat(path);
  if ((mode & 0o004) === 0) return false;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
