import { Worker } from 'node:worker_threads';
import type { OfficialDocument } from '../model.ts';
import type { Form, Said, ToMake } from './messages.ts';

/** The program of the thread as it is built: Node runs no TypeScript there, whoever starts it. */
const program = new URL('../../dist/apart/worker.js', import.meta.url);

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

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

  ask(form: Form, document: OfficialDocument): Promise<Uint8Array> {
    const id = (this.#asked += 1);
    this.#worker.postMessage({ id, form, document } satisfies ToMake);
    this.#worker.ref();
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #hear(said: Said): void {
    const { resolve, reject } = this.#waiting.get(said.id)!;
    this.#waiting.delete(said.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('bytes' in said) resolve(said.bytes);
    else reject('refused' in said ? new RangeError(said.refused) : new Error(said.failed));
  }
}

let thread: Thread | null = null;

/**
 * As `toDocx`, `toPdf` and `toXlsx`, the same bytes, in a thread of its own: whoever asks goes on with everything else meanwhile.
 * Files are made one after the other.
 *
 * @throws RangeError for a document that no file can hold, as those do
 */
export function makeApart(form: Form, document: OfficialDocument): Promise<Uint8Array> {
  thread ??= new Thread(() => (thread = null));
  return thread.ask(form, document);
}
