import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Person } from './person.ts';
import type { Running } from './platform.ts';
import { signToken } from './tokens.ts';

/** One service in a process of its own, on the databases of a running platform: a second instance of it. */
export interface Alone {
  readonly url: string;
  as(account: string): Promise<Person>;
  /** Asks it to stop, and gives its exit code. */
  stop(): Promise<number | null>;
}

/** @param name of the application, `inspections` */
export async function startAlone(name: string, platform: Running): Promise<Alone> {
  const program = fileURLToPath(new URL(`../../apps/${name}/dist/main.js`, import.meta.url));
  const { DATABASE_URL: _elsewhere, ...env } = process.env;
  const child = spawn(process.execPath, [program], { env: { ...env, ...(await settingsOf(name, platform)) } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const ended = once(child, 'close') as Promise<[number | null]>;
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const told = /"url":"([^"]+)".*"listening"/.exec(said);
      if (told) resolve(told[1]!);
    });
    child.on('close', () => reject(new Error(`${name} ended before it listened: ${said}`)));
  });
  return {
    url,
    as: async (account) => new Person(url, account, await signToken(platform.folder, account)),
    async stop() {
      child.kill('SIGTERM');
      return (await ended)[0];
    },
  };
}

async function settingsOf(name: string, { folder, url }: Running): Promise<Record<string, string>> {
  const read = (...path: string[]) => readFile(join(folder, ...path), 'utf8');
  const [password, port] = [await read('postgres', 'password'), await read('postgres', 'port')];
  const database = (called: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${called}`;
  const log = database('lien_nganh');
  return {
    ...{ PROVINCE: '12', PORT: '0', LOG_LEVEL: 'info' },
    ...{ EVENT_STORE_URL: log, BROKER_URL: log, DATABASE_URL: log, KEYS_URL: database('lien_nganh_keys') },
    MASTER_KEY: Buffer.from((await read('keys', 'master.key')).trim(), 'base64url').toString('base64'),
    ...{ OIDC_ISSUER: 'urn:lien-nganh:embedded', OIDC_AUDIENCE: 'lien-nganh' },
    OIDC_JWKS_URL: `${url}/.well-known/jwks.json`,
    ...(name === 'audit' ? { SERVICES: '[]', GATEWAY_URL: url } : {}),
  };
}
