import { type LogFilter, matches } from '@lien-nganh/event-store';
import type { LogEvent, Position } from '@lien-nganh/kernel';

/** How far the log holds nothing that one subscription asks for: from behind the last event that it does. */
export class Place {
  readonly #filter: LogFilter | undefined;
  #from: Position | null = null;
  #to: Position | null = null;

  constructor(filter: LogFilter | undefined) {
    this.#filter = filter;
  }

  /** Nothing is known of what is before this position; `null`: of anything. */
  begin(at: Position | null): void {
    [this.#from, this.#to] = [at, at];
  }

  /** The next event of the log; `undefined`: one that is not the platform's. */
  meet(event: LogEvent | undefined, position: Position): void {
    const isBreak = this.#from === null || (event !== undefined && matches(this.#filter, event));
    if (isBreak) this.#from = position;
    this.#to = position;
  }

  /** How far a reader may go that has been given everything up to a position; `null`: no further, as far as is known. */
  passed(upTo: Position | null): Position | null {
    return upTo !== null && this.#from !== null && upTo >= this.#from ? this.#to : null;
  }
}
