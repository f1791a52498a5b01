import type { Request } from 'express';
import { Problem } from '../problem.ts';

/** Bytes from `from` to before `to`. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The range that is asked for; `null`: the whole, also where several are asked for at once, or where what was read before has
 * changed since (If-Range).
 *
 * @throws Problem range-not-satisfiable
 */
export function rangeIn(
  request: Pick<Request, 'header'>,
  { size, etag }: { readonly size: number; readonly etag: string },
): ByteRange | null {
  const condition = request.header('if-range');
  const range = condition === undefined || condition === etag ? asked(request.header('range'), size) : null;
  if (range === null || range.from < range.to) return range;
  throw new Problem('range-not-satisfiable', { details: { size }, headers: { 'Content-Range': `bytes */${size}` } });
}

/** `bytes=0-99`, `bytes=100-`, `bytes=-100`; anything else is no range. */
function asked(header: string | undefined, size: number): ByteRange | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec((header ?? '').replace(/\s/g, '')) ?? [];
  if (first === undefined || last === undefined || first + last === '') return null;
  return first === '' ? fromTheEnd(Number(last), size) : fromTheBeginning(first, last, size);
}

function fromTheEnd(bytes: number, size: number): ByteRange {
  return { from: Math.max(0, size - bytes), to: size };
}

function fromTheBeginning(first: string, last: string, size: number): ByteRange {
  return { from: Number(first), to: last === '' ? size : Math.min(size, Number(last) + 1) };
}
