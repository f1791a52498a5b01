import { Problem } from '../problem.ts';
import type { NoteLook } from './look.ts';

/** Shorter than the time in which an auditor is answered. */
const PATIENCE_MS = 10_000;

/**
 * Notes looks at the audit in another process, `POST /api/audit/looks`, with the auditor's own token: no part of the platform
 * needs a token of its own, and nobody can be noted by somebody else.
 *
 * @param auditUrl where the audit answers, `http://audit:8083`
 * @returns a noter that throws Problem unavailable while the audit has not answered that it noted
 */
export function noteLookAt(auditUrl: string): NoteLook {
  const address = new URL('/api/audit/looks', auditUrl);
  return async ({ service, read, agencies, correlationId, traceparent, authorization }) => {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-correlation-id': correlationId,
        ...(traceparent === undefined ? {} : { traceparent }),
        ...(authorization === undefined ? {} : { authorization }),
      },
      body: JSON.stringify({ service, read, agencies }),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch((error: unknown) => {
      throw notNoted(error);
    });
    await response.body?.cancel();
    if (response.status !== 204) throw notNoted(new Error(`the audit answered ${response.status}`));
  };
}

function notNoted(cause: unknown): Problem {
  return new Problem('unavailable', { details: { what: 'audit' }, cause });
}
