import { createHash } from 'node:crypto';
import { someAtATime, type Command, type Position, type StreamType } from '@lien-nganh/kernel';
import {
  executeCommand,
  healthOf,
  Problem,
  serviceStanding,
  type Executed,
  type Runtime,
} from '@lien-nganh/service-host';
import type { Planned } from './plan/planned.ts';

/** A command of the shipped data that a service refuses: the data and the service do not fit together. */
export class LoadingRefused extends Error {
  override readonly name = 'LoadingRefused';

  constructor({ stream, command, id, input }: Planned, cause: unknown) {
    const { parts, message } = cause as Partial<Problem> & { message: string };
    const about = id ?? JSON.stringify(input).slice(0, 120);
    const details = parts?.details ?? parts?.errors;
    super(`${stream}/${command} of ${about}: ${message}${details ? ` ${JSON.stringify(details)}` : ''}`, { cause });
  }
}

export interface SenderOptions {
  readonly runtimes: readonly Runtime[];
  readonly signal: AbortSignal;
  /** Told of each command that is done. */
  readonly onSent: () => void;
  /** Told of each command that is refused; when it throws, loading ends. */
  readonly onRefused: (refused: LoadingRefused) => void;
}

/** As many at once as one append of the log takes together. */
const AT_ONCE = 16;
const SETTLES_WITHIN_MS = 60_000;

/** Sends commands as the installer, over the path that every command takes; the same command twice writes nothing. */
export class Sender {
  private readonly reached = new Map<string, Position>();

  constructor(private readonly options: SenderOptions) {}

  /** Sends them all, several at once, in no certain order. */
  async all(planned: readonly Planned[]): Promise<void> {
    await someAtATime(planned, AT_ONCE, async (each) => {
      await this.one(each);
      this.options.onSent();
    });
  }

  /** Waits until what was sent to a service can be looked up there. */
  async settle(service: string): Promise<void> {
    const { signal } = this.options;
    const runtime = this.runtimeOf(service);
    const position = this.reached.get(service);
    if (position !== undefined) {
      if (await runtime.readSide.waitFor(position, { ms: SETTLES_WITHIN_MS, signal })) return;
      signal.throwIfAborted();
      throw new Error(`${service} does not keep up with what is loaded`);
    }
    // All of it was written by an earlier start, which may have ended before it was read.
    await until(signal, async () =>
      (await healthOf(runtime)).readers.some(
        ({ reader, behindAtLeast }) => reader === 'projections' && behindAtLeast === 0,
      ),
    );
  }

  /** The id that a creating command gives its record. */
  idOf(planned: Planned): string {
    const { command } = this.find(planned);
    return command.idOf(command.input.parse(planned.input))!;
  }

  private async one(planned: Planned): Promise<void> {
    try {
      const { position } = (await this.execute(planned)).result;
      if (position !== null) this.reach(planned.service, position);
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      if (error.parts.rule?.name !== planned.already) this.options.onRefused(new LoadingRefused(planned, error));
    }
  }

  private execute(planned: Planned): Promise<Executed> {
    const { type, command, runtime } = this.find(planned);
    return executeCommand(runtime, {
      type,
      command,
      id: planned.id,
      input: planned.input,
      standing: serviceStanding('installer', planned.onBehalfOf ?? null),
      key: keyOf(planned),
      ifRevision: null,
      correlationId: 'installer',
      causationId: null,
      traceparent: null,
      signal: this.options.signal,
    });
  }

  private reach(service: string, position: Position): void {
    const before = this.reached.get(service);
    if (before === undefined || position > before) this.reached.set(service, position);
  }

  private find({ service, stream, command: name }: Planned): {
    readonly type: StreamType;
    readonly command: Command;
    readonly runtime: Runtime;
  } {
    const runtime = this.runtimeOf(service);
    const type = runtime.service.streams.find(({ prefix }) => prefix === stream);
    const command = type?.commands.find((each) => each.name === name);
    if (!type || !command) throw new Error(`${service} has no command ${stream}/${name}`);
    return { type, command, runtime };
  }

  private runtimeOf(service: string): Runtime {
    const found = this.options.runtimes.find((each) => each.service.name === service);
    if (!found) throw new Error(`the service ${service} does not run`);
    return found;
  }
}

/** What was loaded has not been heard by everybody within the time. */
export class NotArrived extends Error {
  override readonly name = 'NotArrived';

  constructor() {
    super('what was loaded does not arrive everywhere');
  }
}

/** Waits for what other parts of the platform do; they tell nobody when they are done. */
export async function until(
  signal: AbortSignal,
  holds: () => Promise<boolean>,
  withinMs = SETTLES_WITHIN_MS,
): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    signal.throwIfAborted();
    if (Date.now() > end) throw new NotArrived();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Derived from the content: the same command is the same, and one that was corrected is another. */
function keyOf({ service, stream, command, id, input, onBehalfOf }: Planned): string {
  const content = JSON.stringify([service, stream, command, id, input, onBehalfOf ?? null]);
  return `installer.${createHash('sha256').update(content).digest('base64url')}`;
}
