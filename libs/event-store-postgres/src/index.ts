export { postgresEventStore, type PostgresEventStoreOptions } from './store.ts';
export { startSuccessor } from './identity.ts';
