import { startEmbeddedPostgres, type EmbeddedPostgres } from '@lien-nganh/postgres-embedded';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { backUp, type BackupOptions } from './backup.ts';
import type { Manifest } from './backup-format.ts';
import { openDataFolder, type DataFolder, type WantedFolder } from './data-folder.ts';
import { restoreBackup, type RestoreOptions } from './restore.ts';
import type { Restored } from './restored.ts';

export const real: WantedFolder = {
  kind: 'real',
  province: { code: '12', name: 'Lai Châu' },
  appVersion: '0.1.0',
  now: new Date('2026-11-25T08:00:00Z'),
};
export const takenAt = '2026-11-25T09:00:00.000Z';
export const restoredAt = '2026-11-26T09:00:00.000Z';

/** What a running platform holds: its folder and its database. */
export interface RunningPlatform {
  readonly folder: DataFolder;
  readonly server: EmbeddedPostgres;
  stop(): Promise<void>;
}

/** A place with a data folder `dữ liệu`, its backup `bản sao` with the keys in `khóa`, and `khôi phục` made of them. */
export class BackupDrill {
  readonly path: string;
  readonly #cleanUp: (() => Promise<unknown>)[] = [];

  private constructor(path: string) {
    this.path = path;
    this.#cleanUp.push(() => rm(path, { recursive: true, force: true }));
  }

  static async prepare(): Promise<BackupDrill> {
    return new BackupDrill(await mkdtemp(join(tmpdir(), 'lien nganh sao lưu ')));
  }

  at(...names: string[]): string {
    return join(this.path, ...names);
  }

  backUp(changes: Partial<BackupOptions> = {}): Promise<Manifest> {
    return backUp({
      folder: this.at('dữ liệu'),
      target: this.at('bản sao'),
      keysFile: this.at('khóa'),
      appVersion: '0.1.0',
      now: () => new Date(takenAt),
      ...changes,
    });
  }

  restore(changes: Partial<RestoreOptions> = {}): Promise<Restored> {
    return restoreBackup({
      backup: this.at('bản sao'),
      keysFile: this.at('khóa'),
      folder: this.at('khôi phục'),
      now: () => new Date(restoredAt),
      ...changes,
    });
  }

  async platform(name: string): Promise<RunningPlatform> {
    const folder = await openDataFolder(this.at(name), real);
    this.#cleanUp.push(() => folder.close());
    const server = await startEmbeddedPostgres({ dataDir: folder.postgresDir });
    const stop = async () => {
      await server.stop();
      await folder.close();
    };
    this.#cleanUp.push(stop);
    return { folder, server, stop };
  }

  async cleanUp(): Promise<void> {
    for (const step of this.#cleanUp.splice(0).reverse()) await step();
  }
}

export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
