import { connect, sqlState } from '@lien-nganh/postgres';
import { vietnamTime } from '@lien-nganh/vocabulary';
import { backUp } from '../data-folder/backup.ts';
import { problems } from '../data-folder/errors.ts';
import { restoreBackup } from '../data-folder/restore.ts';
import { logDatabaseOn } from '../start/databases.ts';
import { APP_VERSION, defaultFolder } from '../start/folder.ts';
import type { Io } from './io.ts';

const MEGABYTE = 1_000_000;
const NO_SUCH_DATABASE = '3D000';

/** Backs up a data folder, also while the platform runs on it. */
export async function backup(
  { dataDir, to, keys }: { readonly dataDir?: string; readonly to: string; readonly keys: string },
  io: Io,
): Promise<void> {
  const folder = dataDir ?? defaultFolder('try-out');
  // Whatever the folder itself may hold: it is not what a platform with these settings writes to.
  if (io.env['DATABASE_URL']) throw problems.dataElsewhere(folder);
  const progress = everyMegabytes(io);
  const { lastPosition, files } = await backUp({
    folder,
    target: to,
    keysFile: keys,
    appVersion: APP_VERSION,
    now: () => new Date(),
    lastPosition: lastPositionOn,
    onProgress: (bytes) => progress(bytes),
    signal: io.signal,
  });
  io.out(`${to}: ${files.length} tệp / files, ${lastPosition ?? '–'}`);
  io.out(`${keys}: giữ riêng, không để cùng bản sao lưu / keep it apart from the backup`);
}

/** Makes a data folder out of a backup. */
export async function restore(
  options: { readonly from: string; readonly keys: string; readonly dataDir: string; readonly erasures?: string },
  io: Io,
): Promise<void> {
  const { from, keys, dataDir, erasures } = options;
  const progress = everyMegabytes(io);
  const { takenAt } = await restoreBackup({
    backup: from,
    keysFile: keys,
    folder: dataDir,
    erasuresFile: erasures,
    now: () => new Date(),
    onProgress: progress,
    signal: io.signal,
  });
  const at = vietnamTime(takenAt);
  io.out(
    `Đã khôi phục vào ${dataDir} bản sao lưu lúc ${at} giờ Việt Nam. / The backup of ${takenAt} was restored into ${dataDir}.`,
  );
}

/**
 * `<log>:<position>` of the log's end, or `null` for a folder whose log nobody has opened. Looks without opening the
 * log: that would bring its tables to this program's version, and a backup must hold what the folder held.
 */
async function lastPositionOn(serverUrl: string): Promise<string | null> {
  const pool = connect(logDatabaseOn(serverUrl), { max: 1, applicationName: 'backup' });
  try {
    const { rows: found } = await pool.query<{ opened: boolean }>(
      `select to_regclass('log.events') is not null as opened`,
    );
    if (!found[0]!.opened) return null;
    const { rows } = await pool.query<{ position: string | null }>(
      `select i.id || ':' || (select max(position) from log.events) as position from log.identity i`,
    );
    return rows[0]?.position ?? null;
  } catch (error) {
    if (sqlState(error) === NO_SUCH_DATABASE) return null;
    throw error;
  } finally {
    await pool.end();
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
