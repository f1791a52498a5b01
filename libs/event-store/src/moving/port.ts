import type { LogEvent, LogIdentity, Position } from '@lien-nganh/kernel';
import type { Cancellable, ReadLogOptions } from '../port.ts';

export interface Begun {
  /** Of the new log. */
  readonly identity: LogIdentity;
  /** The move was finished before; nothing more is taken. */
  readonly isFinished: boolean;
  /** Where the last event that was taken stands in the source; `null`: none was. */
  readonly reached: Position | null;
}

/**
 * A new log that is filled with all events of another one, for the tool that moves a log; commands never see it. The
 * events keep order, stream, revision, id, `recordedAt` and all that they hold, and are given the place where they
 * stood. Until the move is finished the log can be opened in no other way.
 *
 * Calls throw StoreUnavailable and OutcomeUnknown as the store's own do; after either, begin again.
 */
export interface LogImport {
  /**
   * Begins the move of a log into a store that holds none, or goes on with it; changes nothing in the latter case.
   * @throws OtherLogThere, WrongProvince
   */
  begin(source: LogIdentity, options?: Cancellable): Promise<Begun>;

  /**
   * Takes the next events of the source, in its order. What is written when it fails is a beginning of them.
   * @throws WrongRevision when a stream does not stand just before: some of it was taken already, by another process
   *   perhaps, or something was left out. Begin again.
   */
  import(events: readonly LogEvent[], options?: Cancellable): Promise<void>;

  /** What was taken, as the new log will give it. */
  readLog(options?: ReadLogOptions): AsyncIterable<LogEvent>;

  /** Opens the new log to everybody: it names the source as its predecessor, up to its last position. */
  finish(sharedUpTo: Position | null, options?: Cancellable): Promise<LogIdentity>;

  close(): Promise<void>;
}
