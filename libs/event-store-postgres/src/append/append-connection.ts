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
  /** When a call was last sent or answered while one still waits for its answer; `performance.now()`. */
  #owedSince: number | undefined;
  readonly #watchdog: NodeJS.Timeout;

  constructor(url: string) {
    this.#url = url;
    this.#watchdog = setInterval(() => this.#cutIfSilent(), ANSWER_TIMEOUT_MS / 4).unref();
  }

  /** Told at every change of the calls under way. A timer for each call would cost more than the rest of its way. */
  owes(calls: number): void {
    this.#owedSince = calls > 0 ? performance.now() : undefined;
  }

  #cutIfSilent(): void {
    if (this.#owedSince !== undefined && performance.now() - this.#owedSince > ANSWER_TIMEOUT_MS) cut(this.#client);
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
        pipeline: true,
      }),
    });
    client.on('error', () => this.drop(client));
    client.on('end', () => this.drop(client));
    await client.connect();
    this.#client = client;
    return client;
  }

  /** Sends nothing more over this one: it is lost, or about to be. */
  drop(client: pg.Client): void {
    if (this.#client === client) this.#client = undefined;
  }

  async close(): Promise<void> {
    clearInterval(this.#watchdog);
    const client = this.#client ?? (await this.#connecting?.catch(() => undefined));
    await client?.end();
  }
}

/** `end()` would wait for the very answers that do not come. */
function cut(client: pg.Client | undefined): void {
  (client as unknown as { connection: { stream: { destroy(): void } } } | undefined)?.connection.stream.destroy();
}
