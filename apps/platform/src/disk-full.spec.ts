import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { cleanUpAll, signedIn, start, until, type Answer, type Caller, type Running } from './examples.ts';

const MINUTES = 60_000;
/** Bytes. Room for PostgreSQL, and little more. */
const DISK = 200 * 1024 * 1024;
const run = promisify(execFile);
const mounted = await mountedDisk();

// Where everything is checked it must be tried.
if (mounted === null && process.env['CI'] !== 'true') {
  const name = 'a disk that is really full: not tried, because only root on Linux may mount a small one';
  process.stderr.write(`${name}\n`);
  test.skip(name, () => {});
} else {
  describe('a disk that is really full', () => drill());
}

/** A disk of its own, so small that it can be filled; `null` where this process may not mount one. */
async function mountedDisk(): Promise<string | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = await mkdtemp(join(tmpdir(), 'đĩa nhỏ '));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${DISK},mode=755`, 'tmpfs', folder]);
    return folder;
  } catch {
    await rm(folder, { recursive: true });
    return null;
  }
}

function drill(): void {
  let folder: string;
  let platform: Running;
  let admin: Caller;

  beforeAll(async () => {
    if (mounted === null) throw new Error('a small disk must be mounted here, as root on Linux');
    folder = join(mounted, 'dữ liệu');
    platform = await start(folder, ['--empty', '--province', 'Lào Cai', '--province-code', '10']);
    admin = await signedIn(platform.url, folder, 'admin');
    expect((await register('10', 'tỉnh')).status).toBe(201);
  }, 2 * MINUTES);
  afterAll(async () => {
    await cleanUpAll();
    if (mounted === null) return;
    await run('umount', [mounted]);
    await rm(mounted, { recursive: true });
  }, MINUTES);

  /** Registers a unit: a command like any other. */
  const register = (code: string, type: string, key: string = randomUUID()): Promise<Answer> =>
    admin.post(
      '/api/agencies/unit/register',
      {
        ...{ code, name: `Đơn vị ${code}`, type, validFrom: '2020-01-01', validTo: null, aliases: [] },
        parentCode: code === '10' ? null : '10',
      },
      { 'idempotency-key': key },
    );

  const ready = async () => {
    const response = await fetch(`${platform.url}/health/ready`);
    return { status: response.status, body: (await response.json()) as { outage: string | null } };
  };

  test(
    'is said by a problem and the readiness, and when there is room again everything goes on, without a restart',
    async () => {
      const fill = await open(join(mounted!, 'đầy'), 'w');
      await untilNoRoom(() => fill.write(Buffer.alloc(1024 * 1024)));
      await fill.close();
      await untilServerIsGone(folder);
      await until(async () => (await ready()).body.outage === 'disk-full');
      expect((await ready()).status).toBe(503);
      expect((await fetch(`${platform.url}/health/live`)).status).toBe(200);
      const refused = await register('00001', 'phường', 'kept');
      expect(refused).toMatchObject({
        status: 503,
        body: { code: 'unavailable', type: '/problems/unavailable', details: { why: 'disk-full' } },
      });
      expect(refused.body['title']).toContain('Ổ đĩa chứa dữ liệu đã đầy');

      const { errors } = (await admin.post('/graphql', { query: '{ units { key } }' })).body as { errors: unknown[] };
      expect(errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE', details: { why: 'disk-full' } } }]);

      await rm(join(mounted!, 'đầy'));
      await until(async () => (await ready()).status === 200);
      expect((await ready()).body.outage).toBeNull();
      expect(await register('00001', 'phường', 'kept')).toMatchObject({ status: 201, body: { revision: 0 } });
      expect(platform.said()).toContain('the database server runs again');
      expect(await platform.stop()).toBe(0);
    },
    3 * MINUTES,
  );
}

async function untilNoRoom(write: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await write();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return;
      throw error;
    }
  }
}

/** Writes to the server’s own log until it finds no room for it, which it does not survive. */
async function untilServerIsGone(folder: string): Promise<void> {
  const read = (name: string) => readFile(join(folder, 'postgres', name), 'utf8');
  const [password, port] = [await read('password'), await read('port')];
  const client = new pg.Client({ connectionString: `postgres://postgres:${password}@127.0.0.1:${port}/lien_nganh` });
  const gone = new Promise<void>((resolve) => client.on('error', () => resolve()).on('end', () => resolve()));
  await client.connect();
  const writing = (async () => {
    for (;;) await client.query(`select pg_logical_emit_message(true, 'fill', repeat('x', 1000000))`);
  })();
  await Promise.race([gone, writing.catch(() => gone)]);
}
