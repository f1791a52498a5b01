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
export { MAX_APPEND_BYTES, MAX_APPEND_EVENTS, MAX_STREAM_NAME_BYTES } from './port.ts';
export {
  EventStoreError,
  InvalidAppend,
  OutcomeUnknown,
  StoreUnavailable,
  TooLarge,
  UnknownPosition,
  WrongRevision,
} from './errors.ts';
