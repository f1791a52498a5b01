import type { TestHost } from './test-host.ts';

export interface Sent {
  readonly as?: string;
  readonly key?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly raw?: string | Uint8Array<ArrayBuffer>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

let keys = 0;

/** Sends to the test host as an account would. */
export function clientOf(host: () => TestHost) {
  const answered = async (response: Response): Promise<Answered> => ({
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  });
  return {
    async post(path: string, { as = 'officer-police', key, headers = {}, body, raw }: Sent = {}): Promise<Answered> {
      const sent = await fetch(`${host().url}/${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await host().token(as)}`,
          'content-type': 'application/json',
          'idempotency-key': key ?? `key-${keys++}`,
          ...headers,
        },
        body: raw ?? JSON.stringify(body ?? {}),
      });
      return answered(sent);
    },
    async get(path: string, as = 'officer-police'): Promise<Answered> {
      return answered(
        await fetch(`${host().url}/${path}`, { headers: { authorization: `Bearer ${await host().token(as)}` } }),
      );
    },
  };
}
