import { someAtATime } from '@lien-nganh/kernel';
import type { Standing } from '@lien-nganh/access';
import { agenciesIn } from '../audit/look.ts';
import type { Runtime } from '../runtime.ts';
import { governing, mayRead } from './governing.ts';

/** A stream that may be shown to somebody, and whose record it is. */
export interface ShownStream {
  readonly stream: string;
  readonly agencies: readonly string[];
}

/** Records loaded at once. */
const AT_ONCE = 8;

/**
 * Of these streams, those of this service whose records the caller may read, in the order given. What does not exist,
 * what is another service's and what is none of the caller's business are left out alike.
 */
export async function visibleStreams(
  runtime: Runtime,
  streams: readonly string[],
  { standing, signal }: { readonly standing: Standing; readonly signal?: AbortSignal },
): Promise<readonly ShownStream[]> {
  const found = new Map<string, ShownStream>();
  await someAtATime(new Set(streams), AT_ONCE, async (stream) => {
    const agencies = await shownTo(runtime, stream, { standing, ...(signal ? { signal } : {}) });
    if (agencies) found.set(stream, { stream, agencies });
  });
  return streams.flatMap((stream) => found.get(stream) ?? []);
}

/** Whose record it is, or `null` when it is not shown. */
async function shownTo(
  runtime: Runtime,
  stream: string,
  { standing, signal }: { readonly standing: Standing; readonly signal?: AbortSignal },
): Promise<readonly string[] | null> {
  const found = runtime.decoder.typeOf(stream);
  if (!found) return null;
  const record = await governing(runtime, { ...found, standing, signal });
  return record && mayRead(runtime.permissions, standing, record) ? agenciesIn(record.scope) : null;
}
