import { Problem } from '@lien-nganh/service-host';

/** A request to another part of the platform, in the name of whoever asked the audit. */
export interface Asking {
  /** The caller's own bearer token, as it came. */
  readonly authorization: string | undefined;
  readonly correlationId: string;
  readonly traceparent: string;
  /** Sent as JSON by POST; without one it is a GET. */
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Asks at an address such as `/api/inspections/visible`. */
export type Call = (path: string, asking: Asking) => Promise<Answer>;

const PATIENCE_MS = 30_000;

/**
 * Asks over HTTP.
 *
 * @param originOf where an address is served, `http://127.0.0.1:8080`; known only once the platform listens
 */
export function callOver(originOf: (path: string) => string): Call {
  return async (path, { authorization, correlationId, traceparent, body }) => {
    try {
      const response = await fetch(new URL(path, originOf(path)), {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...(authorization === undefined ? {} : { authorization }),
          'content-type': 'application/json',
          'x-correlation-id': correlationId,
          traceparent,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return { status: response.status, body: (await response.json()) as unknown };
    } catch (cause) {
      throw new Problem('unavailable', { details: { what: path.split('/').slice(0, 3).join('/') }, cause });
    }
  };
}
