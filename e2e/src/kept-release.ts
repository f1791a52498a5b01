import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
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
  // By way of a file: tar ends at the mark of its archive's end, which may be before a pipe into it has been closed.
  const tar = `${folder}.tar`;
  // The empty databases of a PostgreSQL are alike, and far apart: only a large window sees it.
  const params = { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 };
  await pipeline(createReadStream(archive), createBrotliDecompress({ params }), createWriteStream(tar));
  await promisify(execFile)('tar', ['-xf', tar, '-C', folder]);
  await rm(tar);
}
