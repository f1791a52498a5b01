import { randomBytes, randomUUID } from 'node:crypto';
import type { DestroyedKey, Erasure, KeyStore, SealingKey } from './key-store.ts';

/** Keys in memory, for tests: gone with the process. */
export function memoryKeyStore(): KeyStore {
  const present = new Map<string, SealingKey>();
  const byId = new Map<string, SealingKey | DestroyedKey>();
  const erased: Erasure[] = [];
  return {
    keyFor: (scope) => {
      const found = present.get(scope);
      if (found) return Promise.resolve(found);
      const made = { id: randomUUID(), secret: randomBytes(32) };
      present.set(scope, made);
      byId.set(made.id, made);
      return Promise.resolve(made);
    },
    keyById: (id) => Promise.resolve(byId.get(id) ?? null),
    destroy: (scope, decision) => {
      const key = present.get(scope);
      if (!key) return Promise.resolve(0);
      present.delete(scope);
      byId.set(key.id, { id: key.id, destroyed: true, decision });
      erased.push({ keyId: key.id, scope, decision, destroyedAt: new Date().toISOString() });
      return Promise.resolve(1);
    },
    erasures: () => Promise.resolve(erased),
    close: () => Promise.resolve(),
  };
}
