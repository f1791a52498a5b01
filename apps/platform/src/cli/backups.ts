import { postgresEventStore } from '@lien-nganh/event-store-postgres';
import { backUp } from '../data-folder/backup.ts';
import { readDescription } from '../data-folder/description.ts';
import { restoreBackup } from '../data-folder/restore.ts';
import { logDatabaseOn } from '../start/databases.ts';
import { APP_VERSION, defaultFolder } from '../start/folder.ts';
import type { Io } from './io.ts';

const MEGABYTE = 1_000_000;

/** Backs up a data folder, also while the platform runs on it. */
export async function backup(
  { dataDir, to, keys }: { readonly dataDir?: string; readonly to: string; readonly keys: string },
  io: Io,
): Promise<void> {
  const folder = dataDir ?? defaultFolder('try-out');
  const province = (await readDescription(folder))?.province.code;
  const progress = everyMegabytes(io);
  const { lastPosition, files } = await backUp({
    folder,
    target: to,
    keysFile: keys,
    appVersion: APP_VERSION,
    now: () => new Date(),
    lastPosition: (url) => lastPositionOn(url, province),
    onProgress: (bytes) => progress(bytes),
    signal: io.signal,
  });
  io.out(`${to}: ${files.length} tệp / files, ${lastPosition ?? '–'}`);
  io.out(`${keys}: giữ riêng, không để cùng bản sao lưu / keep it apart from the backup`);
}

/** Makes a data folder out of a backup. */
export async function restore(
  { from, keys, dataDir }: { readonly from: string; readonly keys: string; readonly dataDir: string },
  io: Io,
): Promise<void> {
  const progress = everyMegabytes(io);
  const { takenAt } = await restoreBackup({
    backup: from,
    keysFile: keys,
    folder: dataDir,
    now: () => new Date(),
    onProgress: progress,
    signal: io.signal,
  });
  io.out(`${dataDir}: ${takenAt}`);
}

/** `<log>:<position>` of the log's end, or `null` for a folder whose log nobody has opened. */
async function lastPositionOn(serverUrl: string, province: string | undefined): Promise<string | null> {
  if (province === undefined) return null;
  const store = await postgresEventStore({ url: logDatabaseOn(serverUrl), province });
  try {
    const [{ id }, end] = [await store.log(), await store.end()];
    return end === null ? null : `${id}:${end}`;
  } finally {
    await store.close();
  }
}

function everyMegabytes(io: Io): (bytes: number, total?: number) => void {
  let told = 0;
  return (bytes, total) => {
    if (bytes - told < 10 * MEGABYTE && bytes !== total) return;
    told = bytes;
    io.progress(
      `${Math.round(bytes / MEGABYTE)} MB${total === undefined ? '' : ` / ${Math.round(total / MEGABYTE)} MB`}`,
    );
  };
}
