import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { clusterIn, SUPERUSER } from './cluster.ts';
import { hasCode } from './errors.ts';

export interface Connection {
  /** Connection string of the superuser to the database `postgres`, with the password. */
  readonly url: string;
  readonly clusterDir: string;
}

/**
 * How to reach the server that a platform runs on `dataDir`, for another process of the same user.
 * `undefined`: none ever ran there. Whether one runs now shows when connecting.
 */
export async function connectionOf(dataDir: string): Promise<Connection | undefined> {
  const port = await lastPort(dataDir);
  if (port === 0) return undefined;
  const password = await readFile(join(dataDir, 'password'), 'utf8');
  return { url: connectionString(password, port), clusterDir: clusterIn(resolve(dataDir)) };
}

export function connectionString(password: string, port: number): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
}

/** The same over the socket in a folder; without one, over the port. */
export function socketString(url: string, sockets: string | undefined): string {
  if (sockets === undefined) return url;
  const over = new URL(url);
  over.searchParams.set('host', sockets);
  return over.href;
}

/** Kept for the next start, so that the server is found where it was, and for other programs of the operator. */
export async function rememberPort(dataDir: string, port: number): Promise<void> {
  await writeFile(portFile(dataDir), String(port));
}

/** The port of the last start; 0 when there was none. */
export async function lastPort(dataDir: string): Promise<number> {
  try {
    const port = Number(await readFile(portFile(dataDir), 'utf8'));
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 0;
    throw error;
  }
}

function portFile(dataDir: string): string {
  return join(dataDir, 'port');
}
