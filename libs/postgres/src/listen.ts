import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { clientConfig } from './pool.ts';

export type ListenHealth =
  { readonly is: 'connected' } | { readonly is: 'recovering'; readonly attempt: number; readonly why: string };

export interface ListenOptions {
  /** Ends the listening; the returned promise then resolves. */
  readonly signal: AbortSignal;
  readonly onHealth?: (health: ListenHealth) => void;
  /** Milliseconds between probes of a silent connection. Default 15 000. */
  readonly probeEveryMs?: number;
  /** Milliseconds that a probe may take. Default 5 000. */
  readonly probeTimeoutMs?: number;
}

/** Called for every notification, with its payload, and without one whenever notifications may have been missed. */
export type OnWake = (payload?: string) => void;

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 5_000;

/**
 * LISTENs on a channel over a connection of its own and stays: a lost connection is made again with growing pauses,
 * a silent one is probed, and after each reconnection and probe `onWake` runs, since what was notified meanwhile is lost.
 * Resolves when the signal aborts; never rejects.
 */
export async function listen(url: string, channel: string, onWake: OnWake, options: ListenOptions): Promise<void> {
  const { signal, onHealth } = options;
  let attempt = 0;
  while (!signal.aborted) {
    const why = await listenOnce({ url, channel, onWake, options, onConnected: () => (attempt = 0) });
    if (signal.aborted) return;
    attempt += 1;
    onHealth?.({ is: 'recovering', attempt, why });
    await pause(backoffMs(attempt), undefined, { signal, ref: false }).catch(() => undefined);
  }
}

interface Listening {
  readonly url: string;
  readonly channel: string;
  readonly onWake: OnWake;
  readonly options: ListenOptions;
  readonly onConnected: () => void;
}

/** One connection's life; resolves to the reason of its end. */
async function listenOnce({ url, channel, onWake, options, onConnected }: Listening): Promise<string> {
  const client = new pg.Client({
    ...clientConfig(url, { applicationName: `listen ${channel}`, queryTimeoutMs: options.probeTimeoutMs ?? 5_000 }),
  });
  const ended = endOf(client, options.signal);
  client.on('notification', ({ payload }) => onWake(payload));
  let probe: NodeJS.Timeout | undefined;
  try {
    await Promise.race([client.connect(), ended.promise]);
    if (options.signal.aborted) return 'aborted';
    await client.query(`listen ${client.escapeIdentifier(channel)}`);
    onConnected();
    options.onHealth?.({ is: 'connected' });
    onWake();
    probe = setInterval(probing(client, onWake, ended.resolve), options.probeEveryMs ?? 15_000).unref();
    return await ended.promise;
  } catch (error) {
    return reasonOf(error);
  } finally {
    clearInterval(probe);
    ended.dispose();
    void client.end().catch(() => undefined);
  }
}

/** One probe at a time. */
function probing(client: pg.Client, onWake: OnWake, lost: (why: string) => void): () => void {
  let isUnderWay = false;
  const probe = async () => {
    isUnderWay = true;
    try {
      await client.query('select 1');
      onWake();
    } catch (error) {
      lost(reasonOf(error));
    } finally {
      isUnderWay = false;
    }
  };
  return () => void (isUnderWay || probe());
}

function endOf(client: pg.Client, signal: AbortSignal) {
  let resolve!: (why: string) => void;
  const promise = new Promise<string>((done) => (resolve = done));
  const onAbort = () => resolve('aborted');
  signal.addEventListener('abort', onAbort, { once: true });
  client.on('error', (error) => resolve(reasonOf(error)));
  client.on('end', () => resolve('the connection ended'));
  return { promise, resolve, dispose: () => signal.removeEventListener('abort', onAbort) };
}

function backoffMs(attempt: number): number {
  const longest = Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
  return longest / 2 + Math.random() * (longest / 2);
}

function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
}
