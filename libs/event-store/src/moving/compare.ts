import type { LogEvent, Position } from '@lien-nganh/kernel';
import { LOG_HASH_START, nextLogHash } from '../log-hash.ts';
import type { Cancellable, EventStore } from '../port.ts';
import { placeIn } from './origin.ts';
import type { LogImport } from './port.ts';

/** How much a log holds, and its hash. */
export interface LogSummary {
  readonly events: number;
  /** Of `nextLogHash` up to the last of them, in hex. */
  readonly hash: string;
}

export interface Compared {
  readonly source: LogSummary;
  readonly target: LogSummary;
  /** The first that differs, by its place in the order, from 1; `null`: they are equal. */
  readonly firstDifference: number | null;
}

export interface Verifying extends Cancellable {
  /** Up to where the source was copied. */
  readonly upTo: Position;
  /** Told how many were compared. */
  readonly onProgress?: (compared: number) => void;
}

/**
 * Reads source and target side by side, event by event: whether they hold the same in the same order, and whether each
 * moved event says where it stood. What the new log took after the move is left out.
 */
export async function verifyMove(
  source: EventStore,
  target: Pick<LogImport, 'readLog'>,
  { upTo, onProgress, signal }: Verifying,
): Promise<Compared> {
  const { id } = await source.log();
  const reading = signal ? { signal } : {};
  const comparison = new Comparison(id);
  const copied = eventsWhile(source.readLog(reading), ({ position }) => position <= upTo);
  const moved = eventsWhile(target.readLog(reading), ({ origin }) => placeIn(id, origin) !== undefined);
  for await (const event of copied) {
    const { value } = (await moved.next()) as { value?: LogEvent };
    comparison.add(event, value);
    onProgress?.(comparison.compared);
  }
  for await (const event of moved) comparison.add(undefined, event);
  return comparison.result;
}

class Comparison {
  readonly #sourceLog: string;
  readonly #source = new Chain();
  readonly #target = new Chain();
  #firstDifference: number | null = null;

  constructor(sourceLog: string) {
    this.#sourceLog = sourceLog;
  }

  /** What stands at the same place of both; `undefined` behind the end of one. */
  add(event: LogEvent | undefined, other: LogEvent | undefined): void {
    if (event) this.#source.add(event);
    if (other) this.#target.add(other);
    const isSame = this.#source.isAt(this.#target);
    const saysWhereItStood = placeIn(this.#sourceLog, other?.origin) === event?.position;
    if (!isSame || !saysWhereItStood) this.#firstDifference ??= this.compared;
  }

  get compared(): number {
    return Math.max(this.#source.events, this.#target.events);
  }

  get result(): Compared {
    const { summary: source } = this.#source;
    return { source, target: this.#target.summary, firstDifference: this.#firstDifference };
  }
}

async function* eventsWhile(
  events: AsyncIterable<LogEvent>,
  isWanted: (event: LogEvent) => boolean,
): AsyncGenerator<LogEvent> {
  for await (const event of events) {
    if (!isWanted(event)) return;
    yield event;
  }
}

class Chain {
  events = 0;
  #hash = LOG_HASH_START;

  add(event: LogEvent): void {
    this.#hash = nextLogHash(this.#hash, event);
    this.events += 1;
  }

  get summary(): LogSummary {
    return { events: this.events, hash: this.#hash.toString('hex') };
  }

  isAt(other: Chain): boolean {
    return this.#hash.equals(other.#hash);
  }
}
