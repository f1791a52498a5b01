import type { IdCache } from './id-cache.ts';
import type { Recorded } from './log.ts';

export interface StreamState {
  readonly events: Recorded[];
  /** Events below are not shown. The greatest number means that the stream was deleted. */
  truncateBefore: number;
  /** Deleted for good. */
  isTombstoned: boolean;
}

/** An append to be decided. `expected` is a revision, or -1 no stream, -2 any, -4 stream exists. */
export interface Request {
  readonly stream: string;
  readonly expected: number;
  readonly ids: readonly string[];
  readonly hasMetadata: boolean;
}

export type Decision =
  | { readonly is: 'write'; readonly last?: Recorded | undefined }
  /** A success that writes nothing: the server takes it for a repetition. */
  | { readonly is: 'repeated'; readonly revision: number; readonly position: bigint | null }
  | { readonly is: 'wrong-version'; readonly current: number }
  | { readonly is: 'deleted' };

const NO_STREAM = -1;
const ANY = -2;
const EXISTS = -4;
const WRITE: Decision = { is: 'write' };
const NEVER_WRITTEN: StreamState = { events: [], truncateBefore: 0, isTombstoned: false };
/** `$tb` of a stream that was deleted, and may come back. */
export const DELETED = 0x7fff_ffff_ffff_ffff;

/** What a server does with an append: `IndexWriter.CheckCommit` of 20.10 to 24.10. */
export function decide(state: StreamState | undefined, request: Request, ids: IdCache): Decision {
  if (state?.isTombstoned) return { is: 'deleted' };
  if (request.expected === ANY) return weak(state, request, ids) ?? WRITE;
  if (request.expected === EXISTS) return existing(state, request, ids);
  return exact(state ?? NEVER_WRITTEN, request);
}

function existing(state: StreamState | undefined, request: Request, ids: IdCache): Decision {
  if (state && isDeleted(state)) return { is: 'deleted' };
  if (lastOf(state) >= 0) return weak(state, request, ids) ?? WRITE;
  return request.hasMetadata ? WRITE : { is: 'wrong-version', current: -1 };
}

/** Only what the cache remembers; the first id decides whether it is a repetition at all. */
function weak(state: StreamState | undefined, { ids, stream }: Request, cache: IdCache): Decision | undefined {
  const [first, ...others] = ids.map((id) => cache.revisionOf(id, stream));
  if (first === undefined) return undefined;
  if (others.includes(undefined)) return { is: 'wrong-version', current: lastOf(state) };
  return repeated(state!, others.at(-1) ?? first);
}

/** At the very end no id is looked at; before it, the ids there must be these, in this order, all of them. */
function exact(state: StreamState, { expected, ids }: Request): Decision {
  const current = lastOf(state);
  if (expected === current) return WRITE;
  if (expected > current || ids.length === 0) return { is: 'wrong-version', current };
  const there = ids.map((id, index) => state.events[expected + 1 + index]?.id === id);
  if (isDeleted(state) && expected === NO_STREAM && !there[0]) return WRITE;
  return there.every(Boolean) ? repeated(state, expected + ids.length) : { is: 'wrong-version', current };
}

function repeated(state: StreamState, revision: number): Decision {
  const isShown = revision >= state.truncateBefore;
  return { is: 'repeated', revision, position: isShown ? state.events[revision]!.position : null };
}

/** Last revision ever written; -1 for none. */
function lastOf(state: StreamState | undefined): number {
  return (state?.events.length ?? 0) - 1;
}

export function isDeleted({ truncateBefore }: StreamState): boolean {
  return truncateBefore === DELETED;
}
