import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { isDestroyed, type KeyStore } from './key-store.ts';
import { KeyMissing } from './sealer.ts';

/** What is left of bytes whose key was destroyed. */
export interface ErasedBytes {
  readonly erased: true;
  readonly decision: string;
}

/** Seals pieces of files, each for itself: what is read in ranges need not be opened whole. */
export interface BytesSealer {
  /**
   * @param scope whose key it is, `files-inspection-…#file`
   * @param place which piece it is: authenticated, so that no piece stands in for another
   */
  seal(scope: string, place: string, bytes: Uint8Array): Promise<Buffer>;
  /** @throws when the piece was altered or moved; KeyMissing when the key store never had its key */
  open(place: string, sealed: Uint8Array): Promise<Buffer | ErasedBytes>;
}

/** The layout: a version, the key's id, the nonce, the content, the tag. */
const VERSION = 1;
const ID_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + ID_BYTES + NONCE_BYTES;

export function bytesSealer(keys: Pick<KeyStore, 'keyFor' | 'keyById'>): BytesSealer {
  return {
    async seal(scope, place, bytes) {
      const { id, secret } = await keys.keyFor(scope);
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', secret, nonce);
      cipher.setAAD(Buffer.from(place, 'utf8'));
      const idBytes = Buffer.from(id.replaceAll('-', ''), 'hex');
      const content = [cipher.update(bytes), cipher.final()];
      return Buffer.concat([Buffer.of(VERSION), idBytes, nonce, ...content, cipher.getAuthTag()]);
    },
    async open(place, sealed) {
      if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] !== VERSION)
        throw new Error(`${place} is nothing sealed`);
      const id = uuidOf(sealed.subarray(1, 1 + ID_BYTES));
      const key = await keys.keyById(id);
      if (!key) throw new KeyMissing(id);
      if (isDestroyed(key)) return { erased: true, decision: key.decision };
      const decipher = createDecipheriv('aes-256-gcm', key.secret, sealed.subarray(1 + ID_BYTES, HEAD_BYTES));
      decipher.setAAD(Buffer.from(place, 'utf8'));
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES, -TAG_BYTES)), decipher.final()]);
    },
  };
}

function uuidOf(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
