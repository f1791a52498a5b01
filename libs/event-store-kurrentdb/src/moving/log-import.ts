import {
  type Begun,
  type Cancellable,
  checkImport,
  checkTarget,
  type ImportedEvent,
  type LogImport,
  newIdentity,
  OutcomeUnknown,
  placeIn,
  type ReadLogOptions,
  successorOf,
} from '@lien-nganh/event-store';
import type { LogEvent, LogIdentity, Position } from '@lien-nganh/kernel';
import type { Appender } from '../append/appender.ts';
import type { Line } from '../driver/line.ts';
import { logEvent, positionOf } from '../envelope.ts';
import { type IdentityOptions, makeIdentity, readIdentity } from '../identity.ts';
import { type Halves, unpackPosition } from '../position.ts';
import { readLog } from '../read/read-log.ts';
import type { Reader } from '../read/reader.ts';
import { notePlace, placesStream } from './places.ts';

export interface ImportParts {
  readonly appender: Appender;
  readonly reader: Reader;
  readonly line: Line;
  readonly identity: IdentityOptions;
  readonly deadlineMs: number;
  close(): Promise<void>;
}

/** Events of one stream that follow each other go in one append; each append waits for the one before. */
const GROUP_EVENTS = 250;
const GROUP_BYTES = 512 * 1024;
const PLACE_EVERY = 500;
const PAGE = 100;

/**
 * Only one append is on its way at any time: two could be written in the other order, and nothing would say so. A
 * stream's expected revision keeps whatever is sent again, or by another process, from being written twice.
 */
export class KurrentDbLogImport implements LogImport {
  readonly #parts: ImportParts;
  #source = '';
  /** Events since a place was noted. */
  #sincePlace = 0;

  constructor(parts: ImportParts) {
    this.#parts = parts;
  }

  async begin(source: LogIdentity, { signal }: Cancellable = {}): Promise<Begun> {
    signal?.throwIfAborted();
    this.#source = source.id;
    const { identity: options } = this.#parts;
    const made = { identity: newIdentity(source), movingFrom: source.id };
    const held = (await readIdentity(options)) ?? (await makeIdentity(options, made, 'no_stream'));
    const isFinished = checkTarget(source, held);
    const { identity } = held;
    const shared = identity.predecessors.find(({ log }) => log === source.id)?.sharedUpTo;
    return { identity, isFinished, reached: shared ?? (await this.#reached(signal)) };
  }

  /** Of the last event of the log's own, behind whatever the server and other applications wrote. */
  async #reached(signal: AbortSignal | undefined): Promise<Position | null> {
    let before: Halves | 'end' | null = 'end';
    while (before !== null) {
      let earliest: Position | null = null;
      for await (const recorded of this.#parts.reader.logBackwards(before, PAGE, signal)) {
        const place = placeIn(this.#source, logEvent(recorded)?.origin);
        if (place !== undefined) return place;
        earliest = positionOf(recorded);
      }
      before = earliest === null ? null : unpackPosition(earliest);
    }
    return null;
  }

  async import(events: readonly LogEvent[], { signal }: Cancellable = {}): Promise<void> {
    for (const group of groups(checkImport(this.#source, events))) {
      signal?.throwIfAborted();
      const { stream, revision } = group[0]!;
      const expected = revision === 0 ? 'no-stream' : revision - 1;
      const bytes = group.reduce((sum, event) => sum + event.dataBytes + event.metadataBytes, 0);
      const { position } = await this.#parts.appender.append({ stream, expected, events: group, bytes }, signal);
      await this.#note(group, position);
    }
  }

  async #note(group: readonly ImportedEvent[], position: Position): Promise<void> {
    this.#sincePlace += group.length;
    if (this.#sincePlace < PLACE_EVERY) return;
    this.#sincePlace = 0;
    const { line, identity, deadlineMs } = this.#parts;
    await notePlace(line, placesStream(identity.stream), { event: group.at(-1)!, position, deadlineMs });
  }

  readLog(options: ReadLogOptions = {}): AsyncIterable<LogEvent> {
    return readLog(this.#parts.reader, options);
  }

  async finish(sharedUpTo: Position | null, { signal }: Cancellable = {}): Promise<LogIdentity> {
    signal?.throwIfAborted();
    const held = (await readIdentity(this.#parts.identity))!;
    if (held.movingFrom !== this.#source) return held.identity;
    const opened = { identity: successorOf(this.#source, held.identity, sharedUpTo), movingFrom: null };
    const { identity, movingFrom } = await makeIdentity(this.#parts.identity, opened, held.revision);
    if (movingFrom !== null) throw new OutcomeUnknown('KurrentDB does not say that the move is finished');
    return identity;
  }

  close(): Promise<void> {
    return this.#parts.close();
  }
}

/** Neighbours of one stream, as large as an append may be. */
function* groups(events: readonly ImportedEvent[]): Iterable<readonly ImportedEvent[]> {
  let group: ImportedEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    const size = event.dataBytes + event.metadataBytes;
    const fits = event.stream === group[0]?.stream && group.length < GROUP_EVENTS && bytes + size <= GROUP_BYTES;
    if (group.length > 0 && !fits) {
      yield group;
      [group, bytes] = [[], 0];
    }
    group.push(event);
    bytes += size;
  }
  if (group.length > 0) yield group;
}
