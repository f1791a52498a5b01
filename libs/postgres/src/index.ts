export { askedTogether } from './asked-together.ts';
export { clientConfig, connect, CONNECT_TIMEOUT_MS, kyselyOn, QUERY_TIMEOUT_MS, type PoolOptions } from './pool.ts';
export { inTransaction } from './transaction.ts';
export { migrate, OtherSchema, type Migration, type SchemaMigrations } from './migrate.ts';
export { listen, type ListenHealth, type ListenOptions, type OnWake } from './listen.ts';
export { isDiskFull, isRolledBack, isUnanswered, isUnavailable, sqlState } from './unavailable.ts';
export { typeParsers } from './types.ts';
