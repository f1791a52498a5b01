import { InvalidAppend, StoreUnavailable, TooLarge } from '@lien-nganh/event-store';
import type { JsonValue, Rejected, StreamType } from '@lien-nganh/kernel';
import { Problem } from '../problem.ts';

/** Somebody changed the record since the caller saw it. */
export function changed(revision: number): Problem {
  return new Problem('changed-meanwhile', { details: { revision }, headers: { ETag: `"${revision}"` } });
}

/** A rule of the record says no. */
export function refused(type: StreamType, { rejected, details }: Rejected): Problem {
  const rule = type.refusals[rejected];
  if (!rule) throw new Error(`${type.prefix} refused by ${rejected}, which it does not declare`);
  return new Problem('refused', {
    rule: { name: rejected, ...rule },
    details: details as Record<string, JsonValue>,
    rules: type.refusals,
  });
}

/** What the log would not take, as a caller is told it. */
export function appendProblem(error: unknown): unknown {
  if (error instanceof TooLarge) return new Problem('too-large', { details: { what: error.what, limit: error.limit } });
  if (error instanceof InvalidAppend) return new Problem('invalid-input', { details: { why: error.message } });
  if (error instanceof StoreUnavailable) return new Problem('unavailable', { cause: error });
  return error;
}
