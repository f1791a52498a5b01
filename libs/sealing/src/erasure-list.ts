import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Erasure, KeyStore } from './key-store.ts';

/**
 * The list of erasures as a file, a JSON object a line. It holds no secret and nobody's name, and stands apart from what
 * a backup restores: what comes back with an old backup is erased again from it.
 */
const line = z.object({ keyId: z.uuid(), scope: z.string(), decision: z.string(), destroyedAt: z.string() });

/** @throws what names the line that is none; an absent file is an empty list */
export async function readErasures(file: string): Promise<readonly Erasure[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((one, index) => (one.trim() === '' ? [] : [parsed(one, `${file}:${index + 1}`)]));
}

function parsed(text: string, where: string): Erasure {
  try {
    return line.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${where} is no line of a list of erasures`, { cause });
  }
}

/** Adds what the file lacks; whole or not at all. */
export async function mergeErasures(file: string, more: readonly Erasure[]): Promise<void> {
  const listed = await readErasures(file);
  const known = new Set(listed.map(({ keyId }) => keyId));
  const lacking = more.filter(({ keyId }) => !known.has(keyId));
  if (lacking.length > 0) await write(file, [...listed, ...lacking]);
}

async function write(file: string, erasures: readonly Erasure[]): Promise<void> {
  const draft = await open(`${file}.new`, 'w', 0o600);
  try {
    await draft.writeFile(erasures.map((one) => `${JSON.stringify(one)}\n`).join(''));
    await draft.sync();
  } finally {
    await draft.close();
  }
  await rename(`${file}.new`, file);
  const folder = await open(dirname(file), 'r');
  await folder.sync().finally(() => folder.close());
}

/** Destroys again what the list says, in a key store that came out of a backup. Returns how many keys it still had. */
export async function applyErasures(keys: KeyStore, erasures: readonly Erasure[]): Promise<number> {
  let destroyed = 0;
  for (const decision of new Set(erasures.map((one) => one.decision))) {
    const of = erasures.filter((one) => one.decision === decision);
    destroyed += await keys.destroy(
      of.map(({ keyId }) => keyId),
      decision,
    );
  }
  return destroyed;
}

/**
 * A key store whose erasures are kept in a file too, of this process alone: applies the file, brings it up to date, and
 * enters every destruction before it is reported as done.
 */
export async function listedKeyStore(keys: KeyStore, file: string): Promise<KeyStore> {
  await applyErasures(keys, await readErasures(file));
  let writing = mergeErasures(file, await keys.erasures());
  await writing;
  return {
    ...keys,
    async destroy(ids, decision) {
      const destroyed = await keys.destroy(ids, decision);
      if (destroyed === 0) return 0;
      // one after the other; one that failed is made good by the next
      writing = writing.catch(() => undefined).then(async () => mergeErasures(file, await keys.erasures()));
      await writing;
      return destroyed;
    },
  };
}
