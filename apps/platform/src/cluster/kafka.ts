import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@lien-nganh/service-host';

/** The broker that infra/kafka starts from its jars; it is no package, since it needs nothing of the workspace. */
interface OwnKafka {
  /** `127.0.0.1:port`, also after it was started again. */
  readonly brokers: string;
  readonly pid: number | undefined;
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface Starting {
  startKafka(options: {
    readonly dataDir: string;
    readonly advertised?: string;
    readonly onDied: (exit: { readonly code: number | null; readonly signal: string | null }) => void;
  }): Promise<OwnKafka>;
}

export interface KafkaWanted {
  /** `host:port,…` or a whole connection string of one that is there. */
  readonly given: string | undefined;
  /** `host:port` at which the own one is found, where something stands between it and the services. */
  readonly advertised: string | undefined;
}

export interface Kafka {
  /** `kafka://…` */
  readonly url: string;
  close(): Promise<void>;
}

const LONGEST_PAUSE_MS = 10_000;

/** The folder of its data below a data folder. */
export function kafkaFolder(dataFolder: string): string {
  return join(dataFolder, 'kafka');
}

/**
 * Kafka for a data folder: the one that is given, or one of its own, which is started again when it ends.
 *
 * @throws CannotStartKafka in plain words without Java, or without Maven the first time
 */
export async function openKafka(
  dataFolder: string,
  { given, advertised }: KafkaWanted,
  logger: Logger,
): Promise<Kafka> {
  if (given !== undefined) {
    return { url: given.includes('://') ? given : `kafka://${given}`, close: () => Promise.resolve() };
  }
  const starter = new URL('../../../../infra/kafka/broker.mjs', import.meta.url).href;
  const { startKafka } = (await import(starter)) as Starting;
  let closed = false;
  let reviving = Promise.resolve();
  const revive = async () => {
    for (let attempt = 0; !closed; attempt++) {
      await pause(Math.min(200 * 2 ** attempt, LONGEST_PAUSE_MS));
      try {
        if (!closed) await kafka.start();
        return logger.warn({ pid: kafka.pid }, 'Kafka runs again');
      } catch (error) {
        logger.error({ err: error, attempt }, 'Kafka could not be started again yet');
      }
    }
  };
  const onDied: Parameters<Starting['startKafka']>[0]['onDied'] = (exit) => {
    logger.error(exit, 'Kafka ended: it is started again');
    reviving = revive();
  };
  const kafka = await startKafka({ dataDir: kafkaFolder(dataFolder), onDied, ...(advertised ? { advertised } : {}) });
  return {
    url: `kafka://${kafka.brokers}`,
    async close() {
      closed = true;
      await reviving;
      await kafka.stop();
    },
  };
}
