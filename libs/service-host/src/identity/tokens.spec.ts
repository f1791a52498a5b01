import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { tokenVerifier, type TokenVerifier } from './tokens.ts';

const named = { issuer: 'https://issuer.example', audience: 'lien-nganh' };
let verify: TokenVerifier;
let token: string;

beforeEach(async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = { set: { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] } };
  verify = tokenVerifier({ ...named, keys });
  token = await new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
    .setSubject('officer.police')
    .setIssuer(named.issuer)
    .setAudience(named.audience)
    .setExpirationTime('30s')
    .sign(privateKey);
});
afterEach(() => {
  jest.useRealTimers();
});

/** Only the clock stands where it is put: keys are checked in the background as ever. */
function setClock(later: number): void {
  jest.useFakeTimers({
    now: Date.now() + later,
    doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'setTimeout', 'setInterval', 'performance'],
  });
}

describe('a token that was verified', () => {
  test('speaks for its subject again until it ends, and not a moment longer', async () => {
    expect(await verify(`Bearer ${token}`)).toBe('officer.police');
    setClock(20_000);
    expect(await verify(`Bearer ${token}`)).toBe('officer.police');
    setClock(20_000);
    await expect(verify(`Bearer ${token}`)).rejects.toMatchObject({ parts: { details: { why: 'expired' } } });
  });

  test('vouches for no other one', async () => {
    await verify(`Bearer ${token}`);
    const [head, , signature] = token.split('.');
    const other = Buffer.from(JSON.stringify({ ...named, sub: 'head.police', exp: 4e9 })).toString('base64url');
    await expect(verify(`Bearer ${[head, other, signature].join('.')}`)).rejects.toMatchObject({
      parts: { details: { why: 'not-valid' } },
    });
  });
});
