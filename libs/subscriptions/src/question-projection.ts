import type { EventHandlers, Question, ReferenceData } from '@lien-nganh/kernel';
import type pg from 'pg';
import type { Placed, Projection } from './projection.ts';
import { referenceRows } from './reference-rows.ts';
import { createTables, tablesOn, type Db, type TablePlace } from './tables.ts';

/** What a question needs of its surroundings. */
export interface QuestionPlace {
  readonly schema: string;
  readonly reference: readonly ReferenceData[];
}

/** The suffix of a question's live tables: its version, until a rebuild swaps another in. */
export function suffixOf(question: Pick<Question, 'version'>): string {
  return `v${question.version}`;
}

export function placeOf(schema: string, question: Question, suffix = suffixOf(question)): TablePlace {
  return { schema, question: question.name, suffix };
}

/** A question's rows, kept from the service's events. */
export function questionProjection(
  question: Question,
  { schema, reference }: QuestionPlace,
  suffix = suffixOf(question),
): Projection {
  const place = placeOf(schema, question, suffix);
  const handlersOf = byEvents(question.handlers);
  return {
    name: `${question.name}.${suffix}`,
    async prepare(db) {
      await createTables(db, place, question.tables);
      await db.query(
        `insert into ${schema}.live_questions(question, suffix) values ($1, $2) on conflict (question) do nothing`,
        [`${question.name}.v${question.version}`, suffix],
      );
    },
    async apply(db, placed) {
      const handlers = handlersOf(placed);
      if (handlers.length === 0) return;
      const tables = tablesOn(db, place, question.tables);
      const projecting = {
        state: placed.state,
        id: placed.id,
        scope: placed.type.scope(placed.state, placed.id),
        rows: referenceRows(db, schema, reference),
      };
      for (const handler of handlers) await handler.handle(tables, placed.event, projecting);
    },
  };
}

function byEvents(handlers: readonly EventHandlers[]): (placed: Placed) => readonly EventHandlers[] {
  return ({ type, event }) =>
    handlers.filter(({ events, names }) => events === type.events && names.includes(event.name));
}

/** The suffix of the tables that answer now. */
export async function liveSuffix(db: Db, schema: string, question: Question): Promise<string> {
  const { rows } = await db.query<{ suffix: string }>(
    `select suffix from ${schema}.live_questions where question = $1`,
    [`${question.name}.v${question.version}`],
  );
  return rows[0]?.suffix ?? suffixOf(question);
}

/** The live tables of a question, for its query. */
export async function liveTables(pool: pg.Pool, schema: string, question: Question): Promise<unknown> {
  return tablesOn(pool, placeOf(schema, question, await liveSuffix(pool, schema, question)), question.tables);
}
