import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@lien-nganh/postgres-embedded';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { backUp, type BackupOptions } from './backup.ts';
import { openDataFolder, type DataFolder, type WantedFolder } from './data-folder.ts';
import { restoreBackup } from './restore.ts';
import { restoreIsHandled } from './restored.ts';

const real: WantedFolder = {
  kind: 'real',
  province: { code: '12', name: 'Lai Châu' },
  appVersion: '0.1.0',
  now: new Date('2026-11-25T08:00:00Z'),
};
const takenAt = '2026-11-25T09:00:00.000Z';
const restoredAt = '2026-11-26T09:00:00.000Z';

let parent: string;
const cleanUp: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'lien nganh sao lưu '));
  cleanUp.push(() => rm(parent, { recursive: true, force: true }));
});
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

describe('a backup', () => {
  test('of a running platform holds all that was acknowledged before its end, and each record whole', async () => {
    const platform = await running('dữ liệu');
    const writing = keepWriting(platform.server.url);
    await writing.until(200);
    const manifest = await backUp(backup({ lastPosition: async () => String(writing.acknowledged()) }));
    await writing.stop();
    await restoring();

    const restored = await running('khôi phục');
    const [counted] = await ask(
      restored.server.url,
      `select count(*)::int as rows, max(n) as last, bool_and(twin = n and filler = repeat('x', 2000)) as whole
         from kept join (select n as twin from kept_too) _ on twin = n`,
    );
    expect(counted).toEqual({ rows: counted?.['last'], last: counted?.['last'], whole: true });
    expect(counted?.['last']).toBeGreaterThanOrEqual(Number(manifest.lastPosition));
    expect(Number(manifest.lastPosition)).toBeGreaterThanOrEqual(200);
    await ask(restored.server.url, `insert into kept select max(n) + 1 from kept`);
  });

  test('of a platform that does not run starts its database for as long as it takes', async () => {
    const platform = await running('dữ liệu');
    await ask(platform.server.url, 'create table kept as select 879 as n');
    await platform.stop();
    await backUp(backup());
    await restoring();
    const restored = await running('khôi phục');
    expect(await ask(restored.server.url, 'select n from kept')).toEqual([{ n: 879 }]);
    expect(restored.folder.description).toEqual(platform.folder.description);
  });

  test('tells the next start what was restored, until that is handled', async () => {
    const platform = await running('dữ liệu');
    const { id } = await backUp(backup({ lastPosition: async () => 'log:41' }));
    await platform.stop();
    await restoring();
    const first = await running('khôi phục');
    expect(first.folder.restored).toEqual({
      backupId: id,
      takenAt,
      restoredAt,
      lastPosition: 'log:41',
      handledAt: null,
    });
    await restoreIsHandled(first.folder.path, new Date(restoredAt));
    await first.stop();
    expect((await running('khôi phục')).folder.restored).toBeUndefined();
  });

  test('keeps the keys out, in a file of their own that only its owner can read', async () => {
    const { folder } = await running('dữ liệu');
    await mkdir(join(folder.keysDir, 'issuer'));
    await writeFile(join(folder.keysDir, 'issuer', 'signing.jwk'), 'the signing key');
    const { files } = await backUp(backup());
    expect(files.map(({ path }) => path.split('/')[0])).not.toContain('keys');
    expect((await stat(join(parent, 'khóa'))).mode & 0o777).toBe(0o600);
    await restoring();
    const restoredKey = join(parent, 'khôi phục', 'keys', 'issuer', 'signing.jwk');
    expect(await readFile(restoredKey, 'utf8')).toBe('the signing key');
    expect((await stat(restoredKey)).mode & 0o777).toBe(0o600);
  });

  test('lists every file with its hash', async () => {
    await running('dữ liệu');
    const { files } = await backUp(backup());
    for (const { path, sha256 } of files) {
      const bytes = await readFile(join(parent, 'bản sao', path));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
    expect(files.length).toBeGreaterThan(500);
  });

  test('never overwrites a backup or a key file, and leaves nothing half', async () => {
    await running('dữ liệu');
    for (const name of ['bản sao', 'khóa']) {
      await writeFile(join(parent, name), 'older');
      await expect(backUp(backup())).rejects.toMatchObject({ problem: 'already-there' });
      expect((await readdir(parent)).sort()).toEqual([name, 'dữ liệu'].sort());
      await unlink(join(parent, name));
    }
  });

  test('that is cancelled, or loses its database, leaves nothing behind', async () => {
    const { server } = await running('dữ liệu');
    const cancelled = new AbortController();
    const cancel = () => cancelled.abort(new Error('Ctrl-C'));
    await expect(backUp(backup({ signal: cancelled.signal, onProgress: cancel }))).rejects.toThrow('Ctrl-C');
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'backup'`;
    const lastPosition = () => ask(server.url, cut).then(() => null);
    await expect(backUp(backup({ lastPosition }))).rejects.toThrow();
    expect(await readdir(parent)).toEqual(['dữ liệu']);
  });

  test('of a folder that is no data folder is refused', async () => {
    await mkdir(join(parent, 'dữ liệu'));
    await expect(backUp(backup())).rejects.toMatchObject({ problem: 'not-ours' });
  });
});

describe('a restore', () => {
  test('refuses a backup of which a byte has changed or a file is missing, and leaves the folder empty', async () => {
    await running('dữ liệu');
    await backUp(backup());
    const control = join(parent, 'bản sao', 'postgres', 'cluster', 'global', 'pg_control');
    const bytes = await readFile(control);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    await writeFile(control, bytes);
    await expect(restoring()).rejects.toMatchObject({ problem: 'backup-damaged' });
    await unlink(control);
    await expect(restoring()).rejects.toMatchObject({ problem: 'backup-damaged' });
    await truncate(join(parent, 'bản sao', 'manifest.json'), 1000);
    await expect(restoring()).rejects.toMatchObject({ problem: 'backup-damaged' });
    expect(await readdir(join(parent, 'khôi phục'))).toEqual([]);
  });

  test('refuses the keys of another backup', async () => {
    await running('dữ liệu');
    await backUp(backup());
    await backUp(backup({ target: join(parent, 'second'), keysFile: join(parent, 'second keys') }));
    await expect(restoring({ keysFile: join(parent, 'second keys') })).rejects.toMatchObject({ problem: 'other-keys' });
  });

  test('writes only into an empty folder', async () => {
    await running('dữ liệu');
    await backUp(backup());
    await expect(restoring({ folder: join(parent, 'dữ liệu') })).rejects.toMatchObject({ problem: 'not-empty' });
  });

  test('never writes outside its folder, whatever the manifest says', async () => {
    await running('dữ liệu');
    await backUp(backup());
    const file = join(parent, 'bản sao', 'manifest.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('postgres/cluster/PG_VERSION', '../escaped'));
    await expect(restoring()).rejects.toMatchObject({ problem: 'backup-damaged' });
  });

  test('that was killed halfway is recognised, not opened', async () => {
    await mkdir(join(parent, 'khôi phục'));
    await writeFile(join(parent, 'khôi phục', 'restore-under-way'), '');
    await expect(openDataFolder(join(parent, 'khôi phục'), real)).rejects.toMatchObject({ problem: 'half-restored' });
  });
});

function backup(changes: Partial<BackupOptions> = {}): BackupOptions {
  return {
    folder: join(parent, 'dữ liệu'),
    target: join(parent, 'bản sao'),
    keysFile: join(parent, 'khóa'),
    appVersion: '0.1.0',
    now: () => new Date(takenAt),
    ...changes,
  };
}

function restoring(changes: { keysFile?: string; folder?: string } = {}) {
  const [from, keysFile, folder] = ['bản sao', 'khóa', 'khôi phục'].map((name) => join(parent, name)) as [
    string,
    string,
    string,
  ];
  return restoreBackup({ backup: from, keysFile, folder, now: () => new Date(restoredAt), ...changes });
}

interface Running {
  readonly folder: DataFolder;
  readonly server: EmbeddedPostgres;
  stop(): Promise<void>;
}

/** What a running platform holds: its folder and its database. */
async function running(name: string): Promise<Running> {
  const folder = await openDataFolder(join(parent, name), real);
  cleanUp.push(() => folder.close());
  const server = await startEmbeddedPostgres({ dataDir: folder.postgresDir });
  const stop = async () => {
    await server.stop();
    await folder.close();
  };
  cleanUp.push(stop);
  return { folder, server, stop };
}

/** Writes records 1, 2, 3 … each in two tables in one transaction, and counts those that were acknowledged. */
function keepWriting(url: string) {
  const goOn = new AbortController();
  let count = 0;
  let look = () => {};
  const done = (async () => {
    await ask(
      url,
      'create table kept (n int primary key, filler text default repeat($$x$$, 2000)); create table kept_too (n int)',
    );
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    while (!goOn.signal.aborted) {
      await client.query(
        `begin; insert into kept values (${count + 1}); insert into kept_too values (${count + 1}); commit`,
      );
      count += 1;
      look();
    }
    await client.end();
  })();
  return {
    acknowledged: () => count,
    until: (wanted: number) =>
      Promise.race([
        done,
        new Promise<void>((resolve) => {
          look = () => count >= wanted && resolve();
        }),
      ]),
    stop: () => {
      goOn.abort();
      return done;
    },
  };
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
