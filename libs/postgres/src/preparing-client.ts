import { createHash } from 'node:crypto';
import pg from 'pg';
import { arrayLiteral } from './array-literal.ts';
import { sqlState } from './unavailable.ts';

/** From this time on that a connection is asked a statement, it keeps its plan. */
const ASKED_OFTEN = 5;
/** Statements whose plans one connection keeps: each is memory of the server's. */
const MOST_KEPT = 100;
/** Statements that are watched until they have been asked often. */
const MOST_WATCHED = 1_000;
/** Longer ones have a value for each row, and so another text each time. */
const LONGEST = 4_000;

/** "cached plan must not change result type": the table has other columns than when the plan was made. */
const OTHER_COLUMNS = '0A000';

/**
 * A connection that lets the server keep the plans of what it is asked again and again: parsing and planning are nearly half of
 * what a short statement costs it. Only statements with values, as text: whoever names a statement knows better.
 */
export class PreparingClient extends pg.Client {
  readonly #asked = new Map<string, number>();
  readonly #names = new Map<string, string>();
  #stale = 0;

  // What comes in goes on as it is, and so does the answer: `never` fits each of the overloads of pg.
  override query(...given: unknown[]): never {
    const [text, asked, callback] = given;
    const ask = super.query.bind(this) as (...args: unknown[]) => never;
    if (typeof text !== 'string' || !Array.isArray(asked)) return ask(...given);
    const values = asked.map((value: unknown) => (Array.isArray(value) ? (arrayLiteral(value) ?? value) : value));
    const name = this.#nameOf(text);
    if (name === undefined) return ask(text, values, callback);
    // whoever gives a callback is the pool, and it replaces a connection on which a query failed
    if (callback !== undefined) return ask({ name, text, values }, callback);
    return this.#watched(text, ask({ name, text, values })) as never;
  }

  async #watched(text: string, answer: Promise<unknown>): Promise<unknown> {
    try {
      return await answer;
    } catch (error) {
      if (sqlState(error) === OTHER_COLUMNS) this.#forget(text);
      throw error;
    }
  }

  #nameOf(text: string): string | undefined {
    const kept = this.#names.get(text);
    if (kept !== undefined || this.#names.size >= MOST_KEPT || text.length > LONGEST) return kept;
    const times = (this.#asked.get(text) ?? 0) + 1;
    if (times < ASKED_OFTEN) {
      if (this.#asked.size >= MOST_WATCHED) this.#asked.clear();
      this.#asked.set(text, times);
      return undefined;
    }
    this.#asked.delete(text);
    const name = `${createHash('sha256').update(text).digest('base64url').slice(0, 24)}.${this.#stale}`;
    this.#names.set(text, name);
    return name;
  }

  /** The plan is never used again; the next one has another name. */
  #forget(text: string): void {
    this.#names.delete(text);
    this.#stale += 1;
  }
}
