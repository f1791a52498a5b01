import { randomBytes, randomUUID } from 'node:crypto';
import {
  isDestroyed,
  neverRetired,
  type DestroyedKey,
  type Erasure,
  type KeyStore,
  type SealingKey,
} from './key-store.ts';

/** Keys in memory, for tests: gone with the process. */
export function memoryKeyStore(): KeyStore {
  const present = new Map<string, SealingKey>();
  const byId = new Map<string, { readonly scope: string; key: SealingKey | DestroyedKey }>();
  const erased: Erasure[] = [];
  const destroyOne = (id: string, decision: string): boolean => {
    const held = byId.get(id);
    if (!held || isDestroyed(held.key)) return false;
    held.key = { id, destroyed: true, decision };
    if (present.get(held.scope)?.id === id) present.delete(held.scope);
    erased.push({ keyId: id, scope: held.scope, decision, destroyedAt: new Date().toISOString() });
    return true;
  };
  return {
    keyFor: (scope) => {
      const found = present.get(scope);
      if (found) return Promise.resolve(found);
      const made = { id: randomUUID(), secret: randomBytes(32) };
      present.set(scope, made);
      byId.set(made.id, { scope, key: made });
      return Promise.resolve(made);
    },
    keyById: (id) => Promise.resolve(byId.get(id)?.key ?? null),
    retire: async (scope) => {
      if (neverRetired(scope)) throw new Error(`${scope} is sealed for as long as there is the service`);
      present.delete(scope);
      const left = [...byId.values()].filter((held) => held.scope === scope && !isDestroyed(held.key));
      return left.map(({ key }) => key.id);
    },
    destroy: (ids, decision) => Promise.resolve(ids.filter((id) => destroyOne(id, decision)).length),
    erasures: () => Promise.resolve([...erased]),
    close: () => Promise.resolve(),
  };
}
