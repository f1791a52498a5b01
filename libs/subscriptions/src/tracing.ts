import {
  INVALID_SPAN_CONTEXT,
  isSpanContextValid,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Span,
} from '@opentelemetry/api';
import type { Broker, ContractMessage, Handler } from '@lien-nganh/messaging';

/** Spans in which it is `false` are never exported: they belong to a record that few may know of. */
export const DISCLOSED = 'lien_nganh.disclosed';

/** Of the SDK that the process starts, also later; of the first, where one ends and another is started. */
const tracer = trace.getTracer('lien-nganh');

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
/** What is published again long after it happened is no part of the request from then. */
const RECENT_MS = 60 * 60 * 1_000;

/** The parts of a W3C trace context; `null`: it is not well formed. */
export function parseTraceparent(text: string | null | undefined) {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(text ?? '') ?? [];
  return traceId && spanId && flags ? { traceId, spanId, traceFlags: Number.parseInt(flags, 16) } : null;
}

/** The same context, of which nobody records anything further on. */
export function unsampled(traceparent: string): string {
  return traceparent.replace(/-[0-9a-f]{2}$/, '-00');
}

export interface StepWanted {
  readonly kind?: SpanKind;
  /** W3C trace context of what caused it. */
  readonly parent: string | null | undefined;
  /** Begins a trace where nothing caused it. Whatever else has no cause is no step of anything: the start of a folder sends thousands. */
  readonly mayBegin?: boolean;
  readonly attributes?: Attributes;
}

/** One span of OpenTelemetry; without an SDK in the process it is nothing. Names and attributes hold neither ids nor persons. */
export interface Step {
  /** W3C trace context for what it causes. Without an SDK the parent's. */
  readonly traceparent: string | undefined;
  /** Whether it may be exported; the last word counts. A step of which nothing was said may. */
  tell(disclosed: boolean): void;
  name(name: string, attributes: Attributes): void;
  /** @param failed the kind of failure: words of an error may hold anything */
  end(failed?: string): void;
}

export function beginStep(name: string, wanted: StepWanted): Step {
  const { parent } = wanted;
  const span = startSpan(name, wanted);
  return {
    traceparent: traceparentOf(span) ?? parent ?? undefined,
    tell: (disclosed) => void span.setAttribute(DISCLOSED, disclosed),
    name: (said, more) => void span.updateName(said).setAttributes(more),
    end(failed) {
      if (failed !== undefined) span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', failed);
      span.end();
    },
  };
}

function startSpan(name: string, { kind = SpanKind.INTERNAL, parent, mayBegin, attributes = {} }: StepWanted): Span {
  const cause = parseTraceparent(parent);
  if (cause === null && !mayBegin) return trace.wrapSpanContext(INVALID_SPAN_CONTEXT);
  const context = cause ? trace.setSpanContext(ROOT_CONTEXT, { ...cause, isRemote: true }) : ROOT_CONTEXT;
  return tracer.startSpan(name, { kind, attributes }, context);
}

/** Does the work as the step, and ends it. */
export function within<T>(step: Step, work: (step: Step) => Promise<T>): Promise<T> {
  return withinAll([step], () => work(step));
}

/** Does work that is a step of several traces, and ends them all. */
export async function withinAll<T>(steps: readonly Step[], work: () => Promise<T>): Promise<T> {
  try {
    const done = await work();
    for (const step of steps) step.end();
    return done;
  } catch (error) {
    for (const step of steps) step.end(kindOf(error));
    throw error;
  }
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

function traceparentOf(span: Span): string | undefined {
  const context = span.spanContext();
  if (!isSpanContextValid(context)) return undefined;
  const { traceId, spanId, traceFlags } = context;
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

type Engine = Broker['capabilities']['engine'];

/** Names of the conventions; without the message's id and key, which are those of its record. */
function messaging(engine: Engine, topic: string, { type }: Pick<ContractMessage, 'type'>): Attributes {
  return {
    'messaging.system': engine === 'postgres' ? 'postgresql' : engine,
    'messaging.destination.name': topic,
    'lien_nganh.contract': type,
  };
}

function isOfNow({ time }: Pick<ContractMessage, 'time'>): boolean {
  return Date.now() - Date.parse(time) < RECENT_MS;
}

/** Sends messages, each in a span that its consumers go on from. */
export async function sendTraced(
  topic: string,
  messages: readonly ContractMessage[],
  { engine, send }: { readonly engine: Engine; send(messages: readonly ContractMessage[]): Promise<void> },
): Promise<void> {
  const steps: Step[] = [];
  const traced = messages.map((message) => {
    const { traceparent: parent } = message;
    if (parent === undefined || !isOfNow(message)) return message;
    const operation = { 'messaging.operation.type': 'send', 'messaging.operation.name': 'send' };
    const attributes = { ...messaging(engine, topic, message), ...operation };
    const step = beginStep(`send ${topic}`, { kind: SpanKind.PRODUCER, parent, attributes });
    steps.push(step);
    return { ...message, traceparent: step.traceparent ?? parent };
  });
  await withinAll(steps, () => send(traced));
}

/** The same handler, each run of it in a span; what it does because of the message goes on from there. */
export function tracedHandler<Tx>(
  handler: Handler<Tx>,
  { engine, group }: { readonly engine: Engine; readonly group: string },
): Handler<Tx> {
  return {
    ...handler,
    handle(message, context) {
      const { traceparent: parent } = message;
      if (parent === undefined) return handler.handle(message, context);
      if (!isOfNow(message)) return handler.handle({ ...message, traceparent: unsampled(parent) }, context);
      const attributes = {
        ...messaging(engine, context.topic, message),
        'messaging.operation.type': 'process',
        'messaging.operation.name': 'process',
        'messaging.consumer.group.name': group,
      };
      const step = beginStep(`process ${context.topic}`, { kind: SpanKind.CONSUMER, parent, attributes });
      const { traceparent = parent } = step;
      return within(step, () => handler.handle({ ...message, traceparent }, context));
    },
  };
}
