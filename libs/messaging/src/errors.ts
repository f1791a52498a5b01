/** Base of all that the messaging port may throw on purpose. */
export abstract class MessagingError extends Error {
  abstract readonly code: string;
}

/** Nobody declared this topic. */
export class UnknownTopic extends MessagingError {
  readonly code = 'unknown-topic';
  constructor(readonly topic: string) {
    super(`topic ${topic} does not exist: declare it first`);
  }
}

/** The topic is there with another number of partitions; a key would change its partition and lose its order. */
export class TopicMismatch extends MessagingError {
  readonly code = 'topic-mismatch';
  constructor(
    readonly topic: string,
    readonly declared: number,
    readonly actual: number,
  ) {
    super(`topic ${topic} has ${actual} partitions, not ${declared}: use a new generation to change that`);
  }
}

/** A topic's name or number of partitions is outside the limits. */
export class InvalidTopic extends MessagingError {
  readonly code = 'invalid-topic';
}

/** A message that could never be delivered: its key or its size is outside the limits. Nothing was written. */
export class InvalidMessage extends MessagingError {
  readonly code = 'invalid-message';
  constructor(
    readonly id: string,
    why: string,
  ) {
    super(`message ${id} cannot be published: ${why}`);
  }
}

/** The broker cannot be reached now. What was being published may or may not be there: publish it again. */
export class BrokerUnavailable extends MessagingError {
  readonly code = 'broker-unavailable';
}
