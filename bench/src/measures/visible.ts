import { join } from 'node:path';
import { percentile, type Contender, type Comparison, type Measure, type Prepared } from '../harness.ts';
import { whyNoKafka } from '../peers/own-kafka.ts';
import { listeningBare } from '../service/bare.ts';
import { startPlatform, type Program } from '../service/running-platform.ts';
import type { Setting } from '../setting.ts';
import type { Seen, VisitorOptions, Visiting } from '../workers/visitor.ts';
import { startWorker, type Worker } from '../workers/worker.ts';

const PER_SECOND = 100;

const shared = {
  unit: 'ms',
  ours: 'ours',
  theirs: 'bare',
  against:
    'a bare Nest controller whose insert notifies, and a select of what came after the last row: no token, no rule, ' +
    'no log of order, no broker, no ledger, no GraphQL',
} as const;

/** One measure of the platform as it is started: from the moment that the schedule says until the figure holds the record. */
function visibleOn(
  program: Program,
  { id, how, ms }: { readonly id: string; readonly how: string; readonly ms: number },
): Measure<Setting> {
  const what = `from the moment of a command over HTTP until a pushed figure of GraphQL holds it, at a steady ${PER_SECOND} commands/s, ${how}`;
  const line = (reading: 'p50' | 'p99'): Comparison => ({
    ...{ ...shared, id: `${id}-${reading}`, what: `${what}, ${reading}`, reading },
    aim: { ours: 'under', bound: ms },
  });
  return {
    id,
    comparisons: [line('p50'), line('p99')],
    prepare: (setting) => prepare(setting, program),
  };
}

export const visible = visibleOn('main', { id: 'visible', how: 'all in one process', ms: 100 });

export const visibleThroughKafka: Measure<Setting> = {
  ...visibleOn('cluster', { id: 'visible-kafka', how: 'each service a process of its own, through Kafka', ms: 250 }),
  whyNot: whyNoKafka,
};

async function prepare({ database, folder, scale }: Setting, program: Program): Promise<Prepared> {
  const platform = await startPlatform(program, join(folder, program));
  const bareDatabase = await database();
  const bare = await listeningBare(bareDatabase, 'waking');
  const ours = await visitor({
    url: `${platform.url}/api/inspections/inspection/record-inspection`,
    token: await platform.tokenOf('officer.police'),
    follows: {
      is: 'figure',
      url: `${platform.url.replace(/^http/, 'ws')}/graphql`,
      token: await platform.tokenOf('committee'),
    },
  });
  const theirs = await visitor({ ...bare, follows: { is: 'rows', database: bareDatabase } });
  return {
    contenders: { ours: visiting(ours, scale.commands), bare: visiting(theirs, scale.commands) },
    async close() {
      await ours.stop();
      await theirs.stop();
      await bare.close();
      await platform.stop();
    },
  };
}

function visitor({ url, token, follows }: VisitorOptions): Promise<Worker<Visiting, Seen>> {
  return startWorker('visitor', { url, token, follows } satisfies VisitorOptions);
}

function visiting(worker: Worker<Visiting, Seen>, commands: number): Contender {
  return async () => {
    const times = await worker.ask({ perSecond: PER_SECOND, commands });
    return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
  };
}
