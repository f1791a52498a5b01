import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { folderBlobStore } from '@lien-nganh/attachments';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDataFolder } from './data-folder.ts';
import { ask, BackupDrill, real, restoredAt, takenAt } from './examples.ts';
import { restoreIsHandled } from './restored.ts';

let drill: BackupDrill;
beforeEach(async () => {
  drill = await BackupDrill.prepare();
});
afterEach(() => drill.cleanUp());

describe('a backup', () => {
  test('of a running platform holds all that was acknowledged before its end, and each record whole', async () => {
    const platform = await drill.platform('dữ liệu');
    const writing = keepWriting(platform.server.url);
    await writing.until(200);
    const manifest = await drill.backUp({ lastPosition: async () => String(writing.acknowledged()) });
    await writing.stop();
    await drill.restore();

    const restored = await drill.platform('khôi phục');
    const [counted] = await ask(
      restored.server.url,
      `select count(*)::int as rows, max(n) as last, bool_and(twin is not null and filler = repeat('x', 2000)) as whole
         from kept full join kept_too on twin = n`,
    );
    expect(counted).toEqual({ rows: counted?.['last'], last: counted?.['last'], whole: true });
    expect(counted?.['last']).toBeGreaterThanOrEqual(Number(manifest.lastPosition));
    expect(Number(manifest.lastPosition)).toBeGreaterThanOrEqual(200);
    await ask(restored.server.url, 'insert into kept select max(n) + 1 from kept');
  });

  test('of a platform that does not run starts its database for as long as it takes', async () => {
    const platform = await drill.platform('dữ liệu');
    await ask(platform.server.url, 'create table kept as select 879 as n');
    await platform.stop();
    await drill.backUp();
    await drill.restore();
    const restored = await drill.platform('khôi phục');
    expect(await ask(restored.server.url, 'select n from kept')).toEqual([{ n: 879 }]);
    expect(restored.folder.description).toEqual(platform.folder.description);
  });

  test('tells the next start what was restored, until that is handled', async () => {
    const platform = await drill.platform('dữ liệu');
    const { id } = await drill.backUp({ lastPosition: async () => 'log:41' });
    await platform.stop();
    await drill.restore();
    const first = await drill.platform('khôi phục');
    expect(first.folder.restored).toEqual({
      backupId: id,
      takenAt,
      restoredAt,
      lastPosition: 'log:41',
      handledAt: null,
    });
    await restoreIsHandled(first.folder.path, new Date(restoredAt));
    await first.stop();
    expect((await drill.platform('khôi phục')).folder.restored).toBeUndefined();
  });

  test('keeps the keys out, in a file of their own that only its owner can read', async () => {
    const { folder } = await drill.platform('dữ liệu');
    await mkdir(join(folder.keysDir, 'issuer'));
    await writeFile(join(folder.keysDir, 'issuer', 'signing.jwk'), 'the signing key');
    const { files } = await drill.backUp();
    expect(files.map(({ path }) => path.split('/')[0])).not.toContain('keys');
    expect((await stat(drill.at('khóa'))).mode & 0o777).toBe(0o600);
    await drill.restore();
    const restoredKey = drill.at('khôi phục', 'keys', 'issuer', 'signing.jwk');
    expect(await readFile(restoredKey, 'utf8')).toBe('the signing key');
    expect((await stat(restoredKey)).mode & 0o777).toBe(0o600);
  });

  test('lists every file with its hash', async () => {
    await drill.platform('dữ liệu');
    const { files } = await drill.backUp();
    for (const { path, sha256 } of files) {
      const bytes = await readFile(drill.at('bản sao', path));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
    expect(files.length).toBeGreaterThan(500);
  });

  test('holds the contents of files, and none that was half written or taken away meanwhile', async () => {
    const { folder } = await drill.platform('dữ liệu');
    const store = folderBlobStore(folder.filesDir);
    await store.put('inspections/files/a/000000', Buffer.from('sealed'));
    await store.put('inspections/uploads/b/about', Buffer.from('under way'));
    await writeFile(join(folder.filesDir, 'inspections', 'files', 'a', '.draft-1'), 'half');
    const { files } = await drill.backUp({
      lastPosition: () => store.remove('inspections/uploads/b/about').then(() => null),
    });
    const kept = files.filter(({ path }) => path.startsWith('files/'));
    expect(kept).toEqual([{ path: 'files/inspections/files/a/000000', size: 6, sha256: expect.any(String) }]);
    await drill.restore();
    const restored = folderBlobStore(drill.at('khôi phục', 'files'));
    expect((await restored.get('inspections/files/a/000000'))?.toString()).toBe('sealed');
  });

  test('never overwrites a backup or a key file, and leaves nothing half', async () => {
    await drill.platform('dữ liệu');
    for (const name of ['bản sao', 'khóa']) {
      await writeFile(drill.at(name), 'older');
      await expect(drill.backUp()).rejects.toMatchObject({ problem: 'already-there' });
      expect((await readdir(drill.path)).sort()).toEqual([name, 'dữ liệu'].sort());
      await unlink(drill.at(name));
    }
  });

  test('that is cancelled, or loses its database, leaves nothing behind', async () => {
    const { server } = await drill.platform('dữ liệu');
    const cancelled = new AbortController();
    const cancel = () => cancelled.abort(new Error('Ctrl-C'));
    await expect(drill.backUp({ signal: cancelled.signal, onProgress: cancel })).rejects.toThrow('Ctrl-C');
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'backup'`;
    const lastPosition = () => ask(server.url, cut).then(() => null);
    await expect(drill.backUp({ lastPosition })).rejects.toThrow();
    expect(await readdir(drill.path)).toEqual(['dữ liệu']);
  });

  test('of a folder whose data are in another PostgreSQL is refused, and says what to do instead', async () => {
    const folder = await openDataFolder(drill.at('dữ liệu'), real);
    await folder.close();
    await expect(drill.backUp()).rejects.toMatchObject({
      problem: 'data-elsewhere',
      texts: { vi: expect.stringContaining('pg_dump'), en: expect.stringContaining('pg_dump') },
    });
    expect(await readdir(folder.postgresDir)).toEqual([]);
  });

  test('of a folder that is no data folder is refused', async () => {
    await mkdir(drill.at('dữ liệu'));
    await expect(drill.backUp()).rejects.toMatchObject({ problem: 'not-ours' });
  });
});

/** Writes records 1, 2, 3 … each in two tables in one transaction, and counts those that were acknowledged. */
function keepWriting(url: string) {
  const goOn = new AbortController();
  let acknowledged = 0;
  let look = () => {};
  const write = async () => {
    const filled = `create table kept (n int primary key, filler text default repeat('x', 2000))`;
    await ask(url, `${filled}; create table kept_too (twin int)`);
    while (!goOn.signal.aborted) {
      const n = acknowledged + 1;
      await ask(url, `begin; insert into kept values (${n}); insert into kept_too values (${n}); commit`);
      acknowledged = n;
      look();
    }
  };
  const done = write();
  const reached = (wanted: number) =>
    new Promise<void>((resolve) => (look = () => acknowledged >= wanted && resolve()));
  return {
    acknowledged: () => acknowledged,
    until: (wanted: number) => Promise.race([done, reached(wanted)]),
    stop: () => {
      goOn.abort();
      return done;
    },
  };
}
