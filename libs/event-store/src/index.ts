export type {
  Appended,
  Batch,
  Cancellable,
  Capabilities,
  EventStore,
  Expected,
  Lag,
  LogFilter,
  ReadLogOptions,
  ReadStreamOptions,
  SubscribeOptions,
  SubscriptionHealth,
} from './port.ts';
export { MAX_APPEND_BYTES, MAX_APPEND_EVENTS, MAX_STREAM_NAME_BYTES, MAX_TYPE_BYTES } from './port.ts';
export {
  EventStoreError,
  InvalidAppend,
  OutcomeUnknown,
  StoreUnavailable,
  TooLarge,
  UnknownPosition,
  WrongProvince,
  WrongRevision,
} from './errors.ts';
export { memoryEventStore, type MemoryEventStoreOptions } from './memory.ts';
export { checkAppend, type CheckedAppend, type CheckedEvent, isStorable } from './validate.ts';
export { matches } from './filter.ts';
export { newLogId } from './log-id.ts';
export { Wake } from './wake.ts';
