export { postgresEventStore, type PostgresEventStoreOptions } from './store.ts';
export { startSuccessor } from './identity.ts';
export { postgresLogImport } from './import/log-import.ts';
