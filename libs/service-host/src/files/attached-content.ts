import { fileEvents, isErased, type AttachedContent, type Files } from '@lien-nganh/kernel';
import { loadRecord } from '../records/load.ts';
import type { Runtime } from '../runtime.ts';
import { fileProblem } from './file-problem.ts';

/** What a decision is made by is read as a whole: a form, an export. */
const MOST = 16 << 20;

export interface AttachedAsked {
  /** The record's stream. */
  readonly stream: string;
  readonly file: string;
  readonly signal: AbortSignal | undefined;
}

/**
 * A file that is attached to a record and stands, whole; `null`: it was never there, was withdrawn, or erased.
 *
 * @throws Problem where the store of files cannot be read
 */
export async function attachedContent(
  runtime: Runtime,
  { stream, file, signal }: AttachedAsked,
): Promise<AttachedContent | null> {
  const type = runtime.service.streams.find(({ events }) => events === fileEvents);
  if (!type || !runtime.files) return null;
  const { state } = await loadRecord(runtime, type, stream, signal);
  const found = (state as Files).files.find((one) => one.file === file && one.withdrawn === null);
  if (!found || isErased(found.name)) return null;
  const { name, hash, size } = found;
  if (size > MOST) return { name, hash, bytes: null };
  try {
    const pieces: Buffer[] = [];
    for await (const piece of runtime.files.content(file, size, signal).read()) pieces.push(piece);
    return { name, hash, bytes: Buffer.concat(pieces) };
  } catch (error) {
    throw fileProblem(error);
  }
}
