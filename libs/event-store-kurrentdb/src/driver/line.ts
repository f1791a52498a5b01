import { StoreUnavailable } from '@lien-nganh/event-store';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { innerClient } from './inner-client.ts';

/**
 * One client object of the driver, replaced when it is dropped. The store has a line each for appends, reads and
 * subscriptions: what does not answer is ended with all that runs over its connection, and that is to be little.
 */
export class Line {
  readonly #url: string;
  #client: KurrentDBClient | undefined;
  #isClosed = false;

  constructor(url: string) {
    this.#url = url;
  }

  /** @throws StoreUnavailable when the store is closed */
  get client(): KurrentDBClient {
    if (this.#isClosed) throw new StoreUnavailable('the event store is closed');
    this.#client ??= KurrentDBClient.connectionString(this.#url);
    return this.#client;
  }

  /** Ends what runs over a client; the next call gets a new one. */
  drop(client: KurrentDBClient): void {
    if (this.#client === client) this.#client = undefined;
    // Nothing waits for it: what it ends reports to its own caller.
    client.dispose().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const client = this.#client;
    this.#client = undefined;
    await client?.dispose();
  }
}

/**
 * The server's version, `25.1.0`; `unknown` for one that is older than 21.10 and cannot say. The driver asks once for
 * each of its connections.
 */
export async function serverVersion(client: KurrentDBClient): Promise<string> {
  return (await innerClient(client).capabilities).serverVersion;
}
