import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { someAtATime } from '@lien-nganh/kernel';
import { isMissing } from './description.ts';
import { FILES_AT_A_TIME, hashedCopy, type Copied } from './hashed-copy.ts';

/** Paths with `/`, from the folder that was copied. */
export interface CopiedContents {
  readonly folders: readonly string[];
  readonly files: readonly (Copied & { readonly path: string })[];
}

/** While a piece is written it has another name; see the store of files. */
const DRAFT = '.draft-';

/**
 * Copies what lies below a folder while pieces come and go: each is whole when it has its name, and never changes. One that is
 * taken away meanwhile belongs to no file.
 */
export async function copyContents(
  source: string,
  target: string,
  { below, signal }: { readonly below: string; readonly signal?: AbortSignal | undefined },
): Promise<CopiedContents> {
  const found = { folders: [] as string[], files: [] as string[] };
  await look(source, below, found);
  for (const path of found.folders) await mkdir(join(target, path), { mode: 0o700 });
  const files: (Copied & { readonly path: string })[] = [];
  await someAtATime(found.files, FILES_AT_A_TIME, async (path) => {
    signal?.throwIfAborted();
    const copied = await hashedCopy(join(source, path), join(target, path)).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    if (copied) files.push({ path, ...copied });
  });
  return { folders: found.folders, files };
}

async function look(
  source: string,
  path: string,
  found: { readonly folders: string[]; readonly files: string[] },
): Promise<void> {
  const entries = await readdir(join(source, path), { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (!entries) return;
  found.folders.push(path);
  for (const entry of entries) {
    const inner = `${path}/${entry.name}`;
    if (entry.isDirectory()) await look(source, inner, found);
    else if (!entry.name.startsWith(DRAFT)) found.files.push(inner);
  }
}
