import type { Handled } from '@lien-nganh/messaging';
import type { Logger } from './logger.ts';
import { traceIdOf } from './trace.ts';

/** Log lines of a consumer: each message that it hears, in the trace of the request that caused it. */
export function heardLog(logger: Logger, reader: string): (handled: Handled) => void {
  return ({ message: { id, type, position, correlationid, traceparent }, topic, error }) => {
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
