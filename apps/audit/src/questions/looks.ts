import { firstVisible, idOf, on, question, table, type Day, type Scope } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from '../look/events.ts';

const tables = {
  looks: table(
    {
      look: 'text',
      /** Empty where no assignment ran: then nobody on the audited side is ever told. */
      assignment: 'text',
      decision: 'text',
      auditor: 'text',
      agency: 'text',
      service: 'text',
      read: 'text',
      /** Whose records were shown, of those that the assignment covers. */
      agencies: 'texts',
      /** The answer may have held records of any agency of the province. */
      everybody: 'boolean',
      shownFrom: 'day?',
      at: 'instant',
      on: 'day',
    },
    { key: ['look', 'assignment'], indexes: [['on'], ['auditor', 'on']] },
  ),
};
type Row = {
  readonly look: string;
  readonly assignment: string;
  readonly decision: string;
  readonly auditor: string;
  readonly agency: string;
  readonly service: string;
  readonly read: string;
  readonly agencies: readonly string[];
  readonly everybody: boolean;
  readonly shownFrom: Day | null;
  readonly at: string;
  readonly on: Day;
};

const shown = z.strictObject({
  look: z.string(),
  at: z.string(),
  auditor: z.string(),
  agency: z.string(),
  decision: z.string(),
  service: z.string(),
  read: z.string(),
});

const NOBODY = { assignment: '', decision: '', agencies: [], shownFrom: null };

/** Who read what: the audited side sees what concerned it, from the day that the assignment set. */
export const looks = question({
  name: 'looks',
  version: 1,
  action: 'audit.looks',
  title: { vi: 'Ai đã xem gì', en: 'Who read what' },
  tables,
  handlers: [
    on<typeof tables>()(events, {
      RecordsLookedAt: async ({ looks: rows }, { data, stream, recordedAt, occurredOn }) => {
        const { auditor, agency, service, read } = data;
        for (const under of data.under.length > 0 ? data.under : [NOBODY]) {
          await rows.put({
            look: idOf(stream),
            assignment: under.assignment,
            decision: under.decision,
            auditor,
            agency,
            service,
            read,
            agencies: concerned(data.agencies, under.agencies),
            everybody: data.agencies === null && under.assignment !== '' && under.agencies.length === 0,
            shownFrom: under.shownFrom,
            at: recordedAt,
            on: occurredOn,
          });
        }
      },
    }),
  ],
  input: z.strictObject({
    auditor: z.string().max(200).optional(),
    from: day.optional(),
    to: day.optional(),
    first: z.coerce.number().int().min(1).max(200).default(50),
    skip: z.coerce.number().int().min(0).max(10_000).default(0),
  }),
  output: z.strictObject({ looks: z.array(shown), more: z.boolean() }),
  ask: async ({ looks: rows }, { auditor, from, to, first, skip }, { actor, today, maySee }) => {
    const found = rows.select({
      ...(auditor === undefined ? {} : { where: { auditor } }),
      between: { on: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) } },
      order: ['-at', 'look', 'assignment'],
    }) as AsyncIterable<Row>;
    const visible = await firstVisible(
      onceEach(found, (row) => maySee(scopeOf(row, actor.agency, today))),
      () => true,
      skip + first,
    );
    return {
      looks: visible.rows.slice(skip).map(({ look, at, auditor: who, agency, decision, service, read }) => ({
        look,
        at,
        auditor: who,
        agency,
        decision,
        service,
        read,
      })),
      more: visible.more,
    };
  },
});

/** Of the agencies whose records were shown, those that the assignment covers. */
function concerned(shownOf: readonly string[] | null, audited: readonly string[]): readonly string[] {
  if (shownOf === null) return audited;
  return audited.length === 0 ? shownOf : shownOf.filter((agency) => audited.includes(agency));
}

/** Whose look it is on the day of asking: before the day that was set, the auditing side's alone. */
function scopeOf(row: Row, asking: string, today: Day): Scope {
  return {
    sensitivity: row.shownFrom !== null && row.shownFrom <= today ? 'internal' : 'undisclosed',
    owners: row.everybody ? [asking] : row.agencies,
    coordinators: [row.agency],
    author: row.auditor,
  };
}

/** A look under several assignments is one look: the first of its rows that may be shown. */
async function* onceEach(rows: AsyncIterable<Row>, maySee: (row: Row) => boolean): AsyncIterable<Row> {
  let last: string | null = null;
  for await (const row of rows) {
    if (row.look === last || !maySee(row)) continue;
    last = row.look;
    yield row;
  }
}
