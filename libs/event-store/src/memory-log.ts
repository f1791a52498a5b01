import type { Instant, LogEvent, LogIdentity, Origin, Position, StreamEvent } from '@lien-nganh/kernel';
import type { CheckedEvent } from './validate.ts';

export interface Stored extends CheckedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly recordedAt: Instant;
  readonly origin?: Origin;
}

/** A log in memory, as a store holds it or an import fills it. Positions are byte offsets: nobody is to rely on contiguous ones. */
export class MemoryLog {
  readonly events: Stored[] = [];
  readonly #streams = new Map<string, Stored[]>();

  constructor(readonly identity: LogIdentity) {}

  stream(name: string): readonly Stored[] {
    return this.#streams.get(name) ?? [];
  }

  get last(): Stored | undefined {
    return this.events.at(-1);
  }

  add(event: Omit<Stored, 'revision' | 'position'>): Stored {
    const held = this.#streams.get(event.stream) ?? [];
    const position = ((this.last?.position ?? 0n) + BigInt(event.dataBytes + event.metadataBytes)) as Position;
    const stored: Stored = { ...event, revision: held.length, position };
    held.push(stored);
    this.#streams.set(event.stream, held);
    this.events.push(stored);
    return stored;
  }

  /** The same events under another identity. */
  as(identity: LogIdentity): MemoryLog {
    const log = new MemoryLog(identity);
    for (const event of this.events) log.add(event);
    return log;
  }

  /** Index of the first event after a position. */
  indexAfter(after: Position | null): number {
    if (after === null) return 0;
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.events[middle]!.position <= after) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Parsed anew for each reader: nobody can change what another reads. */
export function streamEvent(stored: Stored): StreamEvent {
  const { stream, revision, id, type, schemaVersion, recordedAt, origin } = stored;
  return {
    stream,
    revision,
    id,
    type,
    schemaVersion,
    recordedAt,
    data: JSON.parse(stored.data) as unknown,
    metadata: JSON.parse(stored.metadata) as StreamEvent['metadata'],
    ...(origin ? { origin } : {}),
  };
}

export function logEvent(stored: Stored): LogEvent {
  return { ...streamEvent(stored), position: stored.position };
}
