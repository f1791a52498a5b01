import { printPosition } from '@lien-nganh/kernel';
import { makeLogger } from '@lien-nganh/service-host';
import { buildAnew } from '../cluster/build-anew.ts';
import { readEngineSettings } from '../cluster/engine-settings.ts';
import { startOver } from '../cluster/start-over.ts';
import { untilCaughtUp } from './caught-up.ts';
import type { Io } from './io.ts';

const TELL_EVERY_MS = 5_000;

/**
 * Lets separate services go on from engines that were restored by their own means: a new log, new topics, read models
 * built anew. The services are started afterwards.
 *
 * @throws UsageError, CommandFailed
 */
export async function restored(io: Io): Promise<void> {
  const { env, out, signal } = io;
  const settings = readEngineSettings(env);
  const { log, generation, dropped } = await startOver(settings);
  const { log: former, sharedUpTo } = log.predecessors.at(-1)!;
  const shared = printPosition(former, sharedUpTo);
  out(`Nhật ký ${log.id} tiếp nối ${former} đến ${shared}. / Log ${log.id} continues ${former} up to ${shared}.`);
  out(`Đợt thông điệp / generation of topics: ${generation}`);
  out(`Dựng lại từ nhật ký / built anew from the log: ${dropped.join(', ') || '–'}`);
  const logger = makeLogger({ level: env['LOG_LEVEL'] ? settings.LOG_LEVEL : 'warn', pretty: false });
  const progress = nowAndThen(out, io.progress);
  await buildAnew({
    ...{ settings, logger, signal },
    untilCaughtUp: (health) => untilCaughtUp({ health }, { progress, signal }),
  });
  out('Mọi bộ đọc đã theo kịp: hãy chạy các dịch vụ. / Every reader has caught up: start the services.');
}

/** Also where no terminal shows how far it is. */
function nowAndThen(out: Io['out'], progress: Io['progress']): Io['progress'] {
  let toldAt = 0;
  return (line) => {
    progress(line);
    if (Date.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = Date.now();
    out(`  … ${line}`);
  };
}
