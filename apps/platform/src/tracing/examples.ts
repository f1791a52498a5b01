import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from '../examples.ts';

/** A span as it reaches a collector. */
export interface Told {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  /** `service.name` of the process that made it. */
  readonly process: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What kinds of spans are called in OTLP. */
export const kinds = { internal: 1, server: 2, producer: 4, consumer: 5 } as const;

interface Valued {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Valued[] };
    readonly scopeSpans: readonly {
      readonly spans: readonly (Omit<Told, 'attributes' | 'process'> & { readonly attributes: readonly Valued[] })[];
    }[];
  }[];
}

export interface Collector extends AsyncDisposable {
  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  readonly url: string;
  /** Everything that was sent, as it came. */
  readonly bodies: readonly string[];
  /** All spans of a trace so far. */
  trace(traceId: string): readonly Told[];
  /** Waits until somebody has told such a span. */
  has(traceId: string, name: string): Promise<void>;
}

/** Takes OTLP over HTTP as a collector of OpenTelemetry does. */
export async function collector(): Promise<Collector> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      bodies.push(body);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const trace = (traceId: string) => bodies.flatMap(spansIn).filter((span) => span.traceId === traceId);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    trace,
    has: (traceId, name) => until(async () => trace(traceId).some((span) => span.name === name)),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function spansIn(body: string): readonly Told[] {
  const { resourceSpans } = JSON.parse(body) as Sent;
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const process = String(valuesOf(resource.attributes)['service.name']);
    const spans = scopeSpans.flatMap((scope) => scope.spans);
    return spans.map((span) => ({ ...span, process, attributes: valuesOf(span.attributes) }));
  });
}

function valuesOf(attributes: readonly Valued[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}

/** The way from a span up to the first of its trace, by name; the first comes first. */
export function wayTo(spans: readonly Told[], name: string): readonly string[] {
  const way: string[] = [];
  for (let at = spans.find((span) => span.name === name); at;) {
    way.unshift(at.name);
    const { parentSpanId } = at;
    at = spans.find(({ spanId }) => spanId === parentSpanId);
  }
  return way;
}

/** How a process is told to send traces, and to be quick about it. */
export function sendingTo({ url }: Collector): Readonly<Record<string, string>> {
  return { OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_BSP_SCHEDULE_DELAY: '100' };
}
