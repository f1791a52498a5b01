import { Apart } from '@lien-nganh/kernel';
import { Worker } from 'node:worker_threads';
import type { OfficialDocument } from '../model.ts';
import type { ReadBack } from '../read-back/found.ts';
import { UnreadableDocument } from '../read-back/unpack.ts';
import type { Asked, Form, Said } from './messages.ts';

/** The program of the thread as it is built: Node runs no TypeScript there, whoever starts it. */
const program = new URL('../../dist/apart/worker.js', import.meta.url);

/** What is asked, without the number that the thread is asked by. */
type Wanted = Asked extends infer One ? (One extends unknown ? Omit<One, 'id'> : never) : never;

const thread = new Apart<Wanted, Said>(() => new Worker(program), faultIn);

function faultIn(said: Said): Error | null {
  if ('refused' in said) return new RangeError(said.refused);
  if ('unreadable' in said) return new UnreadableDocument(said.unreadable);
  return 'failed' in said ? new Error(said.failed) : null;
}

/**
 * As `toDocx`, `toPdf` and `toXlsx`, the same bytes, in a thread of its own: whoever asks goes on with everything else meanwhile.
 * Files are made and read one after the other.
 *
 * @throws RangeError for a document that no file can hold, as those do
 */
export async function makeApart(form: Form, document: OfficialDocument): Promise<Uint8Array> {
  const said = await thread.ask({ form, document });
  return (said as Extract<Said, { made: unknown }>).made;
}

/** As `readBack`, in the same thread. @throws UnreadableDocument */
export async function readApart(file: Uint8Array): Promise<ReadBack> {
  const said = await thread.ask({ file });
  return (said as Extract<Said, { read: unknown }>).read;
}
