import { randomUUID } from 'node:crypto';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { postgresEventStore } from '@lien-nganh/event-store-postgres';
import type { EventToAppend } from '@lien-nganh/kernel';
import pg from 'pg';
import { openRaw, type RawForm } from './raw.ts';

/** Somebody who writes events, as one process of `writers` writers does it best. */
export interface Appender {
  /** Writes events to a new stream; resolves when they are on disk. */
  append(writer: number, events: readonly EventToAppend[]): Promise<unknown>;
  close(): Promise<void>;
}

export interface AppenderOptions {
  readonly url: string;
  readonly writers: number;
}

export const appenderKinds = ['ours', 'ours-silent', 'raw', 'raw-waking', 'emmett'] as const;
export type AppenderKind = (typeof appenderKinds)[number];

const opened: { readonly [Kind in AppenderKind]: (options: AppenderOptions) => Promise<Appender> } = {
  ours: (options) => openOurs(options, true),
  'ours-silent': (options) => openOurs(options, false),
  raw: (options) => openRawAppender(options, 'plain'),
  'raw-waking': (options) => openRawAppender(options, 'waking'),
  emmett: openEmmett,
};

/** Opens an appender on a database, and makes its tables there. */
export function openAppender(kind: AppenderKind, options: AppenderOptions): Promise<Appender> {
  return opened[kind](options);
}

async function openOurs({ url }: AppenderOptions, wakeUp: boolean): Promise<Appender> {
  const store = await postgresEventStore({ url, province: '12', wakeUp });
  return {
    append: (_, events) => store.append(newStream(), 'no-stream', events),
    close: () => store.close(),
  };
}

async function openRawAppender({ url, writers }: AppenderOptions, form: RawForm): Promise<Appender> {
  const raw = await openRaw(url, writers, form);
  return { append: (writer, events) => raw.insert(writer, newStream(), events), close: () => raw.close() };
}

/** Emmett changes pg's global type parsers: nobody else here relies on those. */
async function openEmmett({ url, writers }: AppenderOptions): Promise<Appender> {
  const pool = new pg.Pool({ connectionString: url, max: Math.max(writers, 1) });
  const store = getPostgreSQLEventStore(url, {
    schema: { autoMigration: 'None' },
    connectionOptions: { pooled: true, pool },
  });
  await store.schema.migrate();
  return {
    append: (_, events) =>
      store.appendToStream(
        newStream(),
        events.map(({ type, data, metadata }) => ({ type, data, metadata }) as never),
        { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' },
      ),
    async close() {
      await store.close();
      await pool.end();
    },
  };
}

function newStream(): string {
  return `inspection-${randomUUID()}`;
}
