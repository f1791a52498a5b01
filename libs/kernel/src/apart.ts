/** A thread, as `node:worker_threads` has it: what whoever asks one needs of it, so that nothing here starts any. */
export interface Thread {
  on(event: 'message' | 'error' | 'exit', hear: (told: unknown) => void): unknown;
  postMessage(asked: unknown): void;
  ref(): void;
  unref(): void;
}

interface Waiting<Said> {
  readonly resolve: (said: Said) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A thread that answers questions by their numbers: started for the first one and kept, and started anew where it ended. It holds
 * nobody who has nothing else to do.
 */
export class Apart<Wanted extends object, Said extends { readonly id: number }> {
  readonly #waiting = new Map<number, Waiting<Said>>();
  #thread: Thread | null = null;
  #asked = 0;

  /**
   * @param start starts the thread
   * @param faultIn the error that an answer stands for; `null`: it is an answer
   */
  constructor(
    private readonly start: () => Thread,
    private readonly faultIn: (said: Said) => Error | null,
  ) {}

  ask(wanted: Wanted): Promise<Said> {
    const thread = (this.#thread ??= this.#started());
    const id = (this.#asked += 1);
    // what cannot be sent is not waited for
    thread.postMessage({ id, ...wanted });
    thread.ref();
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #started(): Thread {
    const thread = this.start();
    thread.on('message', (said) => this.#hear(thread, said as Said));
    thread.on('error', (error) => this.#end(thread, error as Error));
    thread.on('exit', (code) => this.#end(thread, new Error(`the thread ended with ${String(code)}`)));
    thread.unref();
    return thread;
  }

  #hear(thread: Thread, said: Said): void {
    const { resolve, reject } = this.#waiting.get(said.id)!;
    this.#waiting.delete(said.id);
    if (this.#waiting.size === 0) thread.unref();
    const fault = this.faultIn(said);
    if (fault === null) resolve(said);
    else reject(fault);
  }

  /** A thread that fails ends, too: whoever waits is told once, and the next question starts another. */
  #end(thread: Thread, why: Error): void {
    if (this.#thread !== thread) return;
    this.#thread = null;
    for (const { reject } of this.#waiting.values()) reject(why);
    this.#waiting.clear();
  }
}
