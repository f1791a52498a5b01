import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SealingKey } from './key-store.ts';

/** A sealed value as the log holds it. */
export interface Sealed {
  readonly $sealed: {
    /** Key id. */
    readonly k: string;
    /** Nonce, ciphertext with tag; base64. */
    readonly n: string;
    readonly c: string;
  };
}

/** Encrypts a JSON value with AES-256-GCM. `place` is authenticated: a sealed value moved elsewhere does not open. */
export function encrypt(key: SealingKey, place: string, value: unknown): Sealed {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce);
  cipher.setAAD(Buffer.from(place, 'utf8'));
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { $sealed: { k: key.id, n: nonce.toString('base64'), c: text.toString('base64') } };
}

/** @throws when the value was altered, moved or sealed under another key. */
export function decrypt(key: SealingKey, place: string, { $sealed }: Sealed): unknown {
  const bytes = Buffer.from($sealed.c, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key.secret, Buffer.from($sealed.n, 'base64'));
  decipher.setAAD(Buffer.from(place, 'utf8'));
  decipher.setAuthTag(bytes.subarray(-16));
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8'));
}

export function isSealed(value: unknown): value is Sealed {
  return typeof value === 'object' && value !== null && '$sealed' in value && Object.keys(value).length === 1;
}
