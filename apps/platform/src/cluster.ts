import { makeLogger, type Logger } from '@lien-nganh/service-host';
import { programs } from './cluster/programs.ts';
import { startCluster, type Cluster } from './cluster/start-cluster.ts';
import { readClusterArguments } from './command-line/arguments.ts';
import { exitCodes } from './command-line/failure.ts';
import { loggedProgress, terminalProgress } from './command-line/progress.ts';
import { stopWanted } from './command-line/stop-wanted.ts';
import { tellFailure } from './command-line/tell-failure.ts';

process.exitCode = await main(process.argv.slice(2));
// Whatever a library left open must not keep a cluster that has ended.
process.exit();

async function main(argv: readonly string[]): Promise<number> {
  try {
    const services = programs.map(({ name }) => name);
    const args = readClusterArguments(argv, services);
    const terminal = process.stdout.isTTY;
    const logger = makeLogger({ level: process.env['LOG_LEVEL'] || 'info', pretty: terminal });
    const progress = terminal
      ? terminalProgress(process.stdout)
      : loggedProgress((entry) => logger.info(entry, 'step done'));
    const stop = stopWanted();
    tellEngines(logger);
    const cluster = await startCluster({
      ...{ args, environment: process.env, progress, logger, signal: stop.signal },
      onLine: terminal ? () => undefined : (line) => console.log(line),
    });
    try {
      await cluster.upgrade.noteIfChanged();
      tellAddress(cluster, terminal ? null : logger);
      await stop.wanted;
    } finally {
      await cluster.close();
    }
    logger.info('stopped');
    return exitCodes.ok;
  } catch (failure) {
    return tellFailure(failure);
  }
}

/** Which engines carry it is never left to be guessed. */
function tellEngines(logger: Logger): void {
  if (process.env['KURRENTDB_URL']) logger.info('the log is kept on the KurrentDB of KURRENTDB_URL');
  else logger.warn('the log is kept on PostgreSQL: set KURRENTDB_URL to keep it on a KurrentDB');
}

function tellAddress({ url, folder }: Cluster, logger: Logger | null): void {
  logger?.info({ url, folder }, 'listening');
  if (!logger) console.log(`\n  Liên Ngành: ${url}\n  ${folder}\n  Ctrl-C để dừng / to stop\n`);
}
