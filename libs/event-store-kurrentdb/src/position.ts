import type { Position } from '@lien-nganh/kernel';

/** A position as KurrentDB has it: byte offsets into its transaction file. */
export interface Halves {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** What a server sends as a position when there is none, and when it forgot to say so. */
const NONE = 0x7fff_ffff_ffff_ffffn;

/**
 * Packs both halves into one number that keeps their order. An event of one append has equal halves and becomes
 * `2 · commit + 1`. A checkpoint may have unequal ones: "all before the record at `commit`, and not yet that record";
 * it becomes `2 · commit`. The number stays below 2^63, so that it fits a bigint column.
 *
 * Where `prepare` is neither 0 nor `commit` (explicit transactions of clients long gone), it is taken for 0: a reader
 * that goes on from there may see events of such a transaction twice, and misses none.
 * @returns `null` for what is no position
 */
export function packPosition({ commit, prepare }: Halves): Position | null {
  if (commit >= NONE) return null;
  return (commit * 2n + (prepare === commit ? 1n : 0n)) as Position;
}

/** The halves to send to the server. */
export function unpackPosition(position: Position): Halves {
  const commit = position / 2n;
  return { commit, prepare: isOfEvent(position) ? commit : 0n };
}

/** Whether the record at this position has been seen, rather than all before it. */
export function isOfEvent(position: Position): boolean {
  return position % 2n === 1n;
}
