import { OutcomeUnknown, WrongRevision, type EventStore } from '@lien-nganh/event-store';
import {
  definitionOf,
  wireType,
  type Actor,
  type DataOfEvent,
  type EventToAppend,
  type NewEvent,
  type Process,
  type RecordedOf,
  type StreamEvent,
  type StreamType,
} from '@lien-nganh/kernel';
import type { Sealer } from '@lien-nganh/sealing';
import { derivedId } from '../publishing/contract-message.ts';
import { decoder } from '../decode.ts';
import { processEvents, processStream, type ProcessState } from './process-stream.ts';

export interface ProcessLogOptions {
  readonly service: string;
  readonly store: EventStore;
  readonly sealer: Sealer;
  /** The day on which a note is dated, Asia/Ho_Chi_Minh. */
  readonly today: () => string;
}

/** Why a process notes something: what it was told, and what caused it. */
export interface Cause {
  /** Makes the notes' ids: the same cause is noted once. */
  readonly id: string;
  readonly correlationId: string;
  /** W3C trace context in which it happened. */
  readonly traceparent?: string | undefined;
}

const ATTEMPTS = 20;

/** Instances whose state is kept between their notes: a long one is not read from its beginning for each. */
const KEPT = 200;

/** Up to where an instance was read, and what it was then. */
interface Read {
  readonly state: ProcessState;
  readonly revision: number;
}

/** The streams of one process, `process-<service>.<process>.<key>`, one for each key. */
export class ProcessLog {
  readonly prefix: string;
  readonly type: StreamType;
  /** By key, the one that was read last at the end. */
  private readonly kept = new Map<string, Read>();
  /** By key, the end of the notes that are being written: those of one instance take turns. */
  private readonly turns = new Map<string, Promise<void>>();

  constructor(
    readonly process: Process,
    private readonly options: ProcessLogOptions,
  ) {
    this.prefix = `process-${options.service}.${process.name}.`;
    this.type = processStream(process);
  }

  streamOf(key: string): string {
    return `${this.prefix}${key}`;
  }

  /** The key in the name of one of this process's streams; `null` for another stream. */
  keyIn(stream: string): string | null {
    return stream.startsWith(this.prefix) ? stream.slice(this.prefix.length) : null;
  }

  async load(key: string, signal?: AbortSignal): Promise<Read> {
    const { store, sealer } = this.options;
    const { decode } = decoder({ streams: [this.type] }, sealer);
    let { state, revision } = this.kept.get(key) ?? { state: this.type.initial as ProcessState, revision: -1 };
    for await (const event of store.readStream(this.streamOf(key), { from: revision + 1, ...(signal && { signal }) })) {
      state = this.type.evolve(state, (await decode(event)).event) as ProcessState;
      revision = event.revision;
    }
    this.keep(key, { state, revision });
    return { state, revision };
  }

  private keep(key: string, read: Read): void {
    this.kept.delete(key);
    this.kept.set(key, read);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value!);
  }

  /** What one of this process's events wants done, if anything. */
  async read(stored: StreamEvent): Promise<{
    readonly wanted: DataOfEvent<typeof processEvents, 'CommandWanted'> | null;
    readonly timer: DataOfEvent<typeof processEvents, 'WakeWanted'> | null;
  }> {
    const { event } = await decoder({ streams: [this.type] }, this.options.sealer).decode(stored);
    const { name, data } = event as RecordedOf<typeof processEvents>;
    return { wanted: name === 'CommandWanted' ? data : null, timer: name === 'WakeWanted' ? data : null };
  }

  /** Decides on the present state and appends, again after a conflict, until it is written or there is nothing to write. */
  async note(key: string, cause: Cause, decide: (state: ProcessState) => readonly NewEvent[]): Promise<void> {
    const turn = (this.turns.get(key) ?? Promise.resolve()).then(() => this.noteNow(key, cause, decide));
    const ended = turn.catch(() => undefined);
    this.turns.set(key, ended);
    await turn.finally(() => this.turns.get(key) === ended && this.turns.delete(key));
  }

  private async noteNow(
    key: string,
    cause: Cause,
    decide: (state: ProcessState) => readonly NewEvent[],
  ): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { state, revision } = await this.load(key);
      const events = decide(state);
      if (events.length === 0) return;
      try {
        const sealed = await this.toAppend(key, cause, events);
        await this.options.store.append(this.streamOf(key), revision < 0 ? 'no-stream' : revision, sealed);
        return;
      } catch (error) {
        if (!(error instanceof WrongRevision) && !(error instanceof OutcomeUnknown)) throw error;
      }
    }
    throw new Error(`${this.streamOf(key)} is written by others too often`);
  }

  private toAppend(key: string, cause: Cause, events: readonly NewEvent[]): Promise<readonly EventToAppend[]> {
    const stream = this.streamOf(key);
    const { service, sealer, today } = this.options;
    const actor: Actor = { account: `service:${service}`, agency: 'platform', role: 'service' };
    return Promise.all(
      events.map(async (event, index) => {
        const id = derivedId(stream, cause.id, event.name, String(index));
        return {
          id,
          type: wireType(processEvents, event.name),
          schemaVersion: definitionOf(processEvents).versions[event.name]!.version,
          data: await sealer.seal(processEvents, event.name, { stream, eventId: id, data: event.data }),
          metadata: {
            commandId: derivedId(stream, cause.id),
            fingerprint: '',
            correlationId: cause.correlationId,
            causationId: cause.id,
            actor,
            obligations: [],
            occurredOn: today(),
            ...(cause.traceparent ? { traceparent: cause.traceparent } : {}),
          },
        };
      }),
    );
  }
}
