import type { Envelope, EnvelopeFilter, Envelopes, Order } from '../envelopes/envelopes.ts';
import type { ShownEnvelope, Visibility } from '../visibility/visibility.ts';

export interface Browsing {
  readonly filter: EnvelopeFilter;
  readonly order: Order;
  /** Position of the last event of the page before; `null`: the first page. */
  readonly beyond: bigint | null;
  readonly first: number;
}

export interface Page {
  readonly shown: readonly ShownEnvelope[];
  /** Whether anything more may be shown. */
  readonly more: boolean;
}

/** Most envelopes read at once; a page that is nearly all shown needs no more than itself. */
const MOST = 500;

/**
 * One page of the log. It is filled with what may be shown, however much lies between: neither its length, nor whether
 * there is more, nor its cursor tells of anything else.
 */
export async function browse(
  envelopes: Pick<Envelopes, 'page'>,
  visibility: Pick<Visibility, 'shown'>,
  { filter, order, beyond, first }: Browsing,
): Promise<Page> {
  const found: ShownEnvelope[] = [];
  let after = beyond;
  for (let limit = first + 1; found.length <= first; limit = Math.min(2 * limit, MOST)) {
    const chunk: readonly Envelope[] = await envelopes.page(filter, { beyond: after, order, limit });
    found.push(...(await visibility.shown(chunk)));
    if (chunk.length < limit) break;
    after = chunk.at(-1)!.position;
  }
  return { shown: found.slice(0, first), more: found.length > first };
}
