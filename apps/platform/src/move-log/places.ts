import { resolve } from 'node:path';
import type { EventStore, LogImport } from '@lien-nganh/event-store';
import { connect } from '@lien-nganh/postgres';
import { UsageError } from '../command-line/failure.ts';
import { describedWithData, withServer } from '../data-folder/server-of.ts';
import { keysDatabaseOn, logDatabaseOn } from '../start/databases.ts';

/** The log that is moved, and whether somebody else has it open. */
export interface Source {
  readonly store: EventStore;
  /** Where the keys are, if the place says it. */
  readonly keysUrl: string | null;
  /** KurrentDB does not tell; whether the log grows is looked at in any case. */
  isInUse(): Promise<boolean>;
}

const isKurrentDb = (place: string) => /^(kurrentdb|kurrent|kdb|esdb)(\+discover)?:\/\//.test(place);
const isPostgres = (place: string) => /^postgres(ql)?:\/\//.test(place);

/** Opens the log of a connection string or a data folder for as long as it is used. */
export async function withSource<T>(
  from: string,
  signal: AbortSignal,
  use: (source: Source) => Promise<T>,
): Promise<T> {
  if (isKurrentDb(from)) return fromKurrentDb(from, use);
  if (isPostgres(from)) return fromPostgres(from, { keysUrl: null, isInUse: () => isOpenElsewhere(from) }, use);
  if (/^[a-z+]+:\/\//i.test(from)) {
    throw new UsageError({
      vi: '--from là postgres://, kurrentdb:// hoặc một thư mục dữ liệu.',
      en: '--from takes postgres://, kurrentdb:// or a data folder',
    });
  }
  const folder = resolve(from);
  const { province } = await describedWithData(folder);
  return withServer(folder, signal, ({ url }, isInUse) => {
    const about = { province: province.code, keysUrl: keysDatabaseOn(url), isInUse: () => Promise.resolve(isInUse) };
    return fromPostgres(logDatabaseOn(url), about, use);
  });
}

async function fromKurrentDb<T>(url: string, use: (source: Source) => Promise<T>): Promise<T> {
  const { kurrentdbEventStore } = await import('@lien-nganh/event-store-kurrentdb');
  const store = await kurrentdbEventStore({ url });
  return closing(store, () => use({ store, keysUrl: null, isInUse: () => Promise.resolve(false) }));
}

async function fromPostgres<T>(
  url: string,
  { province, ...about }: Omit<Source, 'store'> & { readonly province?: string },
  use: (source: Source) => Promise<T>,
): Promise<T> {
  const { postgresEventStore } = await import('@lien-nganh/event-store-postgres');
  const store = await postgresEventStore({ url, ...(province === undefined ? {} : { province }) });
  return closing(store, () => use({ ...about, store }));
}

async function closing<T>(opened: { close(): Promise<void> }, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await opened.close();
  }
}

/** Whoever appends to a log, or follows it, has one of these connections. */
async function isOpenElsewhere(url: string): Promise<boolean> {
  const pool = connect(url, { max: 1, applicationName: 'move log' });
  try {
    const { rowCount } = await pool.query(
      `select from pg_stat_activity where datname = current_database() and application_name = any($1) limit 1`,
      [['append to log', 'listen log']],
    );
    return rowCount === 1;
  } finally {
    await pool.end();
  }
}

/** Opens the place that the log is moved to for as long as it is used. */
export async function withTarget<T>(to: string, use: (target: LogImport) => Promise<T>): Promise<T> {
  const target = await openTarget(to);
  return closing(target, () => use(target));
}

async function openTarget(url: string): Promise<LogImport> {
  if (isKurrentDb(url)) {
    const { kurrentdbLogImport } = await import('@lien-nganh/event-store-kurrentdb');
    return kurrentdbLogImport({ url });
  }
  if (!isPostgres(url)) throw new UsageError(noTarget);
  const { postgresLogImport } = await import('@lien-nganh/event-store-postgres');
  return postgresLogImport({ url });
}

/** The PostgreSQL of a folder runs only while its platform does, and that makes a log of its own. */
const noTarget = {
  vi: '--to là postgres:// hoặc kurrentdb://, không phải thư mục dữ liệu: hãy chuyển vào một PostgreSQL riêng rồi chạy một thư mục với DATABASE_URL.',
  en: '--to takes postgres:// or kurrentdb://, no data folder: move to a PostgreSQL of your own, and start a folder on it with DATABASE_URL',
};
