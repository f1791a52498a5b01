export { kurrentdbEventStore, type KurrentDbEventStoreOptions, kurrentdbLogImport, startSuccessor } from './store.ts';
export { InvalidConnectionString } from './driver/connection-string.ts';
export { HistoryMissing } from './errors.ts';
