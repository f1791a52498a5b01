import { randomBytes } from 'node:crypto';

/** W3C trace context of one request. */
export interface Trace {
  readonly traceId: string;
  readonly traceparent: string;
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** The trace that a context belongs to, for log lines; `null`: none, or it is not well formed. */
export function traceIdOf(traceparent: string | null | undefined): string | null {
  return TRACEPARENT.exec(traceparent ?? '')?.[1] ?? null;
}

/** Goes on with the caller's trace in a span of its own, or begins one. */
export function continueTrace(header: string | undefined): Trace {
  const match = TRACEPARENT.exec(header ?? '');
  const traceId = match && !/^0+$/.test(match[1]!) ? match[1]! : randomBytes(16).toString('hex');
  const flags = match?.[3] ?? '01';
  return { traceId, traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-${flags}` };
}
