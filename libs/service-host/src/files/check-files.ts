import type { FileStore } from '@lien-nganh/attachments';
import { fileEvents, isErased, parsePosition, wireType, type DataOfEvent } from '@lien-nganh/kernel';
import { Problem } from '../problem.ts';
import type { Runtime } from '../runtime.ts';

/** What a check found in some of the files; the next part begins after `next`. */
export interface FilesChecked {
  readonly checked: number;
  /** Erased by decision: there is nothing to compare. */
  readonly erased: number;
  readonly faults: readonly { readonly file: string; readonly is: 'missing' | 'altered' }[];
  readonly next: string | null;
}

/** Shorter than the time in which a request is answered. */
const LONGEST_MS = 8_000;

interface Found {
  checked: number;
  erased: number;
  readonly faults: FilesChecked['faults'][number][];
}

/**
 * Reads files from end to end and compares what is stored with what was attached, in the order of the log, for some seconds.
 *
 * @param after where an earlier part ended; `null`: from the beginning
 */
export async function checkFiles(runtime: Runtime, after: string | null, signal: AbortSignal): Promise<FilesChecked> {
  const { files, store, decoder, log } = runtime;
  if (!files) throw new Problem('unavailable', { details: { what: 'files' } });
  const from = after === null ? null : parsePosition(`${log.id}:${after}`);
  const filter = { types: [wireType(fileEvents, 'FileAttached')] };
  const found: Found = { checked: 0, erased: 0, faults: [] };
  const began = performance.now();
  for await (const stored of store.readLog({ ...(from ? { after: from.position } : {}), filter, signal })) {
    if (!decoder.typeOf(stored.stream)) continue;
    await check(found, (await decoder.decode(stored)).event.data as Attached, files);
    if (performance.now() - began > LONGEST_MS) return { ...found, next: String(stored.position) };
  }
  return { ...found, next: null };
}

type Attached = DataOfEvent<typeof fileEvents, 'FileAttached'>;

async function check(found: Found, data: Attached, files: FileStore): Promise<void> {
  const is = isErased(data.name) ? 'erased' : await files.check(data);
  found.checked += 1;
  if (is === 'erased') found.erased += 1;
  else if (is !== 'whole') found.faults.push({ file: data.file, is });
}
