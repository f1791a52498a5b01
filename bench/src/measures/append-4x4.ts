import type { Contender, Measure, Prepared } from '../harness.ts';
import type { AppenderKind } from '../peers/appender.ts';
import type { Setting } from '../setting.ts';
import { startWorker, type Worker } from '../workers/worker.ts';
import type { WriterOptions } from '../workers/writer.ts';
import { RAW_ROWS } from './appends.ts';

const PROCESSES = 4;
const WRITERS = 4;

const shared = { reading: 'rate', unit: 'appends/s', against: RAW_ROWS, theirs: 'raw' } as const;
const what = 'single appends by 4 processes of 4 writers';

export const append4x4: Measure<Setting> = {
  id: 'append-4x4',
  comparisons: [
    {
      ...shared,
      id: 'append-4x4-silent-raw',
      what: `${what}, without wake-up`,
      ours: 'ours-silent',
      aim: { ratio: 'at least', bound: 0.9 },
    },
    {
      ...shared,
      id: 'append-4x4-raw',
      what: `${what}, with wake-up`,
      ours: 'ours',
      aim: { ratio: 'at least', bound: 0.7 },
    },
  ],
  async prepare({ database, scale }): Promise<Prepared> {
    const contenders: Record<string, Contender> = {};
    const all: Worker<number, number>[] = [];
    for (const kind of ['ours-silent', 'ours', 'raw'] satisfies AppenderKind[]) {
      const workers = await startAll({ kind, url: await database(), writers: WRITERS });
      all.push(...workers);
      contenders[kind] = async () => {
        const rates = await Promise.all(workers.map((worker) => worker.ask(scale.slotMs)));
        return { rate: rates.reduce((sum, rate) => sum + rate, 0) };
      };
    }
    return {
      contenders,
      async close() {
        await Promise.all(all.map((worker) => worker.stop()));
      },
    };
  },
};

/** One after the other: the first makes the tables. */
async function startAll(options: WriterOptions): Promise<readonly Worker<number, number>[]> {
  const workers: Worker<number, number>[] = [];
  for (let n = 0; n < PROCESSES; n += 1) workers.push(await startWorker('writer', options));
  return workers;
}
