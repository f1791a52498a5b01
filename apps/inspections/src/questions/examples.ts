import { isAllowed, permissions } from '@lien-nganh/access';
import {
  definitionOf,
  type Asking,
  type EventHandlers,
  type NewEvent,
  type PlacedEvent,
  type Question,
  type RecordedOf,
  type AnyEvents,
  type Scope,
  type StreamType,
  type Table,
  type TableDefinition,
} from '@lien-nganh/kernel';
import { recorded } from '@lien-nganh/testing';
import { rows } from '../examples.ts';

/** Tables in memory, and who asks: enough to put a question to the histories of the specs. */

type Row = Readonly<Record<string, unknown>>;

function memoryTable({ key }: TableDefinition): Table<Row> {
  const kept = new Map<string, Row>();
  const keyOf = (row: Row) => JSON.stringify(key.map((column) => row[column]));
  return {
    get: (row) => Promise.resolve(kept.get(keyOf(row)) ?? null),
    put: (row) => Promise.resolve(void kept.set(keyOf(row), row)),
    remove: (row) => Promise.resolve(void kept.delete(keyOf(row))),
    count: () => Promise.resolve(kept.size),
    async *select(selection = {}) {
      const found = [...kept.values()].filter((row) => fits(row, selection)).sort(inOrder(selection.order ?? []));
      yield* await Promise.resolve(found);
    },
  };
}

type Asked = NonNullable<Parameters<Table<Row>['select']>[0]>;

function fits(row: Row, { where = {}, between = {}, has = {}, contains = {} }: Asked): boolean {
  return (
    Object.entries(where).every(([column, value]) => [value].flat().includes(row[column] as never)) &&
    Object.entries(between).every(([column, span]) => {
      const value = row[column] as string | null;
      const { from, to } = span as { from?: string; to?: string };
      return value !== null && (from === undefined || value >= from) && (to === undefined || value <= to);
    }) &&
    Object.entries(has).every(([column, value]) => (row[column] as string[]).includes(value as string)) &&
    Object.entries(contains).every(([column, value]) =>
      (value as string).split(' ').every((word) => (row[column] as string).includes(word)),
    )
  );
}

function inOrder(order: readonly string[]) {
  return (a: Row, b: Row): number => {
    for (const by of order) {
      const [column, sign] = by.startsWith('-') ? [by.slice(1), -1] : [by, 1];
      const [left, right] = [String(a[column]), String(b[column])];
      if (left !== right) return left < right ? -sign : sign;
    }
    return 0;
  };
}

interface Asker {
  readonly account: string;
  readonly agency: string;
  readonly sees: (scope: Scope) => boolean;
  readonly standsInFor?: readonly string[];
}

/** Tells a question what happened to records, each `[stream type, id, history]`, and puts it. */
export async function asked(
  question: Question,
  records: readonly (readonly [StreamType, string, readonly NewEvent[]])[],
) {
  const tables = Object.fromEntries(
    Object.entries(question.tables).map(([name, definition]) => [name, memoryTable(definition)]),
  );
  for (const [type, id, history] of records) {
    let state = type.initial;
    for (const event of recorded(type, history, { id })) {
      const placed = { ...event, id: `${event.stream}/${event.revision}`, position: 1n } as never;
      state = type.evolve(state, placed);
      const projecting = { rows, state, scope: type.scope(state, id), id } as never;
      for (const handlers of question.handlers.filter((one) => handles(one, type, event.name))) {
        await handlers.handle(tables as never, placed as PlacedEvent<RecordedOf<AnyEvents>>, projecting);
      }
    }
  }
  return (input: unknown, who: Asker) => {
    const actor = { account: who.account, agency: who.agency, role: 'officer' };
    const asking: Asking = {
      ...{ actor, now: '2013-07-16T02:00:00.000Z', today: '2013-07-16', rows },
      ...{ maySee: who.sees, standsInFor: who.standsInFor ?? [] },
    };
    return question.ask(tables, question.input.parse(input), asking).then((answer) => question.output.parse(answer));
  };
}

function handles({ events, names }: EventHandlers, type: StreamType, name: string): boolean {
  return definitionOf(events).prefix === type.prefix && names.includes(name);
}

/** Somebody as the permission table sees them under a question's action. */
export function person(account: string, agency: string, { role = 'officer', action = '' } = {}) {
  const standing = { actor: { account, agency, role }, superiorOf: [], successorOf: [], assignments: [] };
  return { account, agency, sees: (scope: Scope) => isAllowed(permissions, action, standing, scope) };
}
