/** A symmetric key of 32 bytes. */
export interface SealingKey {
  readonly id: string;
  readonly secret: Buffer;
}

/** A key that was destroyed by a decision: what it sealed is erased. */
export interface DestroyedKey {
  readonly id: string;
  readonly destroyed: true;
  readonly decision: string;
}

/**
 * Keys, in a place apart from the log. One present key for each scope (`service:inspections`, `establishment-…#owner`);
 * once it was retired or destroyed, the scope gets another when it is next sealed.
 */
export interface KeyStore {
  /** The present key of a scope; made when there is none. */
  keyFor(scope: string): Promise<SealingKey>;
  /** The key by id, destroyed or not; `null` when this store never had it. */
  keyById(id: string): Promise<SealingKey | DestroyedKey | null>;
  /**
   * Retires the present key of a scope: it still opens what it sealed, and seals nothing more. Returns the ids of all keys
   * of the scope that were not destroyed. Not of a service's own scope: its one key seals for as long as there is the service.
   */
  retire(scope: string): Promise<readonly string[]>;
  /**
   * Destroys keys by id: those and no later ones of their scopes, so that doing it again, also years later, takes nothing
   * that was written since. Returns how many were destroyed by this call.
   */
  destroy(ids: readonly string[], decision: string): Promise<number>;
  /** Every destruction so far, in their order: applied again after a restore, before the platform answers. */
  erasures(): Promise<readonly Erasure[]>;
  close(): Promise<void>;
}

export interface Erasure {
  readonly keyId: string;
  readonly scope: string;
  readonly decision: string;
  readonly destroyedAt: string;
}

export function isDestroyed(key: SealingKey | DestroyedKey): key is DestroyedKey {
  return 'destroyed' in key;
}

/** A service's own scope: every event of it that is sealed as a whole takes this key, so stores keep it in memory. */
export function neverRetired(scope: string): boolean {
  return scope.startsWith('service:');
}
