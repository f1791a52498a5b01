/** Room of a real server's cache, and what an entry takes of it besides the stream's name. */
const MOST_BYTES = 8 * 1024 * 1024;
const ENTRY_BYTES = 28;

interface Place {
  readonly stream: string;
  readonly revision: number;
}

/** The ids that a server happens to remember: the oldest fall out, a restart loses all, an id has one place. */
export class IdCache {
  readonly #places = new Map<string, Place>();
  #bytes = 0;

  add(id: string, stream: string, revision: number): void {
    this.#remove(id);
    this.#places.set(id, { stream, revision });
    this.#bytes += ENTRY_BYTES + stream.length;
    for (const [oldest] of this.#places) {
      if (this.#bytes <= MOST_BYTES) return;
      this.#remove(oldest);
    }
  }

  #remove(id: string): void {
    const place = this.#places.get(id);
    if (!place) return;
    this.#places.delete(id);
    this.#bytes -= ENTRY_BYTES + place.stream.length;
  }

  /** Revision at which the stream holds the id, as far as is remembered. */
  revisionOf(id: string, stream: string): number | undefined {
    const place = this.#places.get(id);
    return place?.stream === stream ? place.revision : undefined;
  }

  clear(): void {
    this.#places.clear();
    this.#bytes = 0;
  }
}
