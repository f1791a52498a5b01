import type { Position } from '@lien-nganh/kernel';

/** Base of all that an event store may throw on purpose. */
export abstract class EventStoreError extends Error {
  abstract readonly code: string;
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The stream is not at the revision that the append expected: load it and decide again. */
export class WrongRevision extends EventStoreError {
  readonly code = 'wrong-revision';
  /** The stream's true last revision; -1 when it was never written. */
  readonly actual: number;
  constructor(
    readonly stream: string,
    readonly expected: number | string,
    found: { readonly actual: number },
  ) {
    super(`stream ${stream} is at revision ${found.actual}, expected ${expected}`);
    this.actual = found.actual;
  }
}

/** A limit of the port was passed; nothing was written. */
export class TooLarge extends EventStoreError {
  readonly code = 'too-large';
  constructor(
    readonly what: 'bytes' | 'events' | 'stream-name',
    readonly size: number,
    readonly limit: number,
  ) {
    super(`append of ${size} ${what} is over the limit of ${limit}`);
  }
}

/** What was given can never be stored: an empty append, a NUL, a lone surrogate, an id that is no UUID. */
export class InvalidAppend extends EventStoreError {
  readonly code = 'invalid-append';
}

/** The store cannot be reached now; nothing was written. */
export class StoreUnavailable extends EventStoreError {
  readonly code = 'store-unavailable';
}

/** The store went away in the middle: the events may or may not be there. Load the stream again. */
export class OutcomeUnknown extends EventStoreError {
  readonly code = 'outcome-unknown';
}

/** A position of another log, or beyond this log's end: the reader must rebuild. */
export class UnknownPosition extends EventStoreError {
  readonly code = 'unknown-position';
  constructor(
    readonly position: Position,
    readonly end: Position | null,
  ) {
    super(`position ${position} lies beyond the end of this log (${end ?? 'empty'}): rebuild this reader`);
  }
}

/** The log that was opened belongs to another province. */
export class WrongProvince extends EventStoreError {
  readonly code = 'wrong-province';
  constructor(
    readonly log: string,
    readonly province: string,
    readonly expected: string,
  ) {
    super(`log ${log} belongs to province ${province}, not to ${expected}`);
  }
}

/** A log is wanted that exists, and there is none. */
export class LogMissing extends EventStoreError {
  readonly code = 'log-missing';
  constructor() {
    super('there is no log in this store');
  }
}

/** The log is being filled with the events of another one, and the move is not finished: nobody works on it yet. */
export class LogUnfinished extends EventStoreError {
  readonly code = 'log-unfinished';
  constructor(
    readonly log: string,
    readonly from: string,
  ) {
    super(`log ${log} is being moved from ${from}: finish the move first`);
  }
}

/** A move needs a store without a log, or with its own unfinished one. */
export class OtherLogThere extends EventStoreError {
  readonly code = 'other-log-there';
  constructor(
    readonly log: string,
    /** The log that it is being filled from, if any. */
    readonly from: string | null,
  ) {
    super(from === null ? `log ${log} is there already` : `an unfinished move of ${from} is there already`);
  }
}
