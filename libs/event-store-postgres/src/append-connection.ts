import pg from 'pg';
import { clientConfig } from '@lien-nganh/postgres';

/**
 * Index scans only, and plans that are made once: a plan that was cached while the table was small would scan it whole
 * for ever after. A lock that is not had in time is an error to report, not a writer that hangs.
 */
export const plannerSettings = {
  enable_seqscan: 'off',
  enable_bitmapscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  jit: 'off',
  plan_cache_mode: 'force_generic_plan',
} as const;

const LOCK_TIMEOUT = '10s';
/** Milliseconds after which a connection that owes an answer counts as lost. */
const ANSWER_TIMEOUT_MS = 30_000;

/**
 * The one connection over which a process appends. Pipelined: a second call is on its way while the first commits.
 * It is made at first use, and again after it was lost.
 */
export class AppendConnection {
  readonly #url: string;
  #client: pg.Client | undefined;
  #connecting: Promise<pg.Client> | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  /** The connection if there is one now. */
  get current(): pg.Client | undefined {
    return this.#client;
  }

  /** @throws whatever pg says when no connection can be had. */
  async open(): Promise<pg.Client> {
    if (this.#client) return this.#client;
    this.#connecting ??= this.#connect().finally(() => (this.#connecting = undefined));
    return this.#connecting;
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({
      ...clientConfig(this.#url, {
        applicationName: 'append to log',
        settings: {
          ...plannerSettings,
          lock_timeout: LOCK_TIMEOUT,
          idle_in_transaction_session_timeout: LOCK_TIMEOUT,
        },
      }),
      pipeline: true,
    });
    const drop = () => {
      if (this.#client === client) this.#client = undefined;
    };
    client.on('error', drop);
    client.on('end', drop);
    await client.connect();
    this.#client = client;
    return client;
  }

  /** Waits for an answer, at most {@link ANSWER_TIMEOUT_MS}: then the connection is cut, which fails all that is on it. */
  async answered<T>(client: pg.Client, answer: Promise<T>): Promise<T> {
    const timer = setTimeout(() => cut(client), ANSWER_TIMEOUT_MS);
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    const client = this.#client ?? (await this.#connecting?.catch(() => undefined));
    await client?.end();
  }
}

/** `end()` would wait for the very answers that do not come. */
function cut(client: pg.Client): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}
