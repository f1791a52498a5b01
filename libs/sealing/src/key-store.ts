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
 * after a destruction the scope gets another when it is next sealed.
 */
export interface KeyStore {
  /** The present key of a scope; made when there is none. */
  keyFor(scope: string): Promise<SealingKey>;
  /** The key by id, destroyed or not; `null` when this store never had it. */
  keyById(id: string): Promise<SealingKey | DestroyedKey | null>;
  /** Destroys all keys of a scope. Repeating it changes nothing. Returns how many were destroyed by this call. */
  destroy(scope: string, decision: string): Promise<number>;
  /** Every destruction so far: applied again after a restore, before the platform answers. */
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
