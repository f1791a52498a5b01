import { Worker } from 'node:worker_threads';
import type { ReleaseDecision } from '../decide.ts';
import { ReleaseFault, type ReleaseRequest } from '../table.ts';
import type { Said, ToDecide } from './messages.ts';

/** The program of the thread as it is built: Node runs no TypeScript there, whoever starts it. */
const program = new URL('../../dist/apart/worker.js', import.meta.url);

interface Waiting {
  readonly resolve: (decision: ReleaseDecision) => void;
  readonly reject: (error: Error) => void;
}

/** One thread, started for the first release and kept. It holds nobody who has nothing else to do. */
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
    this.#worker.on('exit', (code) => end(new Error(`the thread that decides releases ended with ${code}`)));
    this.#worker.unref();
  }

  ask(request: ReleaseRequest): Promise<ReleaseDecision> {
    const id = (this.#asked += 1);
    this.#worker.ref();
    this.#worker.postMessage({ id, request } satisfies ToDecide);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #hear(said: Said): void {
    const { resolve, reject } = this.#waiting.get(said.id)!;
    this.#waiting.delete(said.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('decision' in said) resolve(said.decision);
    else reject('fault' in said ? new ReleaseFault(said.fault.fault, said.fault.subject) : new Error(said.failed));
  }
}

let thread: Thread | null = null;

/**
 * As `decideRelease`, in a thread of its own: whoever asks goes on with everything else meanwhile. Requests are decided one
 * after the other.
 *
 * @throws ReleaseFault where the request contradicts itself
 */
export function decideApart(request: ReleaseRequest): Promise<ReleaseDecision> {
  thread ??= new Thread(() => (thread = null));
  return thread.ask(request);
}
