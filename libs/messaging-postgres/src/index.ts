export { postgresBroker, type PostgresBrokerOptions } from './broker.ts';
export { postgresInbox, type PostgresInboxOptions } from './inbox.ts';
