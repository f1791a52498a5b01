export { bytesSealer, type BytesSealer, type ErasedBytes } from './bytes.ts';
export type { DestroyedKey, Erasure, KeyStore, SealingKey } from './key-store.ts';
export { isDestroyed } from './key-store.ts';
export { memoryKeyStore } from './memory.ts';
export { postgresKeyStore, type PostgresKeyStoreOptions } from './postgres.ts';
export { isSealed } from './cipher.ts';
export { KeyMissing, sealer, withoutPersons, type ErasedRecord, type SealedEvent, type Sealer } from './sealer.ts';
export { applyErasures, listedKeyStore, mergeErasures, readErasures } from './erasure-list.ts';
