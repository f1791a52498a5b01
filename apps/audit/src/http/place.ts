import { resolveReference } from '@lien-nganh/event-store';
import { parsePosition, type Position } from '@lien-nganh/kernel';
import { contextOf, Problem } from '@lien-nganh/service-host';
import type { Request } from 'express';
import type { Auditing } from './auditing.ts';

/** No store counts further. */
const LARGEST = 2n ** 63n - 1n;

/** Where in the present log a printed reference stands. @throws Problem invalid-input where it stands nowhere */
export async function placeOf(
  { runtime: { store, log } }: Auditing,
  request: Request,
  { path, text }: { readonly path: string; readonly text: string },
): Promise<Position> {
  const { signal } = contextOf(request);
  const parsed = parsePosition(text);
  const position = parsed && (await resolveReference(store, parsed, signal ? { signal } : {}));
  if (position !== null && position <= LARGEST) return position;
  throw noPlace(log.id, path);
}

export function noPlace(log: string, path: string): Problem {
  return new Problem('invalid-input', {
    errors: [{ path, vi: `Phải là vị trí trong nhật ký ${log}.`, en: `Takes a position of the log ${log}.` }],
  });
}
