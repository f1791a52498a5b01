import type { EventHandlers, Question, ReferenceData } from '@lien-nganh/kernel';
import { gatheredTablesOn } from './gathered-table.ts';
import type { Applying, Placed, Projection } from './projection.ts';
import { referenceRows } from '../inbound/reference-rows.ts';
import { createTables, tablesOn, type Db, type TablePlace } from './tables.ts';

/** What a question needs of its surroundings. */
export interface QuestionPlace {
  readonly schema: string;
  readonly reference: readonly ReferenceData[];
}

/** Name of a question's checkpoint, with its version: a new version begins anew beside the old one. */
export function questionKey(question: Pick<Question, 'name' | 'version'>): string {
  return `${question.name}.v${question.version}`;
}

export function tablePlace(schema: string, question: Question, suffix: string): TablePlace {
  return { schema, question: question.name, suffix };
}

/** A question's rows, kept from the service's events in whichever tables are live. */
export function questionProjection(question: Question, place: QuestionPlace): Projection {
  const first = `v${question.version}`;
  return {
    name: questionKey(question),
    async prepare(db) {
      await createTables(db, tablePlace(place.schema, question, first), question.tables);
      await db.query(
        `insert into ${place.schema}.live_questions(question, suffix) values ($1, $2) on conflict (question) do nothing`,
        [questionKey(question), first],
      );
    },
    concerns: (placed) => question.handlers.some((handler) => listens(handler, placed)),
    open: async (db, batch) =>
      applier(db, question, { ...place, batch, suffix: await liveSuffix(db, place.schema, question) }),
  };
}

/** Applies events to the tables under one suffix; the rows are there when it has ended. */
export function applier(
  db: Db,
  question: Question,
  { schema, reference, suffix, batch }: QuestionPlace & { readonly suffix: string; readonly batch: readonly Placed[] },
): Applying {
  const together = [new Set(batch.map(({ event }) => event.stream)), new Set(batch.map(({ id }) => id))];
  const place = tablePlace(schema, question, suffix);
  const { tables, flush } = gatheredTablesOn(db, place, { tables: question.tables, together });
  const rows = referenceRows(db, schema, reference);
  return {
    async apply(placed) {
      const { type, event, state, id } = placed;
      for (const handler of question.handlers.filter((one) => listens(one, placed))) {
        await handler.handle(tables, event, { state, id, scope: type.scope(state, id), rows });
      }
    },
    end: flush,
  };
}

function listens({ events, names }: EventHandlers, { type, event }: Placed): boolean {
  return events === type.events && names.includes(event.name);
}

/** The suffix of the tables that answer now. */
export async function liveSuffix(db: Db, schema: string, question: Question): Promise<string> {
  const { rows } = await db.query<{ suffix: string }>(
    `select suffix from ${schema}.live_questions where question = $1`,
    [questionKey(question)],
  );
  if (!rows[0]) throw new Error(`the tables of ${questionKey(question)} have not been made yet`);
  return rows[0].suffix;
}

/** The live tables of a question, for its query. */
export async function liveTables(db: Db, schema: string, question: Question): Promise<unknown> {
  return tablesOn(db, tablePlace(schema, question, await liveSuffix(db, schema, question)), question.tables);
}
