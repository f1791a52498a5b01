import { kafkaBroker } from '@lien-nganh/messaging-kafka';
import { until } from '../until.ts';
import type { Observed } from './observed.ts';

/** A contract event in a topic. */
export interface Published {
  readonly topic: string;
  readonly key: string;
  readonly revision: number;
  readonly id: string;
}

/** Schemas of the services that publish. */
export async function publishersIn(query: Observed['query']): Promise<readonly string[]> {
  const found = await query<{ name: string }>(
    `select table_schema as name from information_schema.tables where table_name = 'contract_revisions'`,
  );
  return found.map(({ name }) => name);
}

/** Its topic of the first generation. */
export function topicOf(schema: string): string {
  return `${schema.replaceAll('_', '-')}.g1`;
}

/** Marks go on being written while all is read. */
const FEW = 5n;
const WITHIN_S = 600;

/** Reads every topic from its beginning, as a consumer would that is new. */
export async function readTopics(url: string, topics: readonly string[]): Promise<readonly Published[]> {
  const broker = kafkaBroker({ url });
  const stop = new AbortController();
  const group = `oracle.${Date.now()}`;
  const found: Published[] = [];
  const reading = broker.consume({
    ...{ group, topics, signal: stop.signal },
    onBatch: (batch) => {
      for (const one of batch) {
        if (one.is !== 'message') continue;
        const { subject: key, keyrevision: revision, id } = one.message;
        found.push({ topic: one.topic, key, revision, id });
      }
      return Promise.resolve();
    },
  });
  try {
    const isRead = async () => {
      const lags = await broker.lag(group, topics);
      return found.length > 0 && lags.every(({ behind }) => behind < FEW);
    };
    await until('every topic is read', isRead, WITHIN_S);
  } finally {
    stop.abort();
    await reading;
    await broker.close();
  }
  return found;
}
