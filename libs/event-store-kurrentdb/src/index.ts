export { kurrentdbEventStore, type KurrentDbEventStoreOptions, startSuccessor } from './store.ts';
export { InvalidConnectionString } from './driver/connection-string.ts';
export { HistoryMissing } from './errors.ts';
