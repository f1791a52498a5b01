export type {
  BatchContext,
  Broker,
  BrokerHealth,
  ConsumeOptions,
  ContractMessage,
  Delivery,
  Frontier,
  FrontierDelivery,
  Held,
  MessageDelivery,
  PartitionLag,
  Topic,
} from './port.ts';
export { topicOf } from './port.ts';
export {
  BrokerUnavailable,
  InvalidMessage,
  InvalidTopic,
  MessagingError,
  TopicMismatch,
  UnknownTopic,
} from './errors.ts';
export {
  checkMessage,
  checkTopic,
  encodeMessage,
  isWellFormed,
  MAX_KEY_BYTES,
  MAX_MESSAGE_BYTES,
  MAX_PARTITIONS,
} from './limits.ts';
export { partitionOf, readerOf } from './partition.ts';
export { Bell } from './bell.ts';
export { DEFAULT_BATCH_SIZE, followPartition, pause, pauseAfter, type PartitionSource } from './follow-partition.ts';
export { memoryBroker } from './memory-broker.ts';
export type {
  Changes,
  DroppedId,
  Inbox,
  InboxTransaction,
  Known,
  MessageToPark,
  ParkedFilter,
  ParkedMessage,
  ParkReason,
  PartitionRecord,
} from './inbox.ts';
export { memoryInbox, type MemoryInbox } from './memory-inbox.ts';
export type { Handled, Handler, HandlerContext, Later, OnFailure, Subscriptions } from './handlers.ts';
export { dropParked, honourDrops, replayKey, type Dropped, type Replayed } from './parked.ts';
export type { PartitionState, StateListener } from './partition-state.ts';
export { completeTo, lowestFrontier } from './frontier.ts';
export {
  consumeWithInbox,
  type Consumer,
  type ConsumerHealth,
  type InboxConsumeOptions,
  type PartitionHealth,
} from './consumer.ts';
