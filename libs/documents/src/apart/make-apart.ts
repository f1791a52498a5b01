import { Worker } from 'node:worker_threads';
import type { OfficialDocument } from '../model.ts';
import type { ReadBack } from '../read-back/found.ts';
import { UnreadableDocument } from '../read-back/unpack.ts';
import type { Asked, Form, Said } from './messages.ts';

/** The program of the thread as it is built: Node runs no TypeScript there, whoever starts it. */
const program = new URL('../../dist/apart/worker.js', import.meta.url);

interface Waiting {
  readonly resolve: (said: Said) => void;
  readonly reject: (error: Error) => void;
}

/** What is asked, without the number that the thread is asked by. */
type Wanted = Asked extends infer One ? (One extends unknown ? Omit<One, 'id'> : never) : never;

/** One thread, started for the first file and kept. It holds nobody who has nothing else to do. */
class Thread {
  readonly #worker = new Worker(program);
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  /** @param ended called once when it has ended, whatever ended it */
  constructor(ended: () => void) {
    this.#worker.on('message', (said: Said) => this.#hear(said));
    const end = (why: Error) => {
      ended();
      for (const { reject } of this.#waiting.values()) reject(why);
      this.#waiting.clear();
    };
    this.#worker.on('error', end);
    this.#worker.on('exit', (code) => end(new Error(`the thread that makes documents ended with ${code}`)));
    this.#worker.unref();
  }

  ask(wanted: Wanted): Promise<Said> {
    const id = (this.#asked += 1);
    this.#worker.postMessage({ id, ...wanted });
    this.#worker.ref();
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #hear(said: Said): void {
    const { resolve, reject } = this.#waiting.get(said.id)!;
    this.#waiting.delete(said.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    const fault = faultIn(said);
    if (fault === null) resolve(said);
    else reject(fault);
  }
}

function faultIn(said: Said): Error | null {
  if ('refused' in said) return new RangeError(said.refused);
  if ('unreadable' in said) return new UnreadableDocument(said.unreadable);
  return 'failed' in said ? new Error(said.failed) : null;
}

let thread: Thread | null = null;

function ask(wanted: Wanted): Promise<Said> {
  thread ??= new Thread(() => (thread = null));
  return thread.ask(wanted);
}

/**
 * As `toDocx`, `toPdf` and `toXlsx`, the same bytes, in a thread of its own: whoever asks goes on with everything else meanwhile.
 * Files are made and read one after the other.
 *
 * @throws RangeError for a document that no file can hold, as those do
 */
export async function makeApart(form: Form, document: OfficialDocument): Promise<Uint8Array> {
  const said = await ask({ form, document });
  return (said as Extract<Said, { made: unknown }>).made;
}

/** As `readBack`, in the same thread. @throws UnreadableDocument */
export async function readApart(file: Uint8Array): Promise<ReadBack> {
  const said = await ask({ file });
  return (said as Extract<Said, { read: unknown }>).read;
}
