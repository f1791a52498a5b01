import { Problem } from '@lien-nganh/service-host';
import type { ReadingAs } from '../http/record-over-http.ts';

/**
 * Reads the file of a form, where it is attached to its record. `null`: it is not there any more, or not the caller's to see.
 *
 * @param form its code
 * @param file the id under which it is attached
 */
export type ReadReportFile = (form: string, file: string, as: ReadingAs) => Promise<Uint8Array | null>;

const PATIENCE_MS = 30_000;

/**
 * Reads it over HTTP, with the caller's own token.
 *
 * @param origin where the reporting service answers, `http://reporting:8080`; asked at each reading
 * @returns a reader that throws Problem unavailable where the service does not answer
 */
export function reportFilesAt(origin: () => string): ReadReportFile {
  return async (form, file, { authorization, correlationId, signal }) => {
    const path = `/api/reporting/files/${encodeURIComponent(`ownForm-${form}`)}/content/${encodeURIComponent(file)}`;
    const response = await fetch(new URL(path, origin()), {
      headers: { authorization, 'x-correlation-id': correlationId },
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    }).catch((cause: unknown) => {
      throw notToBeHad(cause);
    });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    await response.body?.cancel();
    if ([403, 404, 410].includes(response.status)) return null;
    throw notToBeHad(new Error(`the reporting service answered ${response.status}`));
  };
}

function notToBeHad(cause: unknown): Problem {
  return new Problem('unavailable', { details: { what: 'reporting' }, cause });
}
