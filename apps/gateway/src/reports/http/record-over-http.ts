import { Problem } from '@lien-nganh/service-host';

/** In whose name a record is read, and until when. */
export interface ReadingAs {
  /** The caller's own bearer token, as it came. */
  readonly authorization: string;
  readonly correlationId: string;
  readonly signal: AbortSignal;
}

/**
 * Reads a record of a service as it was at a position: `agency-report/879.2013-H2.police`. What is written in it is in no message, so
 * it is read where it is sealed. `null`: it is not there, or not the caller's to see.
 */
export type ReadRecord = (record: string, position: string, as: ReadingAs) => Promise<unknown>;

const PATIENCE_MS = 30_000;

/**
 * Reads it over HTTP.
 *
 * @param service whose records they are, `reporting`
 * @param origin where that service answers, `http://reporting:8080`; asked at each reading
 * @returns a reader that throws Problem unavailable where the service does not answer
 */
export function recordsAt(service: string, origin: () => string): ReadRecord {
  return async (record, position, { authorization, correlationId, signal }) => {
    const address = new URL(`/api/${service}/${record}/at?position=${position}`, origin());
    const response = await fetch(address, {
      headers: { authorization, 'x-correlation-id': correlationId },
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    }).catch((cause: unknown) => {
      throw notToBeHad(service, cause);
    });
    if (response.ok) return ((await response.json()) as { readonly record?: unknown }).record ?? null;
    await response.body?.cancel();
    if (response.status === 403 || response.status === 404) return null;
    throw notToBeHad(service, new Error(`the service answered ${response.status}`));
  };
}

function notToBeHad(what: string, cause: unknown): Problem {
  return new Problem('unavailable', { details: { what }, cause });
}
