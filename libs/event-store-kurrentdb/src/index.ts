export { kurrentdbEventStore, type KurrentDbEventStoreOptions, startSuccessor } from './store.ts';
export { InvalidConnectionString, isKurrentDb } from './driver/connection-string.ts';
export { HistoryMissing } from './errors.ts';
