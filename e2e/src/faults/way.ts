import { once } from 'node:events';
import type { Socket } from 'node:net';
import { lasting } from './lasting.ts';

/** How slowly a way passes on what comes. */
export interface Slowness {
  /** Milliseconds that each piece takes. */
  readonly ms: number;
  readonly bytesPerSecond: number;
}

/** More is not taken in while nothing is passed on: whoever sends then feels it, as on a cable. */
const MOST_BYTES = 4 * 1024 * 1024;

/** One direction of a connection: passes pieces on in their order, slowly or not at all when told so. */
export class Way {
  #pieces: Buffer[] = [];
  #bytes = 0;
  #held = false;
  #passing = false;
  #ended = false;
  #gone = false;
  slowness: Slowness | null = null;

  /** @param stopsAt looks at each piece before it is passed on: `true` holds the way, this piece included */
  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly stopsAt: (piece: Buffer) => boolean,
  ) {
    from.on('data', (piece: Buffer) => this.#take(piece));
    from.on('end', () => {
      this.#ended = true;
      void this.#pass();
    });
  }

  hold(): void {
    this.#held = true;
  }

  goOn(): void {
    this.#held = false;
    void this.#pass();
  }

  /** Nothing is passed on any more, whatever waits. */
  end(): void {
    this.#gone = true;
    this.#pieces = [];
  }

  #take(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#bytes += piece.length;
    if (this.#bytes > MOST_BYTES) this.from.pause();
    void this.#pass();
  }

  async #pass(): Promise<void> {
    if (this.#passing) return;
    this.#passing = true;
    while (!this.#held && !this.#gone && this.#pieces.length > 0) await this.#passOne(this.#pieces[0]!);
    this.#passing = false;
    if (this.#ended && !this.#held && !this.#gone) this.to.end();
  }

  async #passOne(piece: Buffer): Promise<void> {
    if (this.stopsAt(piece)) return this.hold();
    if (this.slowness) await lasting(this.slowness.ms + (1000 * piece.length) / this.slowness.bytesPerSecond);
    // Held, or ended, while it was on its way.
    if (this.#held || this.#gone) return;
    this.#pieces.shift();
    this.#bytes -= piece.length;
    const flows = this.to.write(piece);
    if (this.#bytes <= MOST_BYTES) this.from.resume();
    if (!flows) await Promise.race([once(this.to, 'drain'), once(this.to, 'close')]).catch(() => undefined);
  }
}
