import { join } from 'node:path';
import { makeLogger } from '@lien-nganh/service-host';
import { readStartArguments } from './command-line/arguments.ts';
import { readConfig } from './command-line/config.ts';
import { exitCodes } from './command-line/failure.ts';
import { linesOnly, terminalProgress, type Progress } from './command-line/progress.ts';
import { stopWanted } from './command-line/stop-wanted.ts';
import { tellFailure } from './command-line/tell-failure.ts';
import { KEYS } from './data-folder/data-folder.ts';
import { readDemoArguments, type DemoArguments } from './demo/arguments.ts';
import { Caller } from './demo/caller.ts';
import { demoFolder, type DemoFolder } from './demo/folder.ts';
import { sampleQueries, startAgain } from './demo/queries.ts';
import { eventsIn, overviewOfTheProvince } from './demo/measure.ts';
import { tell, type Told } from './demo/tell.ts';
import { existingIssuer } from './issuer/issuer.ts';
import { startPlatform, type Platform } from './start/platform.ts';
import { keepHeapSmall } from './start/small-heap.ts';

keepHeapSmall();
process.exitCode = await main(process.argv.slice(2));
process.exit();

/** Fills a folder of its own with eighteen synthetic months, through the interfaces that everybody uses, and keeps it running. */
async function main(argv: readonly string[]): Promise<number> {
  try {
    const asked = readDemoArguments(argv);
    const stop = stopWanted();
    const folder = await demoFolder(asked);
    const progress = process.stdout.isTTY ? terminalProgress(process.stdout) : linesOnly((line) => console.log(line));
    const platform = await started({ asked, folder, progress, signal: stop.signal });
    try {
      await told({ platform, folder, progress, signal: stop.signal });
      if (!asked.exit) {
        console.log(`\n  Liên Ngành (dữ liệu mẫu / sample data): ${platform.url}\n  ${platform.folder}\n`);
        console.log(sampleQueries(platform.url, platform.folder));
        await stop.wanted;
      }
    } finally {
      await platform.close();
    }
    if (asked.exit) console.log(startAgain(platform.folder));
    return exitCodes.ok;
  } catch (failure) {
    return tellFailure(failure);
  }
}

interface Telling {
  readonly folder: DemoFolder;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

function started({ asked, folder, progress, signal }: Telling & { readonly asked: DemoArguments }): Promise<Platform> {
  // Always on the embedded store, whatever the environment names.
  const { DATABASE_URL: _database, KEYS_DATABASE_URL: _keys, ...env } = process.env;
  const args = readStartArguments(['--data-dir', folder.path, '--port', String(asked.port)]);
  const config = readConfig(args, { LOG_LEVEL: 'warn', ...env });
  const logger = makeLogger({ level: config.logLevel, pretty: process.stdout.isTTY });
  return startPlatform({ config, progress, logger, signal, confirm: () => Promise.resolve(undefined) });
}

async function told({ platform, folder, progress, signal }: Telling & { readonly platform: Platform }): Promise<void> {
  const issuer = await existingIssuer(join(folder.path, KEYS));
  if (!issuer) throw new Error(`${folder.path} has no issuer of its own`);
  const caller = new Caller(platform.url, issuer, signal);
  const before = await eventsIn(folder.path);
  const told = await tell({ caller, story: folder.story, progress, signal });
  const events = (await eventsIn(folder.path)) - before;
  console.log(told ? saidOf(told, events) : '  Đã có đủ dữ liệu mẫu / the story has been told already');
  const { median, times } = await overviewOfTheProvince(caller);
  console.log(
    `  Tổng quan toàn tỉnh nửa năm, trung vị của ${times} lần / overview of the province for a half-year, median of ${times}: ${median} ms`,
  );
}

/** @param events written meanwhile, by commands and by what follows them */
function saidOf({ commands, seconds }: Told, events: number): string {
  const rate = Math.round(events / seconds);
  return `  ${commands} lệnh, ${events} sự kiện trong ${Math.round(seconds)} s / commands, events in s: ${rate} events/s`;
}
