import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SealingKey } from './key-store.ts';

/** A key as it is stored: under the master key, and of no use under another id. */
export function wrap(masterKey: Buffer, key: SealingKey): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', masterKey, nonce);
  cipher.setAAD(Buffer.from(key.id));
  return Buffer.concat([nonce, cipher.update(key.secret), cipher.final(), cipher.getAuthTag()]);
}

/** @throws when it was not wrapped under this master key and id */
export function unwrap(masterKey: Buffer, id: string, wrapped: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', masterKey, wrapped.subarray(0, 12));
  decipher.setAAD(Buffer.from(id));
  decipher.setAuthTag(wrapped.subarray(-16));
  return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]);
}
