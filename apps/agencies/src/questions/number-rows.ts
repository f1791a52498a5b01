import { on, onAny, table, type EventHandlers, type Scope, type Table } from '@lien-nganh/kernel';
import { accountsOf, unexplained, type Accounts, type FoundPaper } from '../number-series/accounts.ts';
import { bearers } from '../number-series/found-papers.ts';
import { events as seriesEvents } from '../number-series/events.ts';
import { keyOf, type Beginning, type NumberInBook, type NumberSeries } from '../number-series/state.ts';
import { events as numberingEvents } from '../numbering/events.ts';
import { numberingOn, seriesFor, type Numbering } from '../numbering/state.ts';

const tables = {
  /** What the book says of each number. */
  numbers: table(
    { id: 'text', key: 'text', body: 'text', year: 'integer', series: 'text', line: 'json' },
    { key: ['id', 'key'], indexes: [['body', 'year']] },
  ),
  /** From where each series is kept. */
  beginnings: table(
    { id: 'text', body: 'text', year: 'integer', series: 'text', begun: 'json' },
    { key: ['id'], indexes: [['body', 'year']] },
  ),
  /** What bears a number. */
  bearing: table(
    { record: 'text', number: 'text', symbol: 'text', body: 'text', year: 'integer', on: 'day', scope: 'scope' },
    { key: ['record', 'number', 'symbol'], indexes: [['body', 'year']] },
  ),
  numberings: table({ body: 'text', numbering: 'json' }, { key: ['body'] }),
};
export { tables as numberTables };

export interface NumberTables {
  readonly numbers: Table<NumberRow>;
  readonly beginnings: Table<Omit<NumberRow, 'key' | 'line'> & { readonly begun: unknown }>;
  readonly bearing: Table<BearingRow>;
  readonly numberings: Table<{ readonly body: string; readonly numbering: unknown }>;
}
interface NumberRow {
  readonly id: string;
  readonly key: string;
  readonly body: string;
  readonly year: number;
  readonly series: string;
  readonly line: unknown;
}
interface BearingRow extends FoundPaper {
  readonly body: string;
  readonly year: number;
  readonly scope: Scope;
}

const ofBook = onAny<typeof tables>()(seriesEvents, async ({ numbers, beginnings }, { data }, { state, id }) => {
  const kept = state as NumberSeries;
  if (kept.is === 'none') return;
  const { body, year, series, begun } = kept;
  if (begun !== null) await beginnings.put({ id, body, year, series, begun });
  // an erasure names no number: it is of them all
  const number = (data as { readonly number?: string }).number;
  const keys = number === undefined ? Object.keys(kept.numbers) : [keyOf(number)];
  for (const key of keys.filter((one) => one in kept.numbers))
    await numbers.put({ id, key, body, year, series, line: kept.numbers[key] });
});

const ofNumbering = on<typeof tables>()(numberingEvents, {
  NumberingSet: async ({ numberings }, { data: { body } }, { state }) => numberings.put({ body, numbering: state }),
});

const ofRecords = bearers.map(({ events, papers }) =>
  onAny<typeof tables>()(events, async ({ bearing }, { stream }, { state, scope }) => {
    for await (const old of bearing.select({ where: { record: stream } })) await bearing.remove(old);
    for (const paper of papers(state)) {
      await bearing.put({ ...paper, record: stream, year: Number(paper.on.slice(0, 4)), scope });
    }
  }),
);

export const numberRows: readonly EventHandlers[] = [ofBook, ofNumbering, ...ofRecords];

interface Asked {
  readonly body: string;
  readonly year: number;
  /** Of a record that bears a number. */
  readonly maySee: (scope: Scope) => boolean;
  /** Papers of this body and year that are known from elsewhere. */
  readonly others: readonly FoundPaper[];
}

/** The series of a body in a year, and how each stands. What the asker may not read is not there. */
export async function seriesOf(
  { numbers, beginnings, bearing, numberings }: NumberTables,
  { body, year, maySee, others }: Asked,
): Promise<ReadonlyMap<string, Accounts>> {
  const kept = ((await numberings.get({ body }))?.numbering ?? { is: 'none' }) as Numbering;
  const books = new Map<string, { begun: Beginning | null; lines: NumberInBook[]; found: FoundPaper[] }>();
  const bookOf = (series: string) => {
    const known = books.get(series) ?? { begun: null, lines: [], found: [] };
    books.set(series, known);
    return known;
  };
  for await (const { series, line } of numbers.select({ where: { body, year } })) {
    bookOf(series).lines.push(line as NumberInBook);
  }
  for await (const { series, begun } of beginnings.select({ where: { body, year } })) {
    bookOf(series).begun = begun as Beginning;
  }
  const found = [...others];
  for await (const { record, number, symbol, on: day, scope } of bearing.select({ where: { body, year } })) {
    if (maySee(scope)) found.push({ record, number, symbol, on: day });
  }
  for (const paper of found) bookOf(seriesFor(paper.symbol, numberingOn(kept, paper.on))).found.push(paper);
  return new Map(
    [...books].sort().map(([series, { lines, found: papers, begun }]) => [series, accountsOf(lines, papers, begun)]),
  );
}

/** Series of a book that somebody keeps, with something in them that nobody accounts for yet. */
export function waitingIn(series: ReadonlyMap<string, Accounts>) {
  return [...series].flatMap(([name, accounts]) => {
    const isKept = accounts.begun !== null || accounts.lines.some(({ is }) => is !== 'found');
    const waiting = { series: name, gaps: accounts.gaps.length, unexplained: unexplained(accounts).length };
    return isKept && waiting.gaps + waiting.unexplained > 0 ? [waiting] : [];
  });
}
