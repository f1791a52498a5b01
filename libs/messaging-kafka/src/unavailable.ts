import { BrokerUnavailable } from '@lien-nganh/messaging';

/** Nobody answered for too long: a connection may look alive when its other end is gone. */
export class Silence extends Error {
  constructor(ms: number) {
    super(`no answer for ${ms} ms`);
  }
}

/** The error came out of kafkajs, or from waiting for it: the broker is away, or does not do what it is asked now. */
export function isKafkaError(error: unknown): boolean {
  return error instanceof Silence || (error instanceof Error && error.name.startsWith('KafkaJS'));
}

/** The broker answered, and its answer is an error: the connection is sound. */
export function isAnswer(error: unknown): boolean {
  const { name } = error as Error;
  return name === 'KafkaJSProtocolError' || name === 'KafkaJSCreateTopicError' || name === 'KafkaJSAggregateError';
}

/** Kafka's name of the error that it answered, `UNKNOWN_TOPIC_OR_PARTITION`, or `undefined`. */
export function typeOf(error: unknown): string | undefined {
  const { type, cause } = error as { type?: unknown; cause?: unknown };
  if (typeof type === 'string') return type;
  return cause instanceof Error ? typeOf(cause) : undefined;
}

export function saysUnknownTopic(error: unknown): boolean {
  return typeOf(error) === 'UNKNOWN_TOPIC_OR_PARTITION';
}

/** The error in the port's own words. */
export function asUnavailable(error: unknown): BrokerUnavailable {
  return error instanceof BrokerUnavailable
    ? error
    : new BrokerUnavailable(`Kafka is unavailable: ${wordsOf(error)}`, { cause: error });
}

export function wordsOf(error: unknown): string {
  const { errors } = error as { errors?: unknown };
  if (Array.isArray(errors) && errors.length > 0) return errors.map(wordsOf).join('; ');
  return error instanceof Error ? error.message || error.name : String(error);
}
