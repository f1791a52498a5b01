import { resolve } from 'node:path';
import { makeLogger } from '@lien-nganh/service-host';
import { readStartArguments } from '../command-line/arguments.ts';
import { readConfig, type Config } from '../command-line/config.ts';
import { UsageError } from '../command-line/failure.ts';
import { linesOnly } from '../command-line/progress.ts';
import { lockOrRefuse } from '../data-folder/data-folder.ts';
import { readDescription, type FolderDescription } from '../data-folder/description.ts';
import { DataFolderError } from '../data-folder/errors.ts';
import { readRestored } from '../data-folder/restored.ts';
import { defaultFolder } from '../start/folder.ts';
import { startPlatform, type Platform } from '../start/platform.ts';
import { programName, thisProgram } from '../start/program.ts';
import { backup } from './backups.ts';
import { untilCaughtUp } from './caught-up.ts';
import type { Io } from './io.ts';

export interface UpgradeOptions {
  readonly dataDir?: string;
  readonly backupTo?: string;
  readonly keys?: string;
  /** `false`: the operator has one, or wants none. */
  readonly backup: boolean;
}

/**
 * Brings a folder that nobody uses to this program: backs it up, opens everything on it once, waits until every reader
 * has caught up, and writes into the folder which program it is of. A second time there is nothing to do.
 */
export async function upgrade(options: UpgradeOptions, io: Io): Promise<void> {
  const folder = resolve(options.dataDir ?? defaultFolder('try-out'));
  const target = backupWanted(options);
  const description = await describedOrRefused(folder);
  const config = configOf(folder, description, io);
  await (await lockOrRefuse(folder)).release();
  const program = await thisProgram();
  if (description.program?.fingerprint === program.fingerprint && !(await readRestored(folder))) {
    io.out(`${folder}: ${programName(program)}`);
    io.out('Không có gì để nâng cấp. / There is nothing to upgrade.');
    return;
  }
  if (target) await backup({ dataDir: folder, ...target }, io);
  await openOnce(config, io);
}

function backupWanted({ backupTo, keys, backup: wanted }: UpgradeOptions): { to: string; keys: string } | null {
  if (!wanted && (backupTo ?? keys) === undefined) return null;
  if (wanted && backupTo !== undefined && keys !== undefined) return { to: backupTo, keys };
  throw new UsageError({
    vi: 'Cần cả --backup-to và --keys, hoặc --no-backup.',
    en: 'either --backup-to and --keys, or --no-backup',
  });
}

async function describedOrRefused(folder: string): Promise<FolderDescription> {
  try {
    const found = await readDescription(folder);
    if (found) return found;
  } catch (error) {
    // That it is too new is no failure of the upgrade: another program was meant.
    if (error instanceof DataFolderError && error.problem === 'newer-format') {
      throw new UsageError(error.texts, { cause: error });
    }
    throw error;
  }
  throw new UsageError({
    vi: `${folder} không phải thư mục dữ liệu: cho biết --data-dir.`,
    en: `${folder} is no data folder: give --data-dir`,
  });
}

/** Everything as at a start, on any free port of this machine. */
function configOf(folder: string, { kind }: FolderDescription, { env }: Io): Config {
  const typed = ['--data-dir', folder, '--port', '0', ...(kind === 'real' ? ['--real'] : [])];
  const config = readConfig(readStartArguments(typed), { ...env, LOG_LEVEL: env['LOG_LEVEL'] || 'warn' });
  if (config.databaseUrl === undefined) return config;
  throw new UsageError({
    vi: 'Đã đặt DATABASE_URL: ở đây chỉ nâng cấp cơ sở dữ liệu đi kèm; cơ sở dữ liệu khác được nâng cấp khi khởi động.',
    en: 'DATABASE_URL is set: only the embedded database is upgraded here; another one, by a start',
  });
}

async function openOnce(config: Config, io: Io): Promise<void> {
  const platform = await startPlatform({
    config,
    progress: linesOnly(io.out),
    logger: makeLogger({ level: config.logLevel, pretty: false }),
    confirm: () => Promise.resolve(undefined),
    signal: io.signal,
  });
  try {
    await untilCaughtUp(platform, io);
    await tell(platform, io);
  } finally {
    await platform.close();
  }
}

async function tell({ upgrade: upgrading, oneTimeSecret }: Platform, io: Io): Promise<void> {
  const { readers } = await upgrading.added();
  const { from, to, steps } = await upgrading.note();
  io.out(`${programName(from)} → ${programName(to)}`);
  for (const step of steps) io.out(`  + ${step}`);
  for (const reader of readers) io.out(`  … ${reader}: đọc lại từ đầu nhật ký / built from the log’s beginning`);
  if (steps.length + readers.length === 0) io.out('  Dữ liệu giữ nguyên. / The data stayed as they were.');
  io.out('Mọi bộ đọc đã theo kịp. / Every reader has caught up.');
  io.out(
    'Định nghĩa đã có giữ nguyên; chỗ khác bản kèm theo / definitions stay, and where shipped ones differ: lien-nganh shipped',
  );
  if (oneTimeSecret) io.out(`Mã một lần của quản trị viên / one-time secret of the administrator: ${oneTimeSecret}`);
}
