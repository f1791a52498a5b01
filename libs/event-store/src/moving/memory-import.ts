import type { LogEvent, LogIdentity, Position } from '@lien-nganh/kernel';
import { StoreUnavailable, WrongRevision } from '../errors.ts';
import { logEvent, MemoryLog } from '../memory-log.ts';
import { matches } from '../filter.ts';
import type { Cancellable, ReadLogOptions } from '../port.ts';
import { checkImport } from './check-import.ts';
import { checkTarget, newIdentity, successorOf } from './identity.ts';
import { placeIn } from './origin.ts';
import type { Begun, LogImport } from './port.ts';

/** What memory keeps between two openings of the target of a move. */
export interface MemoryTarget {
  log?: MemoryLog;
  movingFrom: string | null;
}

/** The fake of a move's target: what is imported goes into the given object, where a store can be opened on it. */
export function memoryLogImport(target: MemoryTarget): LogImport {
  return new MemoryLogImport(target);
}

class MemoryLogImport implements LogImport {
  #source: string | undefined;
  #isClosed = false;

  constructor(private readonly target: MemoryTarget) {}

  async begin(source: LogIdentity, options: Cancellable = {}): Promise<Begun> {
    this.#check(options);
    const { target } = this;
    if (!target.log) {
      target.log = new MemoryLog(newIdentity(source));
      target.movingFrom = source.id;
    }
    this.#source = source.id;
    const { identity, last } = target.log;
    const isFinished = checkTarget(source, { identity, movingFrom: target.movingFrom });
    const shared = identity.predecessors.find(({ log }) => log === source.id)?.sharedUpTo;
    return { identity, isFinished, reached: shared ?? placeIn(source.id, last?.origin) ?? null };
  }

  async import(events: readonly LogEvent[], options: Cancellable = {}): Promise<void> {
    this.#check(options);
    for (const event of checkImport(this.#source!, events)) {
      const last = this.#log.stream(event.stream).length - 1;
      if (event.revision !== last + 1) {
        throw new WrongRevision(event.stream, event.revision - 1, { actual: last });
      }
      this.#log.add(event);
    }
  }

  async *readLog(options: ReadLogOptions = {}): AsyncIterable<LogEvent> {
    const { after = null, limit = Infinity, filter } = options;
    let given = 0;
    for (const stored of this.#log.events.slice(this.#log.indexAfter(after))) {
      this.#check(options);
      if (given >= limit) return;
      if (!matches(filter, stored)) continue;
      given += 1;
      yield logEvent(stored);
    }
  }

  async finish(sharedUpTo: Position | null, options: Cancellable = {}): Promise<LogIdentity> {
    this.#check(options);
    const identity = successorOf(this.#source!, this.#log.identity, sharedUpTo);
    this.target.log = this.#log.as(identity);
    this.target.movingFrom = null;
    return identity;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
  }

  get #log(): MemoryLog {
    return this.target.log!;
  }

  #check({ signal }: Cancellable): void {
    signal?.throwIfAborted();
    if (this.#isClosed) throw new StoreUnavailable('the event store is closed');
  }
}
