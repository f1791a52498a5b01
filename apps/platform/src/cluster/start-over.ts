import { connect, inTransaction } from '@lien-nganh/postgres';
import type { EventStore } from '@lien-nganh/event-store';
import type { LogIdentity } from '@lien-nganh/kernel';
import { moment, serviceStanding, systemClock } from '@lien-nganh/service-host';
import { generationAfterRestore, generationEvents, GenerationsLog } from '@lien-nganh/subscriptions';
import type pg from 'pg';
import { UsageError } from '../command-line/failure.ts';
import { isPostgres, type EngineSettings } from './engine-settings.ts';

export interface StartedOver {
  /** The log that goes on; its last predecessor is the one that came out of the backup. */
  readonly log: LogIdentity;
  /** Of the topics, from now on. */
  readonly generation: number;
  /** Schemas of read models that were dropped. */
  readonly dropped: readonly string[];
}

type Place = Pick<EngineSettings, 'PROVINCE' | 'EVENT_STORE_URL' | 'DATABASE_URL'>;

/** Schemas that hold what does not follow from the log, or the log itself, or what was said to others. */
const KEPT = ['log', 'keys', 'platform', 'messaging'];
/** What came of files that registers were entered from. */
const KEPT_OF_EACH_SERVICE = '%\\_imports';

/**
 * Lets the services go on from a log that came out of a backup: it becomes a new log that names its predecessor, topics begin
 * a new generation, and read models are dropped, which the services build anew. In this order: until the last step is done, every
 * reader stops before the log that it does not know. Safe to be called again, at the price of one more predecessor.
 *
 * @throws UsageError while services run on the database, without a log, and for another province's
 */
export async function startOver(place: Place): Promise<StartedOver> {
  const pool = connect(place.DATABASE_URL, { max: 1, applicationName: 'restored' });
  try {
    await refuseIfInUse(pool);
    const before = await withStore(place, (store) => store.log());
    refuseOther(before, place);
    const log = await succeed(place);
    const generation = await withStore(place, beginGeneration);
    return { log, generation, dropped: await dropReadModels(pool) };
  } finally {
    await pool.end();
  }
}

/** Who reads the log holds a lease or waits for one; who hears of changes listens. */
async function refuseIfInUse(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select distinct application_name as name from pg_stat_activity
     where datname = current_database() and (application_name like 'lease %' or application_name like 'listen %') order by 1 limit 5`,
  );
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name).join(', ');
  throw new UsageError({
    vi: `Các dịch vụ còn đang chạy trên cơ sở dữ liệu này (${names}): hãy dừng chúng trước.`,
    en: `services still run on this database (${names}): stop them first`,
  });
}

function refuseOther({ id, province }: LogIdentity, { PROVINCE: wanted }: Place): void {
  if (province === wanted) return;
  throw new UsageError({
    vi: `Nhật ký ${id} là của tỉnh ${province}, không phải ${wanted}.`,
    en: `the log ${id} is of province ${province}, not of ${wanted}`,
  });
}

/** Opens the log that is there, and makes none. */
async function withStore<T>({ EVENT_STORE_URL: url }: Place, use: (store: EventStore) => Promise<T>): Promise<T> {
  const store = await openStore(url).catch((failure: unknown) => {
    throw explained(failure);
  });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

async function openStore(url: string): Promise<EventStore> {
  if (isPostgres(url)) return (await import('@lien-nganh/event-store-postgres')).postgresEventStore({ url });
  return (await import('@lien-nganh/event-store-kurrentdb')).kurrentdbEventStore({ url });
}

const sentences: Readonly<Partial<Record<string, { readonly vi: string; readonly en: string }>>> = {
  'log-missing': {
    vi: 'Nơi của EVENT_STORE_URL không có nhật ký nào: hãy khôi phục bằng công cụ của kho trước.',
    en: 'there is no log at EVENT_STORE_URL: restore it by the means of its store first',
  },
  'log-unfinished': {
    vi: 'Nhật ký ở EVENT_STORE_URL còn đang được chuyển đến: hãy chạy lại move-log.',
    en: 'the log at EVENT_STORE_URL is still being moved there: run move-log again',
  },
  'store-unavailable': { vi: 'Không kết nối được EVENT_STORE_URL.', en: 'EVENT_STORE_URL cannot be reached' },
};

function explained(failure: unknown): unknown {
  const said = sentences[String((failure as { code?: unknown }).code)];
  return said ? new UsageError(said, { cause: failure }) : failure;
}

async function succeed({ EVENT_STORE_URL: url }: Place): Promise<LogIdentity> {
  if (!isPostgres(url)) return (await import('@lien-nganh/event-store-kurrentdb')).startSuccessor({ url });
  const { startSuccessor } = await import('@lien-nganh/event-store-postgres');
  const pool = connect(url, { max: 1, applicationName: 'restored' });
  return startSuccessor(pool).finally(() => pool.end());
}

/** Whatever the broker still holds is of the lost log: everything is published once more, into topics that nobody knows. */
async function beginGeneration(store: EventStore): Promise<number> {
  const generations = new GenerationsLog(store);
  const { live, fed } = await generations.now();
  const generation = generationAfterRestore(Math.max(live, ...fed));
  const { actor } = serviceStanding('restored', null);
  const by = { actor, today: moment(systemClock).today, correlationId: 'restored' };
  await generations.note(generationEvents.GenerationAnswers({ generation }), by);
  return generation;
}

/** All of them, also those that may be behind the log: what was heard of the others may be of what was lost. */
async function dropReadModels(pool: pg.Pool): Promise<readonly string[]> {
  return inTransaction(pool, async (db) => {
    const { rows } = await db.query<{ schema: string }>(
      `select schemaname as schema from pg_tables where tablename = 'migrations' and schemaname <> all($1)
         and schemaname not like $2 order by 1`,
      [KEPT, KEPT_OF_EACH_SERVICE],
    );
    for (const { schema } of rows) await db.query(`drop schema "${schema.replaceAll('"', '""')}" cascade`);
    return rows.map(({ schema }) => schema);
  });
}
