import { randomBytes } from 'node:crypto';
import { SpanKind } from '@opentelemetry/api';
import { beginStep, parseTraceparent, type Step } from '@lien-nganh/subscriptions';

/** W3C trace context of one request. */
export interface Trace {
  readonly traceId: string;
  readonly traceparent: string;
}

/** The trace that a context belongs to, for log lines; `null`: none, or it is not well formed. */
export function traceIdOf(traceparent: string | null | undefined): string | null {
  return parseTraceparent(traceparent)?.traceId ?? null;
}

/** Goes on with the caller's trace in a span of its own, or begins one. */
export function continueTrace(header: string | undefined): Trace {
  const parent = parseTraceparent(header);
  const traceId = parent && !/^0+$/.test(parent.traceId) ? parent.traceId : randomBytes(16).toString('hex');
  const flags = (parent?.traceFlags ?? 1).toString(16).padStart(2, '0');
  return { traceId, traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-${flags}` };
}

/** The context in which a step's causes go on: its own, or without an SDK one that goes on with its parent's. */
export function contextOfStep({ traceparent }: Step, parent: string | undefined): Trace {
  const traceId = traceIdOf(traceparent);
  return traceparent === undefined || traceId === null || traceparent === parent
    ? continueTrace(parent)
    : { traceId, traceparent };
}

/** A request in its trace. */
export interface RequestTrace extends Trace {
  readonly step: Step;
}

/** Begins the span of a request. What writes may tell of records: it is not exported until somebody says that it may. */
export function beginRequest(method: string, header: string | undefined): RequestTrace {
  const attributes = { 'http.request.method': method };
  const step = beginStep(method, { kind: SpanKind.SERVER, parent: header, mayBegin: true, attributes });
  if (method !== 'GET' && method !== 'HEAD') step.tell(false);
  return { ...contextOfStep(step, header), step };
}
