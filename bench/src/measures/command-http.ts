import type { Contender, Measure, Prepared } from '../harness.ts';
import { listeningBare } from '../service/bare.ts';
import { listeningService, type Listening } from '../service/platform.ts';
import type { Setting } from '../setting.ts';
import type { Called, Calling } from '../workers/caller.ts';
import { startWorker, type Worker } from '../workers/worker.ts';

const shared = {
  unit: 'ms per command',
  ours: 'ours',
  against: 'the same command in a bare Nest controller: the same schema, one prepared insert, no token, no log line',
  theirs: 'bare',
  aim: { ratio: 'at most', bound: 1.5 },
} as const;

export const commandHttp: Measure<Setting> = {
  id: 'command-http',
  comparisons: [
    {
      ...shared,
      id: 'command-http-1',
      what: 'a command over HTTP, one caller who waits for each answer',
      reading: 'alone',
    },
    {
      ...shared,
      id: 'command-http-16',
      what: 'a command over HTTP, 16 callers at once: time of the whole divided by the commands',
      reading: 'many',
    },
  ],
  async prepare(setting): Promise<Prepared> {
    const service = await listeningService(await setting.database());
    const bare = await listeningBare(await setting.database());
    const [ours, theirs] = [await callerOf(service), await callerOf(bare)];
    const { slotMs: ms } = setting.scale;
    return {
      contenders: { ours: calling(ours, ms), bare: calling(theirs, ms) },
      async close() {
        await ours.stop();
        await theirs.stop();
        await bare.close();
        await service.close();
      },
    };
  },
};

function callerOf({ url, token }: Listening): Promise<Worker<Calling, Called>> {
  return startWorker('caller', { url, token });
}

function calling(caller: Worker<Calling, Called>, ms: number): Contender {
  const perCommand = async (callers: number) => {
    const called = await caller.ask({ callers, ms });
    return called.ms / called.commands;
  };
  return async () => ({ alone: await perCommand(1), many: await perCommand(16) });
}
