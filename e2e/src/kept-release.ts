import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { constants, createBrotliDecompress } from 'node:zlib';
import type { Json } from './person.ts';

/** What a release has left in `e2e/releases`: a backup of a folder that it made, and what it answered about it. */
export interface KeptRelease {
  /** The keys that it printed with the backup. */
  readonly keys: string;
  readonly asked: readonly Asked[];
  /** Puts the backup into a folder that is not there yet. */
  unpack(folder: string): Promise<void>;
}

/** One thing that was asked of the release, by whom, and the whole answer. */
export interface Asked {
  readonly as: string;
  /** An address, or else a query of GraphQL. */
  readonly get?: string;
  readonly ask?: string;
  readonly answer: Json;
}

export async function keptRelease(version: string): Promise<KeptRelease> {
  const file = (name: string) => fileURLToPath(new URL(`../releases/${version}/${name}`, import.meta.url));
  const lines = (await readFile(file('answers.jsonl'), 'utf8')).trimEnd().split('\n');
  return {
    keys: file('keys.json'),
    asked: lines.map((line) => JSON.parse(line) as Asked),
    unpack: (folder) => unpack(file('backup.tar.br'), folder),
  };
}

async function unpack(archive: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const tar = spawn('tar', ['-xf', '-', '-C', folder], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(tar, 'close');
  // The empty databases of a PostgreSQL are alike, and far apart: only a large window sees it.
  const params = { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 };
  await pipeline(createReadStream(archive), createBrotliDecompress({ params }), tar.stdin);
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`tar ended with ${code} for ${archive}`);
}
