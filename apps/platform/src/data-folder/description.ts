import { open, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { problems } from './errors.ts';

/** For trying out with samples, for real use, or for the demo with its own clock. Never changes in a folder's life. */
export const folderKind = z.enum(['try-out', 'real', 'demo']);
export type FolderKind = z.infer<typeof folderKind>;

/** Raised when the folder's layout changes so that an older version must not touch it. */
export const FORMAT = 1;

/** Which program: what a person calls it, and what tells it from every other. */
export const program = z.object({
  version: z.string(),
  /** Where its history is known, for people. */
  commit: z.string().nullable(),
  /** Of the files that run. */
  fingerprint: z.string(),
});
export type Program = Readonly<z.infer<typeof program>>;

export const folderDescription = z.object({
  format: z.int().positive(),
  kind: folderKind,
  province: z.object({ code: z.string().min(1), name: z.string().min(1) }),
  /** Made without the units, agencies and directive that the platform ships. */
  empty: z.boolean().default(false),
  /** When the folder was made, ISO 8601 in UTC. */
  createdAt: z.iso.datetime(),
  /** The version of the platform that made it. */
  appVersion: z.string(),
  /** The program that made it, or upgraded it last; folders from before this was noted do not say. */
  program: program.optional(),
});
export type FolderDescription = Readonly<z.infer<typeof folderDescription>>;

export const DESCRIPTION_FILE = 'lien-nganh.json';

/** What `folder` says of itself; `undefined` when it is no data folder. Throws `not-ours`, `damaged` and `newer-format`. */
export async function readDescription(folder: string): Promise<FolderDescription | undefined> {
  const file = join(folder, DESCRIPTION_FILE);
  const found = await readJson(file).catch((error: unknown) => {
    throw isNoFolder(error) ? problems.noFolder(folder, error) : error;
  });
  if (found === undefined) return undefined;
  const { success, data } = z.object({ format: z.int() }).safeParse(found);
  if (success && data.format > FORMAT) throw problems.newerFormat(file, data.format, FORMAT);
  const parsed = folderDescription.safeParse(found);
  if (!parsed.success) throw problems.damaged(file, parsed.error);
  return parsed.data;
}

export async function writeDescription(folder: string, description: FolderDescription): Promise<void> {
  await writeJson(join(folder, DESCRIPTION_FILE), description);
}

/** The file's JSON; `undefined` when there is no such file. Throws `damaged`. */
export async function readJson(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw problems.damaged(file, error);
  }
}

/** Whole or not at all, also when the power fails. */
export async function writeJson(file: string, value: unknown, mode = 0o644): Promise<void> {
  const draft = `${file}.new`;
  await writeFile(draft, `${JSON.stringify(value, undefined, 2)}\n`, { mode, flush: true });
  await rename(draft, file);
  await syncFolder(dirname(file));
}

export async function syncFolder(folder: string): Promise<void> {
  // Windows neither can nor needs to.
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/** What was opened as a folder is a file, or stands below one. */
export function isNoFolder(error: unknown): boolean {
  return codeOf(error) === 'ENOTDIR';
}

export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}
