import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Logger } from '@lien-nganh/service-host';

export interface InstanceOptions {
  /** `inspections-2` */
  readonly name: string;
  /** Address of the program's file. */
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly logger: Logger;
  /** Each line that it prints. */
  readonly onLine: (line: string) => void;
}

/** As it is built, also where this runs from its source. */
const CHILD = fileURLToPath(new URL('../../dist/cluster/child.js', import.meta.url));
const STOP_MS = 20_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
/** Whoever lived so long did not fail at its start. */
const LIVED_MS = 60_000;

/** One process of a service, started again with growing pauses whenever it ends. */
export class Instance {
  readonly name: string;
  private origin: string | null = null;
  private child: ChildProcess | null = null;
  private tellUp = () => {};
  private readonly up = new Promise<void>((resolve) => (this.tellUp = resolve));
  private readonly stop = new AbortController();
  private readonly running: Promise<void>;

  constructor(private readonly options: InstanceOptions) {
    this.name = options.name;
    this.running = this.keepRunning();
  }

  /** Where it answers, `http://127.0.0.1:40123`; `null` while it does not. */
  get url(): string | null {
    return this.origin;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Resolves when it answers for the first time. */
  answers(): Promise<void> {
    return this.up;
  }

  async close(): Promise<void> {
    this.stop.abort();
    this.child?.kill('SIGTERM');
    const late = setTimeout(() => this.child?.kill('SIGKILL'), STOP_MS);
    await this.running;
    clearTimeout(late);
  }

  private async keepRunning(): Promise<void> {
    const { name, logger } = this.options;
    for (let attempt = 0; !this.stop.signal.aborted; attempt++) {
      const began = Date.now();
      const exit = await this.runOnce();
      if (this.stop.signal.aborted) return;
      if (Date.now() - began > LIVED_MS) attempt = 0;
      const nextInMs = Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS);
      logger.error({ instance: name, ...exit, nextInMs }, 'a process ended: it is started again');
      await pause(nextInMs, undefined, { signal: this.stop.signal }).catch(() => undefined);
    }
  }

  private async runOnce(): Promise<{ readonly code: number | null; readonly signal: string | null }> {
    const { program, environment: env } = this.options;
    const child = fork(CHILD, [program], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    this.child = child;
    for (const stream of [child.stdout!, child.stderr!]) {
      createInterface({ input: stream }).on('line', (line) => this.hear(line));
    }
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    this.origin = null;
    return { code, signal };
  }

  private hear(line: string): void {
    const told = /"url":"(http:[^"]+)".*"msg":"listening"/.exec(line);
    if (!told) return this.options.onLine(line);
    this.origin = told[1]!;
    this.options.logger.info({ instance: this.name, at: this.origin, pid: this.pid }, 'a process answers');
    this.tellUp();
  }
}
