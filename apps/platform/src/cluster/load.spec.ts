import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from '@jest/globals';
import { StoreUnavailable } from '@lien-nganh/event-store';
import { connect } from '@lien-nganh/postgres';
import { makeLogger, openPorts } from '@lien-nganh/service-host';
import { testDatabase } from '@lien-nganh/testing';
import { loggedProgress } from '../command-line/progress.ts';
import { Closing } from '../start/closing.ts';
import { claimDatabase } from '../start/installation.ts';
import { loadIntoCluster } from './load.ts';

const MINUTES = 60_000;
const closing = new Closing();
afterAll(() => closing.close(), MINUTES);

async function opened() {
  const { url, drop } = await testDatabase();
  closing.add(drop);
  const engines = { eventStoreUrl: url, brokerUrl: url, databaseUrl: url, keysUrl: url };
  const ports = await openPorts({ province: '10', masterKey: randomBytes(32), ...engines });
  closing.add(() => ports.close());
  const pool = connect(url, { max: 2 });
  closing.add(() => pool.end());
  const installation = await claimDatabase(pool, { kind: 'real', province: { code: '10' } }, 'postgres', 2);
  const said: string[] = [];
  const loading = {
    ...{ pool, installation: { ...installation, partitions: 2 }, adminSubject: 'admin' },
    folder: { description: { kind: 'real', empty: true, createdAt: installation.madeAt } },
    progress: loggedProgress(() => undefined),
    logger: makeLogger({ level: 'warn', pretty: false, destination: { write: (line) => void said.push(line) } }),
    signal: new AbortController().signal,
  } as const;
  return { ports, loading, said };
}

test(
  'loading goes on after an engine did not answer, and gives up for what no waiting mends',
  async () => {
    const { ports, loading, said } = await opened();
    const failing = (failure: Error) => {
      let failed = false;
      const keyFor = async (scope: string) => {
        if (!failed) {
          failed = true;
          throw failure;
        }
        return ports.keys.keyFor(scope);
      };
      return { ...ports, keys: { ...ports.keys, keyFor } };
    };
    const wrong = new Error('wrong from the beginning');
    await expect(loadIntoCluster({ ...loading, ports: failing(wrong) })).rejects.toBe(wrong);
    expect(await loadIntoCluster({ ...loading, ports: failing(new StoreUnavailable('away')) })).toBe(true);
    // A machine that is busy may have it try again once more.
    expect(said.filter((line) => line.includes('tried again'))).not.toEqual([]);
  },
  2 * MINUTES,
);
