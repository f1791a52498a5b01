import type { EventStore } from '@lien-nganh/event-store';
import type { LogEvent, Position, Question } from '@lien-nganh/kernel';
import { inTransaction } from '@lien-nganh/postgres';
import type pg from 'pg';
import type { Checkpoints } from '../readers/checkpoint.ts';
import type { Decoder } from '../decode.ts';
import type { Placed } from './projection.ts';
import { applier, liveSuffix, questionKey, tablePlace, type QuestionPlace } from './question-projection.ts';
import { RecordStates } from './record-states.ts';
import { createTables, dropTables, tableName } from './tables.ts';

export interface RebuildOptions {
  readonly question: Question;
  readonly place: QuestionPlace;
  readonly store: EventStore;
  readonly decoder: Decoder;
  readonly pool: pg.Pool;
  readonly checkpoints: Checkpoints;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: { readonly done: number; readonly position: Position }) => void;
  /** Swaps even where the rebuilt rows differ from the live ones: after a change of handlers that is meant. */
  readonly acceptDifferences?: boolean;
}

export interface Rebuilt {
  readonly swapped: boolean;
  /** Events that were read. */
  readonly events: number;
  /** Tables whose rows differ, with how many rows each has. */
  readonly differences: readonly { readonly table: string; readonly live: number; readonly rebuilt: number }[];
}

const BATCH = 1_000;

/**
 * Builds a question's rows anew beside the live ones, from the log's beginning; then, while nobody moves the question's
 * checkpoint, goes up to it, compares, and swaps. Readers see the old rows until the swap and the new ones after it.
 */
export async function rebuildQuestion(options: RebuildOptions): Promise<Rebuilt> {
  const { question, place, pool, checkpoints } = options;
  const builder = new Builder(options, `v${question.version}_${Date.now().toString(36)}`);
  await inTransaction(pool, (db) => createTables(db, builder.tables, question.tables));
  try {
    // never beyond the question's own checkpoint: what came after it is still to be applied to whatever is live
    await builder.buildUpTo((await checkpoints.read(pool, questionKey(question))) ?? null);
    return await inTransaction(pool, async (db) => {
      await checkpoints.lock(db, [questionKey(question)]);
      await builder.buildUpTo((await checkpoints.read(db, questionKey(question))) ?? null, db);
      const live = tablePlace(place.schema, question, await liveSuffix(db, place.schema, question));
      const differences = await compare(db, question, { live, rebuilt: builder.tables });
      const swapped = differences.length === 0 || options.acceptDifferences === true;
      if (swapped) await swap(db, place.schema, { question, suffix: builder.tables.suffix });
      await dropTables(db, swapped ? live : builder.tables, question.tables);
      return { swapped, events: builder.done, differences };
    });
  } catch (error) {
    await inTransaction(pool, (db) => dropTables(db, builder.tables, question.tables));
    throw error;
  }
}

class Builder {
  readonly tables;
  done = 0;
  private at: Position | null = null;
  private readonly states: RecordStates;

  constructor(
    private readonly options: RebuildOptions,
    suffix: string,
  ) {
    this.tables = tablePlace(options.place.schema, options.question, suffix);
    this.states = new RecordStates(options.store, options.decoder);
  }

  async buildUpTo(end: Position | null, inside?: pg.PoolClient): Promise<void> {
    if (end === null || (this.at !== null && this.at >= end)) return;
    const { store, decoder, signal } = this.options;
    const after = this.at === null ? {} : { after: this.at };
    let page: LogEvent[] = [];
    for await (const event of store.readLog({ ...after, filter: { streamPrefixes: decoder.prefixes }, signal })) {
      if (event.position > end) break;
      page.push(event);
      if (page.length < BATCH) continue;
      await this.apply(page, inside);
      page = [];
    }
    await this.apply(page, inside);
    this.at = end;
  }

  private async apply(events: readonly LogEvent[], inside?: pg.PoolClient): Promise<void> {
    const { pool, signal, onProgress, decoder } = this.options;
    const work = async (db: pg.PoolClient) => {
      const batch: Placed[] = [];
      for (const event of events) {
        const decoded = await decoder.decodePlaced(event);
        batch.push({ ...decoded, state: await this.states.after(decoded, signal) });
      }
      const { suffix } = this.tables;
      const applying = applier(db, this.options.question, { ...this.options.place, suffix, batch });
      for (const placed of batch) await applying.apply(placed);
      await applying.end();
    };
    await (inside ? work(inside) : inTransaction(pool, work, { signal }));
    const last = events.at(-1);
    if (!last) return;
    this.at = last.position;
    this.done += events.length;
    onProgress?.({ done: this.done, position: last.position });
  }
}

type Place = ReturnType<typeof tablePlace>;

async function compare(
  db: pg.PoolClient,
  question: Question,
  { live, rebuilt }: { live: Place; rebuilt: Place },
): Promise<Rebuilt['differences']> {
  const differences: { table: string; live: number; rebuilt: number }[] = [];
  for (const table of Object.keys(question.tables)) {
    const [one, other] = [tableName(live, table), tableName(rebuilt, table)];
    const { rows } = await db.query<{ live: number; rebuilt: number; differ: boolean }>(
      `select (select count(*)::int from ${one}) as live, (select count(*)::int from ${other}) as rebuilt,
              exists (table ${one} except table ${other}) or exists (table ${other} except table ${one}) as differ`,
    );
    const { differ, ...counts } = rows[0]!;
    if (differ) differences.push({ table, ...counts });
  }
  return differences;
}

async function swap(
  db: pg.PoolClient,
  schema: string,
  { question, suffix }: { question: Question; suffix: string },
): Promise<void> {
  await db.query(`update ${schema}.live_questions set suffix = $2 where question = $1`, [
    questionKey(question),
    suffix,
  ]);
}
