import { afterEach, describe, expect, test } from '@jest/globals';
import { openDataFolder } from './data-folder/data-folder.ts';
import { cleanUpAll, freshFolder, run, signedIn, start, withToken } from './examples.ts';

const MINUTES = 60_000;
afterEach(cleanUpAll, MINUTES);

describe('a folder for real use', () => {
  test(
    'starts with one administrator, whose one-time secret is printed once and worth one exchange',
    async () => {
      const folder = await freshFolder();
      const first = await start(folder, ['--real']);
      expect(first.said()).toContain('only the administrator can sign in. Set OIDC_ISSUER');
      expect(await (await fetch(first.url)).text()).toContain('Hãy đặt OIDC_ISSUER');
      const secret = /one-time secret of the administrator: (\S+)/.exec(first.said())![1]!;
      const nobody = withToken(first.url, null);
      expect((await nobody.post('/auth/one-time', { secret: `${secret}x` })).status).toBe(401);
      const { body } = await nobody.post('/auth/one-time', { secret });
      expect((await nobody.post('/auth/one-time', { secret })).status).toBe(401);

      const admin = withToken(first.url, String(body['access_token']));
      const accounts = await admin.get('/api/agencies/questions/register-of-account');
      expect(accounts.body['rows']).toMatchObject([{ id: 'admin' }]);
      const business = await admin.get('/api/agencies/directive/879-ubnd-vx-2013-ppc');
      expect(business.status).toBe(404);
      expect(await first.stop()).toBe(0);
      expect(first.said().split(secret)).toHaveLength(2);

      const second = await start(folder, ['--real']);
      expect(second.said()).not.toContain('one-time secret');
      await second.stop();

      const provider = { OIDC_ISSUER: 'https://id.example', OIDC_AUDIENCE: 'lien-nganh' };
      const third = await start(folder, ['--real'], { ...provider, OIDC_JWKS_URL: 'http://127.0.0.1:1/keys' });
      expect(third.said() + (await (await fetch(third.url)).text())).not.toContain('OIDC_ISSUER');
    },
    3 * MINUTES,
  );

  test(
    'has no sample accounts, is no folder for trying out, and is erased only by whoever types the province’s name',
    async () => {
      const folder = await freshFolder();
      await (await openDataFolder(folder, folderOf('real'))).close();
      const token = await run('token', ['--data-dir', folder, 'officer.police']);
      expect([token.code, token.err]).toEqual([2, expect.stringContaining('no sample accounts')]);
      const other = await run('main', ['--data-dir', folder]);
      expect([other.code, other.err]).toEqual([1, expect.stringContaining('was made for real use')]);
      const asTryOut = await run('main', ['--data-dir', folder, '--reset', '--confirm', 'Lai Châu']);
      expect([asTryOut.code, asTryOut.err]).toEqual([1, expect.stringContaining('was made for real use')]);
      const reset = ['--data-dir', folder, '--real', '--reset', '--port', '0'];
      for (const refused of [
        await run('main', reset, 'Lào Cai\n'),
        await run('main', reset),
        await run('main', [...reset, '--confirm', 'Lào Cai']),
      ]) {
        expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('type the province')]);
      }
      const erased = await start(folder, ['--real', '--reset', '--confirm', 'Lai Châu']);
      expect(erased.said()).toContain('one-time secret');
    },
    2 * MINUTES,
  );

  test(
    'is never made of a folder for trying out',
    async () => {
      const folder = await freshFolder();
      await (await openDataFolder(folder, folderOf('try-out'))).close();
      const { code, err } = await run('main', ['--data-dir', folder, '--real', '--reset', '--confirm', 'Lai Châu']);
      expect([code, err]).toEqual([1, expect.stringContaining('was made for trying out')]);
    },
    MINUTES,
  );
});

describe('another province', () => {
  test(
    'begins with its administrator and nothing else',
    async () => {
      const folder = await freshFolder();
      const empty = ['--empty', '--province', 'Lào Cai', '--province-code', '10'];
      const platform = await start(folder, empty);
      expect(await (await fetch(platform.url)).text()).toContain('Lào Cai');
      const admin = await signedIn(platform.url, folder, 'admin');
      const { body } = await admin.get('/api/agencies/questions/agencies-tree?on=2013-08-01');
      expect(body['agencies']).toMatchObject([{ agency: 'platform-operator' }]);
      expect((await run('token', ['--data-dir', folder, 'officer.police'])).code).toBe(2);
    },
    2 * MINUTES,
  );
});

describe('a folder with sample accounts', () => {
  test('is not served to other machines', async () => {
    const { code, err } = await run('main', ['--data-dir', await freshFolder(), '--host', '0.0.0.0']);
    expect([code, err]).toEqual([2, expect.stringContaining('this machine only')]);
  });
});

describe('a demo folder', () => {
  test(
    'has a clock that its administrator moves forward and nobody moves back, also after a restart',
    async () => {
      const folder = await freshFolder();
      await (await openDataFolder(folder, folderOf('demo'))).close();
      let platform = await start(folder);
      const admin = await signedIn(platform.url, folder, 'admin');
      expect((await admin.get('/demo/clock')).body).toEqual({ now: '2013-06-30T17:00:00.000Z' });
      const december = { to: '2013-12-01T00:00:00Z' };
      const police = await signedIn(platform.url, folder, 'officer.police');
      expect((await police.post('/demo/clock', december)).status).toBe(403);
      expect((await admin.post('/demo/clock', december)).body).toEqual({ now: '2013-12-01T00:00:00.000Z' });
      const back = await admin.post('/demo/clock', { to: '2013-11-01T00:00:00Z' });
      expect([back.status, back.body['rule']]).toEqual([422, 'clock-moves-forward-only']);
      await platform.stop();
      platform = await start(folder);
      for (const page of ['/', '/graphql', '/api/agencies/openapi.json', '/api/audit/docs/swagger-ui-init.js']) {
        const shown = await fetch(platform.url + page, { headers: { accept: 'text/html' } });
        expect(await shown.text()).toContain('2013-12-01');
      }
    },
    3 * MINUTES,
  );
});

function folderOf(kind: 'try-out' | 'real' | 'demo') {
  return { kind, province: { code: '12', name: 'Lai Châu' }, appVersion: '0.1.0', now: new Date() };
}
