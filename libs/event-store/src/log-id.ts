import { randomBytes } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** A new log's id: the province's code and eight random base32 letters, `12-k3v7zq2a`. Forty bits keep logs apart. */
export function newLogId(province: string): string {
  if (!/^[A-Za-z0-9]+$/.test(province)) throw new RangeError(`not a province code: ${province}`);
  const letters = Array.from(randomBytes(8), (byte) => alphabet[byte & 31]).join('');
  return `${province}-${letters}`;
}
