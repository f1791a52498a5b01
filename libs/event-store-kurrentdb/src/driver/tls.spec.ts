import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { StoreUnavailable } from '@lien-nganh/event-store';
import { startKurrentDbDouble } from '../double.ts';
import { collect, events, follow } from '../examples.ts';
import { kurrentdbEventStore } from '../store.ts';

const pem = (name: string) => fileURLToPath(new URL(`../../spec/${name}.pem`, import.meta.url));
const tls = { certificate: readFileSync(pem('server')), key: readFileSync(pem('server-key')) };
const user = { name: 'officer', password: 's@cret' };

const open = (url: string, credentials: string) =>
  kurrentdbEventStore({
    url: `${url.replace('://', `://${credentials}`)}&tlsCaFile=${encodeURIComponent(pem('ca'))}`,
    province: '12',
    deadlineMs: 5_000,
  });

describe('a server with TLS and users', () => {
  test('takes certificate authority and credentials from the connection string, for everything', async () => {
    await using double = await startKurrentDbDouble({ tls, user });
    const store = await open(double.url, 'officer:s%40cret@');
    await store.append('one', 'no-stream', events(2));
    expect(await collect(store.readStream('one'))).toHaveLength(2);
    {
      await using following = follow(store);
      await following.until(({ seen }) => seen.length === 2);
    }
    await store.close();
  });

  test.each(['officer:wrong@', ''])('refuses "%s", which is "unavailable" and says why', async (credentials) => {
    await using double = await startKurrentDbDouble({ tls, user });
    const opened = open(double.url, credentials);
    await expect(opened).rejects.toThrow(StoreUnavailable);
    await expect(opened).rejects.toThrow('refuses these credentials');
  });

  test('is not trusted without its authority', async () => {
    await using double = await startKurrentDbDouble({ tls });
    const opened = kurrentdbEventStore({ url: double.url, province: '12', deadlineMs: 2_000 });
    await expect(opened).rejects.toThrow(StoreUnavailable);
  });
});
