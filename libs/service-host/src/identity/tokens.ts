import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { Problem } from '../problem.ts';

export interface IdentityConfig {
  readonly issuer: string;
  readonly audience: string;
  /** The issuer's published keys: an address, or the set itself where the platform is its own issuer. */
  readonly keys: { readonly url: string } | { readonly set: JSONWebKeySet };
}

/** Verifies bearer tokens; gives the subject for whom the issuer vouches. */
export type TokenVerifier = (authorization: string | undefined) => Promise<string>;

/** Verifying costs more than deciding a command; a key that the issuer withdrew is believed so much longer. */
const BELIEVED_MS = 60_000;
const MOST_BELIEVED = 10_000;

const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];

export function tokenVerifier({ issuer, audience, keys }: IdentityConfig): TokenVerifier {
  const find: JWTVerifyGetKey = 'url' in keys ? createRemoteJWKSet(new URL(keys.url)) : createLocalJWKSet(keys.set);
  const believed = new Map<string, { readonly subject: string; readonly until: number }>();
  const believe = (token: string, { sub, exp }: JWTPayload): string => {
    if (believed.size >= MOST_BELIEVED) believed.clear();
    believed.set(token, { subject: sub!, until: Math.min(exp! * 1000, Date.now() + BELIEVED_MS) });
    return sub!;
  };
  return async (authorization) => {
    const token = /^Bearer ([A-Za-z0-9._~+/=-]+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw unauthenticated('missing');
    const known = believed.get(token);
    if (known && known.until > Date.now()) return known.subject;
    try {
      const { payload } = await jwtVerify(token, find, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['sub', 'exp'],
      });
      return believe(token, payload);
    } catch (error) {
      throw whyNot(error);
    }
  };
}

function whyNot(error: unknown): Problem {
  const isToken = error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout);
  return isToken
    ? unauthenticated(reasonOf(error))
    : new Problem('unavailable', { details: { what: 'identity' }, cause: error });
}

function unauthenticated(why: string): Problem {
  return new Problem('unauthenticated', {
    details: { why },
    headers: { 'WWW-Authenticate': `Bearer error="invalid_token"` },
  });
}

/** What a caller can do something about; never what the token held. */
function reasonOf(error: Error): string {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return `claim ${error.claim}`;
  return 'not-valid';
}
