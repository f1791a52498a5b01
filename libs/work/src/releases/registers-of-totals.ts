import { register, type Register, type RegisterColumn, type RowValues, type Title } from '@lien-nganh/kernel';
import { partWords, printDay } from '@lien-nganh/vocabulary';
import { presentContent, standing, type Work } from '../state.ts';
import { workColumns } from '../register/work-columns.data.ts';
import type { WorkType } from '../work.ts';
import type { CountTable, Line } from './count-table.ts';
import { wordOf } from './count-table.ts';
import { grainWords, periodOfGrain } from './grain.ts';
import type { CountedHere } from './totals.ts';
import type { Totals } from './totals-rules.ts';

const REASON = 'Theo số tổng hợp được nhập từ tệp';
const MOST = 1_000_000_000;

/**
 * A register for each table of figures: a row is the totals of a unit and period, with a column for the whole and one for each
 * part. Lines of facilities and of reporting areas have no column, and stay as they were entered.
 *
 * @throws when a member of a table has no words
 */
export function registersOfTotals({ tables }: CountedHere, totals: WorkType): readonly Register[] {
  return Object.entries(tables).map(([code, table]) => registerOf({ code, table, totals }));
}

interface Declared {
  readonly code: string;
  readonly table: CountTable;
  readonly totals: WorkType;
}

function registerOf({ code, table, totals }: Declared): Register {
  const parts = table.breakdowns.flatMap(({ dimension, members }) =>
    members.map((member) => ({ field: `${dimension}/${member}`, by: { [dimension]: member }, dimension, member })),
  );
  const told = [{ field: 'total', by: {} }, ...parts];
  const lines = (row: RowValues): readonly Line[] =>
    told.flatMap(({ field, by }) => ((row[field] ?? null) === null ? [] : [{ by, count: Number(row[field]) }]));
  return register<Work>({
    name: `totals-${code}`,
    title: { vi: `Số tổng hợp: ${table.title.vi}`, en: `Totals: ${table.title.en}` },
    record: totals,
    columns: [
      ...workColumns().map((column) => (column.field === 'on' ? { ...column, example: dayExample(table) } : column)),
      ...ownColumns(table),
      ...parts.map(({ field, dimension, member }) => whole(field, headOf(dimension, member), false)),
    ],
    key: ['on', 'unit', 'from'],
    creates: 'record',
    inputOf: (row) => ({
      ...{ on: row['on'], unit: row['unit'], lead: row['lead'], period: { from: row['from'], to: row['on'] } },
      figures: { table: code, lines: lines(row) },
    }),
    heldBy: (state) => {
      const record = standing(state);
      if (!record) return 'gone';
      const { period, figures } = presentContent(record) as unknown as Totals;
      const counts = new Map(figures.lines.map(({ by, count }) => [wordOf(by), count]));
      const said = told.map(({ field, by }) => [field, counts.get(wordOf(by)) ?? null] as const);
      return { on: record.on, unit: record.unit, lead: record.lead, from: period.from, ...Object.fromEntries(said) };
    },
    corrections: (row, changed, state) => {
      const record = standing(state);
      // of which unit and period they are, and whose, no correction can say
      if (!record || ['on', 'unit', 'from', 'lead'].some((field) => changed.has(field))) return [];
      const { figures } = presentContent(record) as unknown as Totals;
      const changes = { figures: { table: code, lines: merged(figures.lines, lines(row)) } };
      return [{ command: 'correct', input: { changes, reason: REASON } }];
    },
  });
}

/** What a row does not say stays. */
function merged(held: readonly Line[], said: readonly Line[]): readonly Line[] {
  const counts = new Map([...held, ...said].map((line) => [wordOf(line.by), line]));
  return [...counts.values()];
}

/** A day by which the periods of a table are shown. */
const SHOWN = '2013-09-05';

/** Which days its last column takes: only its own periods are counted, and nobody can guess them. */
function dayExample({ grains }: CountTable): string {
  const said = grains.map((grain) => `${printDay(periodOfGrain(grain, SHOWN).to)} (${grainWords[grain]})`);
  return `ngày cuối kỳ, ${said.join('; ')}`;
}

function ownColumns({ grains }: CountTable): readonly RegisterColumn[] {
  const said = grains.map((grain) => `${printDay(periodOfGrain(grain, SHOWN).from)} (${grainWords[grain]})`);
  return [
    {
      field: 'from',
      path: 'period/from',
      head: { vi: 'Ngày đầu kỳ', en: 'First day of the period' },
      kind: { is: 'day' },
      required: true,
      example: said.join('; '),
    },
    whole('total', { vi: 'Tổng số', en: 'Total' }, true),
  ];
}

function whole(field: string, head: Title, required: boolean): RegisterColumn {
  return { field, path: 'figures', head, kind: { is: 'whole', most: MOST }, required, example: '1.250' };
}

function headOf(dimension: string, member: string): Title {
  const named = partWords(dimension, member);
  if (!named) throw new Error(`${member} of ${dimension} has no words for the head of its column`);
  return { vi: `Trong đó: ${named.vi}`, en: `Of them: ${named.en}` };
}
