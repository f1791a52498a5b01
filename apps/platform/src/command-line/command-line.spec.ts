import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { HelpWanted, readStartArguments } from './arguments.ts';
import { isLoopback, readConfig } from './config.ts';
import { lineOf, UsageError } from './failure.ts';

function configOf(args: readonly string[], env: Record<string, string> = {}) {
  return readConfig(readStartArguments(args), env);
}

describe('what was typed', () => {
  test('starts a folder for trying out on this machine’s port 8080 when nothing was', () => {
    expect(configOf([])).toMatchObject({ real: false, empty: false, host: '127.0.0.1', port: 8080, logLevel: 'info' });
  });

  test.each([
    [['--real', '--port', '9000'], { real: true, port: 9000 }],
    [['--port', '0', '--host', '::1'], { port: 0, host: '::1' }],
    [['--data-dir', 'dữ liệu', '--reset'], { dataDir: 'dữ liệu', reset: true }],
    [['--empty', '--province', 'Lào Cai', '--province-code', '10'], { empty: true, provinceCode: '10' }],
  ])('%j is understood', (args, expected) => {
    expect(configOf(args)).toMatchObject(expected);
  });

  test.each([
    [['--prot', '80'], '--prot'],
    [['--port', '65536'], 'from 0 to 65535'],
    [['--port', '-1'], 'from 0 to 65535'],
    [['--port'], '--port'],
    [['tỉnh'], 'too many arguments'],
    [['--province', 'Lào Cai', '--province-code', '10'], '--empty'],
    [['--empty', '--province', 'Lào Cai'], '--province-code'],
    [['--empty', '--province', 'Lào Cai', '--province-code', '1x'], 'two digits'],
    [['--one-time-secret'], '--real'],
    [['--confirm', 'Lai Châu'], '--reset'],
    [['--tls-cert', 'cert.pem'], '--tls-key'],
    [['--tls-key', 'key.pem'], '--tls-cert'],
  ])('%j is refused in one line that names what is wrong', (args, named) => {
    const failure = failureOf(() => configOf(args));
    expect(failure).toBeInstanceOf(UsageError);
    expect(failure.message).toContain(named);
    expect(lineOf(failure)).not.toContain('\n');
    expect(lineOf(failure)).toMatch(/^(?=.*[ăâđêôơưạảấầẩậắằếềểễệốồổộớờởợứừửựịọỏụủỳýàáèéìíòóùú]).* \/ /iu);
  });

  test('a port that is no number is refused in two sentences that are whole', () => {
    expect(lineOf(failureOf(() => configOf(['--port', '65536'])))).toBe(
      "Giá trị “65536” của --port <number> không hợp lệ. Cổng là số từ 0 đến 65535. / option '--port <number>' argument '65536' is invalid. A port is a number from 0 to 65535.",
    );
  });

  test('a port that another program has is named, with what to do', async () => {
    const one = createServer();
    await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
    const { port } = one.address() as AddressInfo;
    const other = createServer().listen(port, '127.0.0.1');
    const [failure] = (await once(other, 'error')) as [Error];
    await new Promise((resolve) => one.close(resolve));
    expect(lineOf(failure)).toMatch(new RegExp(`^Cổng ${port} .*--port.* / .*port ${port}.*--port`));
  });

  test('--help lists every option', () => {
    const help = failureOf(() => readStartArguments(['--help']));
    expect(help).toBeInstanceOf(HelpWanted);
    for (const option of ['--real', '--empty', '--data-dir', '--port', '--host', '--reset', '--province-code'])
      expect(help.message).toContain(option);
  });
});

describe('the environment', () => {
  test('takes another PostgreSQL and another issuer', () => {
    const env = {
      DATABASE_URL: 'postgres://me:secret@db/lien_nganh',
      OIDC_ISSUER: 'https://id.example',
      OIDC_AUDIENCE: 'lien-nganh',
      OIDC_JWKS_URL: 'https://id.example/keys',
    };
    expect(configOf([], env)).toMatchObject({
      databaseUrl: env.DATABASE_URL,
      outsideIssuer: { issuer: env.OIDC_ISSUER, audience: env.OIDC_AUDIENCE, jwksUrl: env.OIDC_JWKS_URL },
    });
  });

  test('that is set to nothing is not set', () => {
    expect(configOf([], { DATABASE_URL: '', OIDC_ISSUER: '' })).toMatchObject({
      databaseUrl: undefined,
      outsideIssuer: undefined,
    });
  });

  test('names the certificate and its key, unless the flags name others', () => {
    const env = { TLS_CERT: '/etc/cert.pem', TLS_KEY: '/etc/key.pem' };
    expect(configOf([], env).tls).toEqual({ certificate: '/etc/cert.pem', key: '/etc/key.pem' });
    expect(configOf(['--tls-cert', 'new.pem'], env).tls).toEqual({ certificate: 'new.pem', key: '/etc/key.pem' });
    expect(configOf([]).tls).toBeUndefined();
  });

  test.each([
    [{ TLS_CERT: '/etc/cert.pem' }, 'TLS_KEY'],
    [{ DATABASE_URL: 'mysql://db' }, 'DATABASE_URL'],
    [{ KEYS_DATABASE_URL: 'postgres://db/keys' }, 'KEYS_DATABASE_URL'],
    [{ OIDC_ISSUER: 'https://id.example' }, 'OIDC_AUDIENCE'],
    [{ OIDC_ISSUER: 'a', OIDC_AUDIENCE: 'b', OIDC_JWKS_URL: 'no address' }, 'OIDC_JWKS_URL'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  ])('%j is refused, and what is wrong is named', (env, named) => {
    const failure = failureOf(() => configOf([], env));
    expect(failure).toBeInstanceOf(UsageError);
    expect(failure.message).toContain(named);
    expect(lineOf(failure)).toMatch(new RegExp(`${named}.* / .*${named}`));
  });

  test('that is wrong is told without any password in it', () => {
    expect(failureOf(() => configOf([], { DATABASE_URL: 'mysql://me:secret@db' })).message).not.toContain('secret');
  });

  test('does not let another PostgreSQL be erased by --reset', () => {
    const failure = failureOf(() => configOf(['--reset'], { DATABASE_URL: 'postgres://db/lien_nganh' }));
    expect(failure.message).toContain('--reset');
  });
});

describe('an address', () => {
  test.each(['127.0.0.1', '127.8.8.8', 'localhost', '::1'])('%s is this machine alone', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  test.each(['0.0.0.0', '::', '192.168.1.4', '127.example.org', 'lien-nganh.example'])('%s is not', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});

function failureOf(work: () => unknown): Error {
  try {
    work();
  } catch (failure) {
    return failure as Error;
  }
  throw new Error('it did not fail');
}
