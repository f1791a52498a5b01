import { connect, createServer, type Server, type Socket } from 'node:net';
import { Way, type Slowness } from './way.ts';

export interface Silence {
  /** Which part of the connections that there are. */
  readonly share: number;
  /** Those that are made from now on, too. */
  readonly newToo: boolean;
  readonly chance: () => number;
}

/** What a cable holds back. */
export interface Caught {
  /** The piece at which it stopped. */
  readonly piece: Buffer;
  /** Lets it go on, with all that came behind it. */
  letGo(): void;
}

/** Both directions of one connection. */
class Line {
  readonly there: Way;
  readonly back: Way;
  /** Nobody is told of the other end's close. */
  silent = false;
  #closed = false;

  constructor(
    private readonly client: Socket,
    private readonly server: Socket,
    stopsAt: (line: Line, piece: Buffer) => boolean,
    private readonly onClosed: () => void,
  ) {
    this.there = new Way(client, server, (piece) => stopsAt(this, piece));
    this.back = new Way(server, client, () => false);
    for (const one of [client, server]) {
      one.setNoDelay(true);
      one.on('error', () => undefined).on('close', () => this.#oneClosed());
    }
  }

  get ways(): readonly Way[] {
    return [this.there, this.back];
  }

  fallSilent(): void {
    this.silent = true;
    for (const way of this.ways) way.hold();
  }

  goOn(): void {
    this.silent = false;
    if (this.#closed) return this.cut();
    for (const way of this.ways) way.goOn();
  }

  /** @param hard with a reset, as a host does that knows of no such connection */
  cut(hard = false): void {
    for (const way of this.ways) way.end();
    for (const one of [this.client, this.server]) {
      if (hard) one.resetAndDestroy();
      else one.destroy();
    }
    this.onClosed();
  }

  #oneClosed(): void {
    this.#closed = true;
    if (!this.silent) this.cut();
  }
}

/** A way to a server of this machine on which connections can be cut, slowed, or fall silent while both ends believe in them. */
export class Detour {
  readonly #lines = new Set<Line>();
  #slowness: Slowness | null = null;
  #newAreSilent = false;
  #trap: ((line: Line, piece: Buffer) => boolean) | null = null;

  private constructor(
    readonly name: string,
    private readonly server: Server,
  ) {}

  /** @param port of the server, looked up for each connection: it may not run yet */
  static async to(name: string, port: () => Promise<number>): Promise<Detour> {
    const server = createServer({ allowHalfOpen: true });
    const detour = new Detour(name, server);
    server.on('connection', (client) => {
      detour.#lead(client, port).catch(() => client.destroy());
    });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
    return detour;
  }

  /** `127.0.0.1:port` */
  get address(): string {
    return `127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  get open(): number {
    return this.#lines.size;
  }

  /** Ends some connections, and lets new ones be made. @returns how many */
  cut(share: number, chance: () => number): number {
    const chosen = this.#some(share, chance);
    for (const line of chosen) line.cut(chance() < 0.5);
    return chosen.length;
  }

  /** Slows all connections, and those that are made until the call that is given back. */
  slow(slowness: Slowness): () => void {
    this.#slow(slowness);
    return () => this.#slow(null);
  }

  /**
   * Lets connections be half-open: what is sent is taken in, nothing comes out, and no end is told of anything.
   * @returns ends it: with all that was sent coming late, or with a reset
   */
  fallSilent({ share, newToo, chance }: Silence): { readonly count: number; end(how: 'late' | 'reset'): void } {
    const chosen = this.#some(share, chance);
    for (const line of chosen) line.fallSilent();
    this.#newAreSilent = newToo;
    const end = (how: 'late' | 'reset') => {
      this.#newAreSilent = false;
      for (const line of [...this.#lines].filter(({ silent }) => silent)) {
        if (how === 'late') line.goOn();
        else line.cut(true);
      }
    };
    return { count: chosen.length, end };
  }

  /** Holds the first connection on which such a piece is sent, before it arrives. */
  catchOne(wanted: (piece: Buffer) => boolean, signal: AbortSignal): Promise<Caught> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#trap = null;
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#trap = (line, piece) => {
        if (!wanted(piece)) return false;
        this.#trap = null;
        signal.removeEventListener('abort', giveUp);
        line.fallSilent();
        resolve({ piece, letGo: () => line.goOn() });
        return true;
      };
    });
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const line of [...this.#lines]) line.cut();
    await closed;
  }

  async #lead(client: Socket, port: () => Promise<number>): Promise<void> {
    client.on('error', () => undefined);
    const server = connect({ port: await port(), host: '127.0.0.1', allowHalfOpen: true });
    const stopsAt = (at: Line, piece: Buffer) => this.#trap?.(at, piece) ?? false;
    const line: Line = new Line(client, server, stopsAt, () => this.#lines.delete(line));
    this.#lines.add(line);
    if (client.destroyed) return line.cut();
    for (const way of line.ways) way.slowness = this.#slowness;
    if (this.#newAreSilent) line.fallSilent();
  }

  #some(share: number, chance: () => number): readonly Line[] {
    return [...this.#lines].filter(() => chance() < share);
  }

  #slow(slowness: Slowness | null): void {
    this.#slowness = slowness;
    for (const line of this.#lines) for (const way of line.ways) way.slowness = slowness;
  }
}
