import { join, resolve } from 'node:path';
import { UsageError } from '../command-line/failure.ts';
import { KEYS } from '../data-folder/data-folder.ts';
import { readDescription } from '../data-folder/description.ts';
import { existingIssuer } from '../issuer/issuer.ts';
import { defaultFolder } from '../start/folder.ts';
import { CommandFailed, type Io } from './io.ts';

/** How the platform is reached, and in whose name. */
export interface ConnectionOptions {
  readonly url: string;
  readonly token?: string;
  readonly account?: string;
  readonly dataDir?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The platform over HTTP, in one account's name. */
export interface Connection {
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
}

/** Hours for which a token that is made here is valid. */
const HOURS = 1;

/** @throws UsageError when nothing says in whose name */
export async function connectionOf(options: ConnectionOptions, { env, signal }: Io): Promise<Connection> {
  const token = options.token ?? (await tokenOf(options)) ?? env['LIEN_NGANH_TOKEN'];
  if (!token) throw new UsageError('say in whose name: --token, LIEN_NGANH_TOKEN, or --account in a try-out folder');
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    try {
      const response = await fetch(new URL(path, options.url), {
        ...init,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        signal,
      });
      return { status: response.status, body: (await response.json()) as unknown };
    } catch (error) {
      if (signal.aborted) throw error;
      throw new CommandFailed(`${options.url} does not answer: is the platform running there?`);
    }
  };
  return {
    get: (path) => send(path, {}),
    post: (path, body) => send(path, { method: 'POST', body: JSON.stringify(body) }),
  };
}

/** A token of a sample account, from the folder's own issuer. */
async function tokenOf({ account, dataDir }: ConnectionOptions): Promise<string | undefined> {
  if (account === undefined) return undefined;
  const folder = resolve(dataDir ?? defaultFolder('try-out'));
  const description = await readDescription(folder);
  if (!description) throw new UsageError(`${folder} is no data folder: start the platform first, or give --data-dir`);
  if (description.kind === 'real') throw new UsageError(`${folder} is for real use: give a token of your own`);
  const issuer = await existingIssuer(join(folder, KEYS));
  if (!issuer) throw new UsageError(`${folder} has no issuer of its own: give a token`);
  return issuer.sign(account, HOURS);
}

/** The answer's body. @throws CommandFailed in the words of the platform */
export function expectOk({ status, body }: Answer, expected: readonly number[] = [200]): unknown {
  if (expected.includes(status)) return body;
  throw new CommandFailed(`${status}: ${wordsOf(body)}`);
}

function wordsOf(body: unknown): string {
  const {
    title,
    titleEn,
    errors = [],
    details,
  } = (body ?? {}) as {
    title?: string;
    titleEn?: string;
    errors?: readonly { path: string; en: string }[];
    details?: unknown;
  };
  const places = errors.map(({ path, en }) => `${path}: ${en}`.replace(/^: /, ''));
  const more = details === undefined ? [] : [JSON.stringify(details)];
  return [`${title ?? ''} / ${titleEn ?? ''}`, ...places, ...more].join(' ');
}
