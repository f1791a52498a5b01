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
  LogMissing,
  LogUnfinished,
  OtherLogThere,
  OutcomeUnknown,
  StoreUnavailable,
  TooLarge,
  UnknownPosition,
  WrongProvince,
  WrongRevision,
} from './errors.ts';
export { memoryEventStore, type MemoryEventStoreOptions } from './memory.ts';
export { memoryLogImport, type MemoryTarget } from './moving/memory-import.ts';
export type { Begun, LogImport } from './moving/port.ts';
export { checkImport, type ImportedEvent } from './moving/check-import.ts';
export { checkTarget, type HeldTarget, newIdentity, successorOf } from './moving/identity.ts';
export { lastThatHolds, originJson, originOf, originIn, placeIn, type OriginJson } from './moving/origin.ts';
export { type Compared, type LogSummary, verifyMove } from './moving/compare.ts';
export { MoveInterrupted, moveLog, type MoveProgress } from './moving/move-log.ts';
export { resolveReference } from './moving/resolve-reference.ts';
export { samePlacesUpTo } from './moving/same-places.ts';
export { checkAppend, type CheckedAppend, type CheckedEvent, isStorable } from './validate.ts';
export { type HashedEvent, LOG_HASH_START, type LogHash, logHashes, nextLogHash } from './log-hash.ts';
export { matches } from './filter.ts';
export { newLogId } from './log-id.ts';
export { Wake } from './wake.ts';
