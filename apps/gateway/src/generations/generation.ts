import type { ReferenceRows } from '@lien-nganh/kernel';
import type { Broker, Consumer, Handled, Inbox, StateListener } from '@lien-nganh/messaging';
import { referenceRows } from '@lien-nganh/subscriptions';
import type pg from 'pg';
import { consumeContracts, topicsOf } from '../consuming/consume.ts';
import { LedgerReader } from '../ledger/reader.ts';
import { ledgerOf, prepareLedger, type Ledger } from '../ledger/schema.ts';
import { Progress } from '../consuming/progress.ts';
import { gatewayReference } from '../read-models/reference.ts';
import { prepareReadModels, READ_MODELS_VERSION, readModelsOf, type ReadModels } from '../read-models/schema.ts';

export interface GenerationOptions {
  readonly number: number;
  readonly partitions: number;
  readonly pool: pg.Pool;
  readonly broker: Broker;
  inbox(consumer: string): Promise<Inbox<pg.PoolClient>>;
  readonly now: () => number;
  readonly probeMs?: number;
  readonly onState?: StateListener;
  readonly onHandled?: (handled: Handled) => void;
}

/** Everything that the gateway holds of one generation of topics: ledger, rows, and who keeps them. */
export interface Generation {
  readonly number: number;
  readonly ledger: Ledger;
  readonly readModels: ReadModels;
  readonly reader: LedgerReader;
  readonly rows: ReferenceRows;
  readonly inbox: Inbox<pg.PoolClient>;
  readonly consumer: Consumer;
  readonly progress: Progress;
  /** Milliseconds since 1970. */
  readonly began: number;
  close(): Promise<void>;
}

/** The name by which the inbox and the broker know the reader of a generation. Never reused for another. */
export function consumerName(generation: number): string {
  return `gateway.v${READ_MODELS_VERSION}.g${generation}`;
}

/** Makes the tables of a generation where they are missing, and begins to read its topics. */
export async function openGeneration(options: GenerationOptions): Promise<Generation> {
  const { number, partitions, pool, broker, now, probeMs, onState, onHandled } = options;
  const ledger = ledgerOf(number);
  const readModels = readModelsOf(number);
  await prepareLedger(pool, ledger);
  await prepareReadModels(pool, readModels);
  const inbox = await options.inbox(consumerName(number));
  const stop = new AbortController();
  const consumer = consumeContracts({
    broker,
    inbox,
    generation: number,
    partitions,
    group: consumerName(number),
    ledger,
    readModels,
    signal: stop.signal,
    now,
    ...(probeMs === undefined ? {} : { probeMs }),
    ...(onState ? { onState } : {}),
    ...(onHandled ? { onHandled } : {}),
  });
  return {
    number,
    ledger,
    readModels,
    inbox,
    consumer,
    reader: new LedgerReader(pool, ledger),
    rows: referenceRows(pool, readModels.schema, gatewayReference),
    progress: new Progress(topicsOf({ generation: number, partitions }), inbox),
    began: now(),
    async close() {
      stop.abort();
      await consumer.finished;
    },
  };
}
