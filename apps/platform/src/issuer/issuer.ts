import { join } from 'node:path';
import type { IdentityConfig } from '@lien-nganh/service-host';
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type JSONWebKeySet,
  type JWK,
} from 'jose';
import { problems } from '../data-folder/errors.ts';
import { readIfThere, readOrMake } from '../start/secret-file.ts';

/** The platform as its own issuer of tokens, on the embedded default. */
export interface Issuer {
  /** What verifies its tokens. */
  readonly identity: IdentityConfig;
  /** Its public keys, as they are published. */
  readonly jwks: JSONWebKeySet;
  /** A token for a subject, valid for so many hours of real time. */
  sign(subject: string, hours: number): Promise<string>;
}

const NAME = 'urn:lien-nganh:embedded';
const AUDIENCE = 'lien-nganh';
const ALGORITHM = 'ES256';

/** The issuer of a data folder; its key pair is made at the first start. */
export async function openIssuer(keysDir: string): Promise<Issuer> {
  const file = fileIn(keysDir);
  return issuerFrom(file, await readOrMake(file, makeKey));
}

/** The issuer of a data folder that was started before; `undefined` where none ever was. */
export async function existingIssuer(keysDir: string): Promise<Issuer | undefined> {
  const file = fileIn(keysDir);
  const text = await readIfThere(file);
  return text === undefined ? undefined : issuerFrom(file, text);
}

function fileIn(keysDir: string): string {
  return join(keysDir, 'issuer.json');
}

async function makeKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: ALGORITHM, use: 'sig' });
}

async function issuerFrom(file: string, text: string): Promise<Issuer> {
  const jwk = parsed(file, text);
  const key = await importJWK(jwk, ALGORITHM);
  const { d: _private, ...published } = jwk;
  const jwks = { keys: [published] };
  return {
    identity: { issuer: NAME, audience: AUDIENCE, keys: { set: jwks } },
    jwks,
    sign: (subject, hours) =>
      new SignJWT({})
        .setProtectedHeader({ alg: ALGORITHM, kid: jwk.kid!, typ: 'JWT' })
        .setIssuer(NAME)
        .setAudience(AUDIENCE)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime(`${hours}h`)
        .sign(key),
  };
}

function parsed(file: string, text: string): JWK & { readonly kid?: string } {
  try {
    return JSON.parse(text) as JWK;
  } catch (error) {
    throw problems.damaged(file, error);
  }
}
