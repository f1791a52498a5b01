import { createInterface } from 'node:readline/promises';
import { makeLogger, type Logger } from '@lien-nganh/service-host';
import { readStartArguments } from './command-line/arguments.ts';
import { readConfig } from './command-line/config.ts';
import { exitCodes } from './command-line/failure.ts';
import { loggedProgress, terminalProgress } from './command-line/progress.ts';
import { stopWanted } from './command-line/stop-wanted.ts';
import { tellFailure } from './command-line/tell-failure.ts';
import type { Upgraded } from './start/folder-upgrade.ts';
import { onlyAdministrator } from './start/notice.ts';
import { startPlatform, type Platform } from './start/platform.ts';
import { programName } from './start/program.ts';
import { keepHeapSmall } from './start/small-heap.ts';

keepHeapSmall();
process.exitCode = await main(process.argv.slice(2));
// Whatever a library left open must not keep a platform that has ended.
process.exit();

async function main(argv: readonly string[]): Promise<number> {
  try {
    const config = readConfig(readStartArguments(argv), process.env);
    const terminal = process.stdout.isTTY;
    const logger = makeLogger({ level: config.logLevel, pretty: terminal });
    const progress = terminal
      ? terminalProgress(process.stdout)
      : loggedProgress((entry) => logger.info(entry, 'step done'));
    const stop = stopWanted();
    const platform = await startPlatform({
      ...{ config, progress, logger, signal: stop.signal },
      confirm: config.confirm === undefined ? asked : () => Promise.resolve(config.confirm),
    });
    try {
      tellUpgrade(await platform.upgrade.noteIfChanged(), terminal ? null : logger);
      tellAddresses(platform, terminal ? null : logger);
      await stop.wanted;
    } finally {
      await platform.close();
    }
    logger.info('stopped');
    return exitCodes.ok;
  } catch (failure) {
    return tellFailure(failure);
  }
}

function tellUpgrade(upgraded: Upgraded | null, logger: Logger | null): void {
  if (!upgraded) return;
  const { from, to, steps } = upgraded;
  logger?.info({ from: programName(from), to: programName(to), steps }, 'the data folder was upgraded');
  const names = `${programName(from)} → ${programName(to)}`;
  if (!logger) console.log(`  ✓ Đã nâng cấp thư mục dữ liệu / the data folder was upgraded: ${names}`);
}

function tellAddresses({ url, folder, oneTimeSecret, lacksIssuer }: Platform, logger: Logger | null): void {
  if (oneTimeSecret) {
    console.log(`  Mã một lần của quản trị viên / one-time secret of the administrator: ${oneTimeSecret}`);
    console.log(`  POST ${url}/auth/one-time {"secret":"…"}`);
  }
  if (lacksIssuer) {
    logger?.warn(onlyAdministrator.en);
    if (!logger) console.log(`  ! ${onlyAdministrator.vi}\n    ${onlyAdministrator.en}`);
  }
  logger?.info({ url, folder }, 'listening');
  // Also beside a log: whoever looks into it finds the address without reading JSON.
  if (logger) console.log(`Liên Ngành: ${url}`);
  else console.log(`\n  Liên Ngành: ${url}\n  ${folder}\n  Ctrl-C để dừng / to stop\n`);
}

/** Asks whoever started it. */
async function asked(province: string): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<undefined>((resolve) => lines.once('close', () => resolve(undefined)));
  const question = `Xóa dữ liệu thật của ${province}? Gõ tên tỉnh / To erase its real data, type the province’s name: `;
  const typed = await Promise.race([lines.question(question), closed]);
  lines.close();
  return typed;
}
