import { createPrivateKey, sign, type JsonWebKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface TokenOptions {
  /** Seconds from now until it expires; below zero: it has expired. Default one hour. */
  readonly expiresIn?: number;
  readonly audience?: string;
  readonly issuer?: string;
}

/** A token of the folder's own issuer, as `npm run token` prints it; with options also such as nobody should take. */
export async function signToken(folder: string, subject: string, options: TokenOptions = {}): Promise<string> {
  const { expiresIn = 3600, audience = 'lien-nganh', issuer = 'urn:lien-nganh:embedded' } = options;
  const jwk = JSON.parse(await readFile(join(folder, 'keys', 'issuer.json'), 'utf8')) as JsonWebKey & { kid: string };
  const now = Math.floor(Date.now() / 1000);
  const head = { alg: 'ES256', kid: jwk.kid, typ: 'JWT' };
  const claims = { iss: issuer, aud: audience, sub: subject, iat: now - 1, exp: now + expiresIn };
  const signed = [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}
