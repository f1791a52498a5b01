import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { clientConfig } from '@lien-nganh/postgres';
import pg from 'pg';

export interface LeaseOptions {
  readonly url: string;
  /** What is leased, `inspections/questions`. */
  readonly name: string;
  readonly signal: AbortSignal;
  readonly onState?: (state: 'waiting' | 'held' | 'lost') => void;
}

const RETRY_MS = 1_000;
/** A holder whose machine or cable is gone closes nothing: the server finds out within half a minute, and not after two hours. */
const FIND_OUT = { tcp_keepalives_idle: '10', tcp_keepalives_interval: '5', tcp_keepalives_count: '3' };

/**
 * Runs `work` while this process holds the lease, again and again until the signal aborts. The lease is a session's
 * advisory lock: a process that dies loses it at once, one that is cut off loses it with its connection, when the server finds
 * out. Work that is not told in time is held back by its checkpoint.
 */
export async function whileLeased(options: LeaseOptions, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const { signal } = options;
  while (!signal.aborted) {
    await leaseOnce(options, work).catch((error: unknown) => {
      if (!isConnectionLoss(error)) throw error;
    });
    if (!signal.aborted) await pause(RETRY_MS, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

async function leaseOnce(
  { url, name, signal, onState }: LeaseOptions,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const client = new pg.Client(clientConfig(url, { applicationName: `lease ${name}`, settings: FIND_OUT }));
  const lost = new AbortController();
  client.on('error', (error) => lost.abort(error));
  client.on('end', () => lost.abort(new Error('the connection of the lease ended')));
  const both = AbortSignal.any([signal, lost.signal]);
  // all that runs under the lease hangs on it
  setMaxListeners(0, both);
  try {
    await client.connect();
    onState?.('waiting');
    await acquire(client, name, both);
    onState?.('held');
    await work(both);
  } catch (error) {
    if (!both.aborted) throw error;
  } finally {
    onState?.('lost');
    await client.end().catch(() => undefined);
  }
}

/** Waits in the server, so that the next holder has it the moment that the last one is gone. */
async function acquire(client: pg.Client, name: string, signal: AbortSignal): Promise<void> {
  const cancelled = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  );
  await Promise.race([client.query('select pg_advisory_lock(hashtextextended($1, 7103))', [name]), cancelled]);
}

function isConnectionLoss(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|57P0|08|53)/.test(code);
}
