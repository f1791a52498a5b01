import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { testDatabase } from '@lien-nganh/testing';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { cleanUpAll, freshFolder, loadedFolder, run, signedIn, start, stoppedAfter, withToken } from './examples.ts';

const MINUTES = 60_000;
const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await cleanUpAll();
  for (const step of cleanUp.splice(0)) await step();
}, MINUTES);

/** Another province, which has little to load. */
const empty = ['--empty', '--province', 'Lào Cai', '--province-code', '10'];
const tree = '/api/agencies/questions/agencies-tree?on=2013-08-01';

describe('an identity provider of the province', () => {
  test(
    'says who somebody is, and tokens that the platform made itself count no more',
    async () => {
      const { jwksUrl, sign } = await identityProvider('https://id.lai-chau.example');
      const folder = await loadedFolder();
      const platform = await start(folder, [], {
        OIDC_ISSUER: 'https://id.lai-chau.example',
        OIDC_AUDIENCE: 'lien-nganh',
        OIDC_JWKS_URL: jwksUrl,
      });
      const status = async (token: string) => (await withToken(platform.url, token).get(tree)).status;
      expect(await status(await sign('officer.police', 'lien-nganh'))).toBe(200);
      expect(await status(await sign('officer.police', 'another-system'))).toBe(401);
      expect(await status(await sign('nobody.we.know', 'lien-nganh'))).toBe(401);
      const own = await signedIn(platform.url, folder, 'officer.police');
      expect((await own.get(tree)).status).toBe(401);
      expect((await withToken(platform.url, null).get('/.well-known/jwks.json')).status).toBe(404);
    },
    3 * MINUTES,
  );
});

describe('another PostgreSQL', () => {
  test(
    'keeps the data, and never takes samples and real data together',
    async () => {
      const database = await testDatabase();
      cleanUp.push(() => database.drop());
      const keys = await testDatabase();
      cleanUp.push(() => keys.drop());
      const env = { DATABASE_URL: database.url, KEYS_DATABASE_URL: keys.url };
      const folder = await freshFolder();
      const platform = await start(folder, [], env);
      const police = await signedIn(platform.url, folder, 'officer.police');
      expect((await police.get(tree)).status).toBe(200);
      expect(await platform.stop()).toBe(0);
      await expect(start(await freshFolder(), ['--real'], env)).rejects.toThrow('kind try-out');
    },
    3 * MINUTES,
  );
});

describe('a start', () => {
  test.each(['Open the data folder', 'Start PostgreSQL', 'Open the log', 'Open the services'])(
    'that is given up after “%s” ends in order, and the next one goes on',
    async (line) => {
      const folder = await freshFolder();
      const { code, err } = await stoppedAfter(line, ['--data-dir', folder, '--port', '0', ...empty]);
      expect([code, err]).toEqual([0, '']);
      const next = await start(folder, empty);
      expect(await next.stop()).toBe(0);
    },
    3 * MINUTES,
  );

  test(
    'on a port that somebody has says so at once, in one line',
    async () => {
      const taken = createServer().listen(0, '127.0.0.1');
      cleanUp.push(() => new Promise((closed) => taken.close(closed)));
      await new Promise((listening) => taken.once('listening', listening));
      const { port } = taken.address() as AddressInfo;
      const { code, err } = await run('main', ['--data-dir', await freshFolder(), '--port', String(port)]);
      expect(code).toBe(1);
      expect(err).toMatch(new RegExp(`^[^\\n]*Another program uses port ${port}\\.[^\\n]*\\n$`));
    },
    MINUTES,
  );
});

async function identityProvider(issuer: string) {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }] });
  const server = createServer((_, response) => response.setHeader('content-type', 'application/json').end(jwks));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  cleanUp.push(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const sign = (subject: string, audience: string) =>
    new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(subject)
      .setExpirationTime('5m')
      .sign(privateKey);
  return { jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sign };
}
