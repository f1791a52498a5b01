import type { Handled } from '@lien-nganh/messaging';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { traceIdOf } from './trace.ts';

export interface Hearing {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly service: string;
  readonly reader: string;
}

/** Counts the messages that a consumer hears, and logs each in the trace of the request that caused it. */
export function heardBy({ logger, metrics, service, reader }: Hearing): (handled: Handled) => void {
  return ({ message: { id, type, position, correlationid, traceparent }, topic, error }) => {
    metrics.consumed.inc({ service, topic, outcome: error === null ? 'done' : 'failed' });
    if (error === null && !logger.isLevelEnabled('debug')) return;
    const line = {
      reader,
      topic,
      type,
      message: id,
      position,
      correlationId: correlationid,
      traceId: traceIdOf(traceparent),
    };
    if (error === null) logger.debug(line, 'heard');
    else logger.warn({ ...line, err: error }, 'a message could not be taken');
  };
}
