import {
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

export function beginStep(name: string, { kind = SpanKind.INTERNAL, parent, attributes = {} }: StepWanted): Step {
  const span = trace.getTracer('lien-nganh').startSpan(name, { kind, attributes }, causedBy(parent));
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

/** Does the work as the step, and ends it. */
export async function within<T>(step: Step, work: (step: Step) => Promise<T>): Promise<T> {
  try {
    const done = await work(step);
    step.end();
    return done;
  } catch (error) {
    step.end(kindOf(error));
    throw error;
  }
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

function causedBy(parent: string | null | undefined) {
  const context = parseTraceparent(parent);
  return context ? trace.setSpanContext(ROOT_CONTEXT, { ...context, isRemote: true }) : ROOT_CONTEXT;
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

function isOfNow({ traceparent, time }: Pick<ContractMessage, 'traceparent' | 'time'>): boolean {
  return traceparent !== undefined && Date.now() - Date.parse(time) < RECENT_MS;
}

/** Sends messages, each in a span that its consumers go on from. */
export async function sendTraced(
  topic: string,
  messages: readonly ContractMessage[],
  { engine, send }: { readonly engine: Engine; send(messages: readonly ContractMessage[]): Promise<void> },
): Promise<void> {
  const steps: Step[] = [];
  const traced = messages.map((message) => {
    if (!isOfNow(message)) return message;
    const operation = { 'messaging.operation.type': 'send', 'messaging.operation.name': 'send' };
    const attributes = { ...messaging(engine, topic, message), ...operation };
    const step = beginStep(`send ${topic}`, { kind: SpanKind.PRODUCER, parent: message.traceparent, attributes });
    steps.push(step);
    return { ...message, ...(step.traceparent ? { traceparent: step.traceparent } : {}) };
  });
  try {
    await send(traced);
    for (const step of steps) step.end();
  } catch (error) {
    for (const step of steps) step.end(kindOf(error));
    throw error;
  }
}

/** The same handler, each run of it in a span; what it does because of the message goes on from there. */
export function tracedHandler<Tx>(
  handler: Handler<Tx>,
  { engine, group }: { readonly engine: Engine; readonly group: string },
): Handler<Tx> {
  return {
    ...handler,
    handle(message, context) {
      if (!isOfNow(message)) return handler.handle(message, context);
      const attributes = {
        ...messaging(engine, context.topic, message),
        'messaging.operation.type': 'process',
        'messaging.operation.name': 'process',
        'messaging.consumer.group.name': group,
      };
      const wanted = { kind: SpanKind.CONSUMER, parent: message.traceparent, attributes };
      return within(beginStep(`process ${context.topic}`, wanted), ({ traceparent = message.traceparent! }) =>
        handler.handle({ ...message, traceparent }, context),
      );
    },
  };
}
