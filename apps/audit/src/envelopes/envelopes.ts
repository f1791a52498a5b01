import { kyselyOn } from '@lien-nganh/postgres';
import { sql, type Kysely } from 'kysely';
import type pg from 'pg';
import type { EnvelopeRow, EnvelopeTables } from './schema.ts';

/** An envelope as it was indexed. Whether it may be shown is not decided here. */
export type Envelope = Omit<EnvelopeRow, 'recorded_at'> & { readonly recorded_at: string };

/** What is looked for; days are both included. */
export interface EnvelopeFilter {
  readonly position?: bigint | undefined;
  readonly account?: string | undefined;
  readonly agency?: string | undefined;
  readonly type?: string | undefined;
  readonly stream?: string | undefined;
  readonly obligation?: string | undefined;
  readonly command?: string | undefined;
  readonly correlation?: string | undefined;
  /** Day of recording. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export type Order = 'oldest' | 'newest';

const TABLE = 'audit_envelopes.events';

/** Reads the index. */
export class Envelopes {
  private readonly db: Kysely<EnvelopeTables>;

  constructor(pool: pg.Pool) {
    this.db = kyselyOn<EnvelopeTables>(pool);
  }

  /** The next envelopes beyond a position in the given order; `null`: from that order's beginning. */
  async page(
    filter: EnvelopeFilter,
    { beyond, order, limit }: { readonly beyond: bigint | null; readonly order: Order; readonly limit: number },
  ): Promise<readonly Envelope[]> {
    const newest = order === 'newest';
    let query = this.db
      .selectFrom(TABLE)
      .selectAll()
      .where((eb) => eb.and(equalities(filter)));
    if (filter.obligation !== undefined) query = query.where(sql<boolean>`obligations @> ${[filter.obligation]}`);
    if (filter.from !== undefined) query = query.where('recorded_on', '>=', filter.from);
    if (filter.to !== undefined) query = query.where('recorded_on', '<=', filter.to);
    if (beyond !== null) query = query.where('position', newest ? '<' : '>', beyond);
    return query
      .orderBy('position', newest ? 'desc' : 'asc')
      .limit(limit)
      .execute();
  }

  byIds(ids: readonly string[]): Promise<readonly Envelope[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.db.selectFrom(TABLE).selectAll().where('event', 'in', ids).orderBy('position').execute();
  }

  /** What these events caused, in order. */
  causedBy(ids: readonly string[]): Promise<readonly Envelope[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.db.selectFrom(TABLE).selectAll().where('causation', 'in', ids).orderBy('position').execute();
  }
}

/** The columns that must equal what was asked for. */
function equalities({ position, account, agency, type, stream, command, correlation }: EnvelopeFilter) {
  return Object.fromEntries(
    Object.entries({ position, account, agency, type, stream, command, correlation }).filter(
      ([, value]) => value !== undefined,
    ),
  ) as Record<string, string | bigint>;
}
