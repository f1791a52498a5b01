import { migrate } from '@lien-nganh/postgres';
import { DEFAULT_PARTITIONS } from '@lien-nganh/service-host';
import type pg from 'pg';
import { UsageError } from '../command-line/failure.ts';
import type { FolderKind } from '../data-folder/description.ts';

/** What the database says of the platform that lives on it. */
export interface Installation {
  /** Partitions of every topic: what the folder began with, whatever new folders have by now. */
  readonly partitions: number;
  /** Version of the reference data that was loaded last; `null`: none yet. */
  readonly loaded: string | null;
  /** Where the demo's clock stands; `null` where real time holds. */
  readonly clock: Date | null;
  /** When it was begun, ISO 8601 in UTC. */
  readonly madeAt: string;
}

export const migrations = {
  schema: 'platform',
  steps: [
    {
      name: 'the one installation',
      sql: `create table platform.installation(
        single boolean primary key default true check (single),
        kind text not null, province text not null, loaded text, clock timestamptz, made_at timestamptz not null default now())`,
    },
    {
      name: 'partitions, which a database from before tells by its topics',
      sql: `alter table platform.installation add column partitions int;
        do $$ begin
          if to_regclass('messaging.topics') is not null then
            update platform.installation set partitions = (select max(partitions) from messaging.topics);
          end if;
        end $$`,
    },
    {
      name: 'the engines that carry it',
      sql: `alter table platform.installation add column engines text not null default 'postgres'`,
    },
  ],
};

/** 2013-07-01 begins in Lai Châu. */
const DEMO_BEGINS = '2013-07-01T00:00:00+07:00';

/**
 * Claims the database for a folder of this kind and province. With `DATABASE_URL` two folders can meet on one database:
 * samples must never be written into real data. What was begun on one log and broker goes on there: readers remember
 * how far they are in them.
 *
 * @throws UsageError when it belongs to another
 */
export async function claimDatabase(
  pool: pg.Pool,
  { kind, province }: { readonly kind: FolderKind; readonly province: { readonly code: string } },
  engines = 'postgres',
  partitions = DEFAULT_PARTITIONS,
): Promise<Installation> {
  await migrate(pool, migrations);
  await pool.query(
    `insert into platform.installation(kind, province, partitions, clock, engines) values ($1, $2, $3, $4, $5)
     on conflict (single) do update set partitions = coalesce(installation.partitions, excluded.partitions)`,
    [kind, province.code, partitions, kind === 'demo' ? DEMO_BEGINS : null, engines],
  );
  const { rows } = await pool.query<Row>(
    `select kind, province, engines, partitions, loaded, ${isoOf('clock')} as clock, ${isoOf('made_at')} as "madeAt"
     from platform.installation`,
  );
  const found = rows[0]!;
  if (found.kind !== kind || found.province !== province.code) {
    throw new UsageError({
      vi: `Cơ sở dữ liệu chứa dữ liệu loại ${found.kind} của tỉnh ${found.province}, không phải loại ${kind} của tỉnh ${province.code}.`,
      en: `the database holds data of the kind ${found.kind} of province ${found.province}, not ${kind} of ${province.code}`,
    });
  }
  if (found.engines !== engines) {
    throw new UsageError({
      vi: `Cơ sở dữ liệu này đi cùng nhật ký và trung chuyển thông điệp trên ${found.engines}, không phải ${engines}.`,
      en: `the database goes with log and broker on ${found.engines}, not on ${engines}`,
    });
  }
  return {
    partitions: found.partitions,
    loaded: found.loaded,
    clock: found.clock === null ? null : new Date(found.clock),
    madeAt: found.madeAt,
  };
}

function isoOf(column: string): string {
  return `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

interface Row {
  readonly kind: string;
  readonly province: string;
  readonly engines: string;
  readonly partitions: number;
  readonly loaded: string | null;
  readonly clock: string | null;
  readonly madeAt: string;
}

export async function rememberLoaded(pool: pg.Pool, version: string): Promise<void> {
  await pool.query('update platform.installation set loaded = $1', [version]);
}

/** `false`: the clock stands later than that. */
export async function moveClock(pool: pg.Pool, to: Date): Promise<boolean> {
  const { rowCount } = await pool.query('update platform.installation set clock = $1 where clock <= $1', [
    to.toISOString(),
  ]);
  return rowCount === 1;
}
