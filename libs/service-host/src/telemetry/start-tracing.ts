import { z } from 'zod';

const optional = z.preprocess((value) => (value === '' ? undefined : value), z.string().optional());

/** The standard variables that switch traces on. The exporter reads all others itself, `OTEL_TRACES_SAMPLER` for instance. */
export const tracingSettings = {
  /** Where the collector takes OTLP over HTTP. Without one of both nothing is traced. */
  OTEL_EXPORTER_OTLP_ENDPOINT: optional,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: optional,
  /** `otlp`, or `none`. */
  OTEL_TRACES_EXPORTER: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.enum(['otlp', 'none']).optional(),
  ),
  OTEL_SDK_DISABLED: optional,
};

export type TracingSettings = Partial<z.output<z.ZodObject<typeof tracingSettings>>>;

export interface Tracing {
  /** Sends what was not sent yet. */
  close(): Promise<void>;
}

function isWanted(settings: TracingSettings): boolean {
  if (settings.OTEL_SDK_DISABLED?.toLowerCase() === 'true' || settings.OTEL_TRACES_EXPORTER === 'none') return false;
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: ofTraces } = settings;
  return settings.OTEL_TRACES_EXPORTER === 'otlp' || endpoint !== undefined || ofTraces !== undefined;
}

/**
 * Begins to trace where the environment says so; otherwise not even the SDK is loaded.
 *
 * @param name of this process, unless `OTEL_SERVICE_NAME` gives another
 */
export async function startTracing(name: string, settings: TracingSettings): Promise<Tracing> {
  if (!isWanted(settings)) return { close: () => Promise.resolve() };
  const { exportSpans } = await import('./tracing.ts');
  return exportSpans(name);
}
