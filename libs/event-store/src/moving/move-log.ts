import { setTimeout as pause } from 'node:timers/promises';
import type { LogEvent, LogIdentity, Position } from '@lien-nganh/kernel';
import { OutcomeUnknown, StoreUnavailable, WrongRevision } from '../errors.ts';
import { MAX_APPEND_BYTES, type Cancellable, type EventStore } from '../port.ts';
import type { Begun, LogImport } from './port.ts';

/** How far the copy is, in positions of the source. */
export interface MoveProgress {
  readonly copied: number;
  readonly reached: Position;
  readonly end: Position;
}

export interface Moving extends Cancellable {
  readonly onProgress?: (progress: MoveProgress) => void;
  /** Milliseconds before the first new try. Default 100. */
  readonly firstPauseMs?: number;
}

/** A store was away for longer than it was waited for. What was copied stays; the same move goes on from there. */
export class MoveInterrupted extends Error {
  constructor(cause: unknown) {
    super(`the move stopped: ${(cause as Error).message}`, { cause });
    this.name = 'MoveInterrupted';
  }
}

const PAGE_EVENTS = 500;
const PAGE_BYTES = MAX_APPEND_BYTES;
const MOST_TRIES = 6;

/**
 * Copies everything up to the end that the source had when this began, after what was copied before: safe to be stopped
 * at any moment, and to be called again. Does not finish the move.
 * @returns what the target says afterwards
 * @throws OtherLogThere, WrongProvince, MoveInterrupted
 */
export async function moveLog(source: EventStore, target: LogImport, options: Moving = {}): Promise<Begun> {
  const identity = await source.log(options);
  const end = await source.end(options);
  const copy = new Copy(source, target, { ...options, identity, end });
  let fruitless = 0;
  for (;;) {
    const before = copy.copied;
    try {
      return await copy.run();
    } catch (error) {
      if (!isPassing(error, options)) throw error;
      fruitless = copy.copied > before ? 0 : fruitless + 1;
      if (fruitless === MOST_TRIES) throw new MoveInterrupted(error);
    }
    await wait(fruitless, options);
  }
}

async function wait(fruitless: number, { firstPauseMs = 100, signal }: Moving): Promise<void> {
  await pause(firstPauseMs * 2 ** fruitless, undefined, signal ? { signal } : {});
}

/** Another revision: an answer was lost, or another process copies too. Looking again tells. */
function isPassing(error: unknown, { signal }: Cancellable): boolean {
  return !signal?.aborted && [StoreUnavailable, OutcomeUnknown, WrongRevision].some((kind) => error instanceof kind);
}

interface CopyOptions extends Moving {
  readonly identity: LogIdentity;
  readonly end: Position | null;
}

class Copy {
  copied = 0;

  constructor(
    private readonly source: EventStore,
    private readonly target: LogImport,
    private readonly options: CopyOptions,
  ) {}

  async run(): Promise<Begun> {
    const { identity, end, signal } = this.options;
    const begun = await this.target.begin(identity, this.options);
    const { reached, isFinished } = begun;
    if (isFinished || end === null || reached === end) return begun;
    const range = { ...(reached === null ? {} : { after: reached }), ...(signal ? { signal } : {}) };
    for await (const page of pages(this.source.readLog(range), end)) {
      await this.target.import(page, this.options);
      this.copied += page.length;
      this.options.onProgress?.({ copied: this.copied, reached: page.at(-1)!.position, end });
    }
    return this.target.begin(identity, this.options);
  }
}

/** Events up to a position, in pages of a bounded size; a large event has one of its own. */
async function* pages(events: AsyncIterable<LogEvent>, upTo: Position): AsyncIterable<readonly LogEvent[]> {
  let page: LogEvent[] = [];
  let bytes = 0;
  for await (const event of events) {
    if (event.position > upTo) break;
    const size = JSON.stringify(event.data).length + JSON.stringify(event.metadata).length;
    if (page.length === PAGE_EVENTS || (page.length > 0 && bytes + size > PAGE_BYTES)) {
      yield page;
      [page, bytes] = [[], 0];
    }
    page.push(event);
    bytes += size;
  }
  if (page.length > 0) yield page;
}
