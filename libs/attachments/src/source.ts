/** Bytes that can be read from any place, as often as wanted, without being held. */
export interface Source {
  /** Bytes. */
  readonly size: number;
  /** From the byte `from`, to before the byte `to`; both default to the whole. */
  read(from?: number, to?: number): AsyncIterable<Buffer>;
}

/** A source in memory. */
export function bytesSource(bytes: Buffer): Source {
  return {
    size: bytes.length,
    async *read(from = 0, to = bytes.length) {
      if (to > from) yield bytes.subarray(from, to);
    },
  };
}

/** A part of a source, in memory: for parts that are known to be small. */
export async function partOf(source: Source, from: number, to: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of source.read(Math.max(0, from), Math.min(source.size, to))) parts.push(part);
  return Buffer.concat(parts);
}

/** Reads a stream of bytes in portions of a wanted length; holds no more than one portion and the rest of a piece. */
export class ByteReader {
  private readonly pieces: AsyncIterator<Buffer>;
  private held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.pieces = source[Symbol.asyncIterator]();
  }

  /** Exactly so many bytes; `null` when there are fewer. */
  async take(length: number): Promise<Buffer | null> {
    while (this.held.length < length) {
      const next = await this.pieces.next();
      if (next.done) return null;
      this.held = Buffer.concat([this.held, next.value]);
    }
    const taken = this.held.subarray(0, length);
    this.held = this.held.subarray(length);
    return taken;
  }

  /** Some bytes, at most so many; `null` at the end. */
  async some(most = Number.MAX_SAFE_INTEGER): Promise<Buffer | null> {
    if (this.held.length === 0) {
      const next = await this.pieces.next();
      if (next.done) return null;
      this.held = next.value;
    }
    return this.take(Math.min(most, this.held.length));
  }

  /** Puts bytes back that were taken last. */
  putBack(bytes: Buffer): void {
    this.held = Buffer.concat([bytes, this.held]);
  }
}
