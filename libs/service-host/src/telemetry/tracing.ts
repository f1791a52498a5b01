import { DISCLOSED } from '@lien-nganh/subscriptions';
import { trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace-base';

/** Sends spans by OTLP over HTTP, as the `OTEL_…` variables say. Loaded only where tracing is switched on. */
export function exportSpans(name: string): { close(): Promise<void> } {
  // Neither the host nor the process is told of: arguments may hold what nobody else should read.
  const resource = defaultResource()
    .merge(resourceFromAttributes({ 'service.name': name, 'service.namespace': 'lien-nganh' }))
    .merge(detectResources({ detectors: [envDetector] }));
  const provider = new BasicTracerProvider({
    resource,
    spanProcessors: [onlyDisclosed(new BatchSpanProcessor(new OTLPTraceExporter()))],
  });
  trace.setGlobalTracerProvider(provider);
  return {
    async close() {
      trace.disable();
      await provider.shutdown();
    },
  };
}

/** Lets nothing through that belongs to a record which few may know of. */
export function onlyDisclosed(next: SpanProcessor): SpanProcessor {
  return {
    onStart: (span, context) => next.onStart(span, context),
    onEnd: (span) => {
      if (span.attributes[DISCLOSED] !== false) next.onEnd(span);
    },
    forceFlush: () => next.forceFlush(),
    shutdown: () => next.shutdown(),
  };
}
