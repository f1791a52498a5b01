import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shippedFolder } from '../reference-data/load.ts';

/** Raised when the same files are to be loaded differently. */
const LOADER = 2;

/** Tells whether what a folder was loaded with is what would be loaded now, without looking at any record. */
export async function versionOfShippedData(signal: AbortSignal, folder = shippedFolder): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(json|txt)$/.test(entry.name));
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  const hash = createHash('sha256').update(`loader ${LOADER}`);
  for (const path of paths) hash.update(path.slice(folder.length)).update(await readFile(path, { signal }));
  return hash.digest('hex').slice(0, 32);
}
