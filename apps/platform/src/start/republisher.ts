import type { Republisher } from '@lien-nganh/gateway';
import { moment, type Ports, type Runtime } from '@lien-nganh/service-host';
import { keepRunning, Publisher } from '@lien-nganh/subscriptions';
import type { Closing } from './closing.ts';

/** Lets the gateway build its ledger anew: publishes what every service holds once more, into another generation. */
export function republisherOf(
  runtimes: () => readonly Runtime[],
  topics: { readonly ports: Pick<Ports, 'broker'>; readonly partitions: number },
  closing: Closing,
): Republisher {
  const publishing = () => runtimes().filter(({ service }) => service.publishes.length > 0);
  return {
    async republish({ generation, end }, { signal, onProgress }) {
      const reached = new Map(publishing().map(({ service }) => [service.name, 0n]));
      await Promise.all(
        publishing().map((runtime) =>
          publisherOf(runtime, { ...topics, generation }).runTo(end, signal, (position) => {
            reached.set(runtime.service.name, position);
            // As far as the slowest of them.
            onProgress([...reached.values()].reduce((a, b) => (a < b ? a : b)) as typeof position);
          }),
        ),
      );
    },
    follow(generation) {
      const stop = new AbortController();
      const running = publishing().map((runtime) => {
        const publisher = publisherOf(runtime, { ...topics, generation });
        const onFailure = (error: unknown) =>
          runtime.logger.error({ reader: publisher.reader, err: error }, 'a reader failed and will begin again');
        return keepRunning((signal) => publisher.run(signal), { signal: stop.signal, onFailure });
      });
      closing.add(async () => {
        stop.abort();
        await Promise.all(running);
      });
      return Promise.resolve();
    },
  };
}

function publisherOf(
  { service, store, decoder, pool, log, clock, readSide }: Runtime,
  into: { readonly ports: Pick<Ports, 'broker'>; readonly partitions: number; readonly generation: number },
): Publisher {
  return new Publisher({
    ...{ service, store, decoder, pool, log },
    broker: into.ports.broker,
    generation: into.generation,
    partitions: into.partitions,
    schema: readSide.schema,
    board: readSide.board,
    clock: () => moment(clock).now,
  });
}
