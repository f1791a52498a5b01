import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../bootstrap/sender.ts';
import type { Issuer } from '../issuer/issuer.ts';
import { administrator } from '../issuer/accounts.ts';
import { tokenHours } from '../issuer/token-hours.ts';

/** The platform said no to something that the story holds possible. */
export class DemoRefused extends Error {
  override readonly name = 'DemoRefused';

  constructor(
    readonly status: number,
    what: string,
    private readonly told: unknown,
  ) {
    super(`${what}: ${status} ${JSON.stringify(told).slice(0, 600)}`);
  }

  /** The rule that refused; `undefined` of any other answer. */
  get rule(): string | undefined {
    return (this.told as { readonly rule?: string } | null)?.rule;
  }
}

/** What a command gives, however often it is sent. */
export interface Written {
  readonly id: string;
  readonly position: string | null;
}

const TRIES = 3;

/** Until a store that is not available has been asked for half a minute, each time after twice as long. */
const PAUSES_MS = [100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800];
const UNAVAILABLE = 503;

/** A slow or busy machine takes its time to read what a busy week has written. */
const QUIET_WITHIN_MS = 10 * 60_000;

/** Speaks to the platform over HTTP, each time with the token of a sample account. */
export class Caller {
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(
    private readonly url: string,
    private readonly issuer: Issuer,
    private readonly signal: AbortSignal,
  ) {}

  /** @param path below `/api/` @throws DemoRefused */
  get(account: string, path: string): Promise<unknown> {
    return this.#answer(account, `/api/${path}`, {});
  }

  /** Sends a command; gives the id of its record, and where in the log it was written. @throws DemoRefused */
  async send(
    account: string,
    { to, body }: { readonly to: string; readonly body: unknown },
    key: string,
  ): Promise<Written> {
    const answer = await this.#post(account, `/api/${to}`, body, { 'idempotency-key': key });
    return answer as Written;
  }

  /** Asks the gateway. @throws DemoRefused */
  async ask(account: string, query: string): Promise<unknown> {
    const { data, errors } = (await this.#post(account, '/graphql', { query })) as { data?: unknown; errors?: unknown };
    if (errors !== undefined) throw new DemoRefused(200, `${account} ${query}`, errors);
    return data;
  }

  /** Where the demo's clock stands. */
  async clock(): Promise<Date> {
    const { now } = (await this.#answer(administrator.account, '/demo/clock', {})) as { readonly now: string };
    return new Date(now);
  }

  /** Moves the demo's clock forward. @throws DemoRefused when it stands later than that */
  async moveClock(to: Date): Promise<void> {
    await this.#post(administrator.account, '/demo/clock', { to: to.toISOString() });
  }

  /** Waits until everything that was recorded has been read by everybody who reads it. @throws NotArrived */
  quiet(): Promise<void> {
    return until(this.signal, () => this.#isQuiet(), QUIET_WITHIN_MS);
  }

  async #isQuiet(): Promise<boolean> {
    const response = await this.#fetched('/health/ready', {});
    const { services } = (await response.json()) as Health;
    return services.every(({ readers }) => readers.every(({ behindAtLeast }) => behindAtLeast === 0));
  }

  #post(account: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<unknown> {
    const init = {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    };
    return this.#answer(account, path, init);
  }

  async #answer(account: string, path: string, { headers, ...init }: RequestInit): Promise<unknown> {
    const authorization = `Bearer ${await this.#token(account)}`;
    const signed = { ...(headers as Record<string, string> | undefined), authorization };
    const response = await this.#available(path, { ...init, headers: signed });
    const told = (await response.json()) as unknown;
    if (response.ok) return told;
    throw new DemoRefused(response.status, `${account} ${path}`, told);
  }

  /** As everybody is told to: whatever a busy machine has no time for is sent again with the same key. */
  async #available(path: string, init: RequestInit): Promise<Response> {
    for (const ms of PAUSES_MS) {
      const response = await this.#fetched(path, init);
      if (response.status !== UNAVAILABLE) return response;
      await response.body?.cancel();
      await pause(ms, undefined, { signal: this.signal });
    }
    return this.#fetched(path, init);
  }

  /**
   * The story is worked out in this very process, and for so long nobody answers: a connection that was kept open may be closed
   * just then. What is sent again has the same key and is written once.
   */
  async #fetched(path: string, init: RequestInit): Promise<Response> {
    for (let left = TRIES - 1; ; left--) {
      try {
        return await fetch(this.url + path, { ...init, signal: this.signal });
      } catch (error) {
        if (left === 0 || this.signal.aborted) throw error;
      }
    }
  }

  #token(account: string): Promise<string> {
    const found = this.#tokens.get(account) ?? this.issuer.sign(account, tokenHours.demo);
    this.#tokens.set(account, found);
    return found;
  }
}

interface Health {
  readonly services: readonly { readonly readers: readonly { readonly behindAtLeast: number }[] }[];
}
