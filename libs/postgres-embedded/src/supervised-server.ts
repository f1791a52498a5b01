import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningServer, ServerPlan } from './server-process.ts';
import { startServer } from './start-server.ts';

/** What happens to the server after its start. */
export type ServerEvent =
  | { readonly is: 'died'; readonly code: number | null; readonly signal: string | null }
  | { readonly is: 'not-restarted'; readonly attempt: number; readonly why: Error; readonly nextInMs: number }
  | { readonly is: 'restarted'; readonly pid: number };

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 10_000;
/** A server that lived this long died of something new: begin with the short pauses again. */
const PROVEN_AFTER_MS = 30_000;
const FAST_WITHIN_MS = 30_000;

/** Keeps one server running until it is stopped: one that dies is started again, with growing pauses. */
export class SupervisedServer {
  readonly #plan: ServerPlan;
  readonly #tell: (event: ServerEvent) => void;
  readonly #stopping = new AbortController();
  readonly #watch: Promise<void>;
  #server: RunningServer;

  constructor(plan: ServerPlan, server: RunningServer, tell: (event: ServerEvent) => void) {
    this.#plan = plan;
    this.#server = server;
    this.#tell = tell;
    this.#watch = this.#keepRunning();
  }

  get pid(): number {
    return this.#server.pid;
  }

  /** Fast shutdown; a server that does not manage it in time is ended hard, and recovers at its next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#shutDown();
    await this.#watch;
    // A restart may have succeeded at this very moment.
    await this.#shutDown();
  }

  async #shutDown(): Promise<void> {
    const { exited } = this.#server;
    const ended = new AbortController();
    const late = sleep(FAST_WITHIN_MS, true, { signal: ended.signal }).catch(() => false);
    await this.#server.shutDown('fast');
    if (await Promise.race([exited.then(() => false), late])) await this.#server.shutDown('immediate');
    await exited;
    ended.abort();
  }

  async #keepRunning(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!this.#stopping.signal.aborted) {
      const since = performance.now();
      const { code, signal } = await this.#server.exited;
      if (this.#stopping.signal.aborted) return;
      this.#tell({ is: 'died', code, signal });
      if (performance.now() - since > PROVEN_AFTER_MS) pause = FIRST_PAUSE_MS;
      pause = await this.#restart(pause);
    }
  }

  /** Tries until it succeeds or `stop` is called; gives the pause with which a next death would begin. */
  async #restart(firstPause: number): Promise<number> {
    let pause = firstPause;
    for (let attempt = 1; !this.#stopping.signal.aborted; attempt += 1) {
      await sleep(pause, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      if (this.#stopping.signal.aborted) break;
      try {
        this.#server = await startServer(this.#plan, this.#stopping.signal);
        this.#tell({ is: 'restarted', pid: this.#server.pid });
        break;
      } catch (why) {
        if (this.#stopping.signal.aborted) break;
        this.#tell({ is: 'not-restarted', attempt, why: why as Error, nextInMs: pause });
      }
    }
    return pause;
  }
}
