import type { Question, Selection, Table, TableDefinition } from '@lien-nganh/kernel';

type Row = Record<string, unknown>;

/** Tables of a question in memory: the fake that specs ask. */
export function memoryTables(question: Question): Record<string, Table<Row>> {
  return Object.fromEntries(
    Object.entries(question.tables).map(([name, definition]) => [name, memoryTable(definition)]),
  );
}

function memoryTable({ key, columns }: TableDefinition): Table<Row> {
  const rows = new Map<string, Row>();
  const keyOf = (row: Row): string => JSON.stringify(key.map((column) => row[column]));
  const select = (selection: Selection<Row> = {}): Row[] => {
    const found = [...rows.values()].filter((row) => fits(row, selection));
    found.sort((a, b) => compared(a, b, selection.order ?? []));
    return found.slice(0, selection.limit ?? Infinity);
  };
  return {
    get: (wanted) => Promise.resolve(rows.get(keyOf(wanted)) ?? null),
    put: (row) => {
      const unknown = Object.keys(row).filter((column) => !(column in columns));
      if (unknown.length > 0) throw new Error(`no such column: ${unknown.join(', ')}`);
      // as a database would give it back: nothing shared, nothing undefined
      rows.set(keyOf(row), JSON.parse(JSON.stringify(row)) as Row);
      return Promise.resolve();
    },
    remove: (wanted) => {
      rows.delete(keyOf(wanted));
      return Promise.resolve();
    },
    select: async function* (selection) {
      yield* select(selection);
    },
    count: (selection) => Promise.resolve(select(selection).length),
  };
}

function fits(row: Row, { where = {}, has = {} }: Selection<Row>): boolean {
  const holds = Object.entries(has).every(([column, value]) => (row[column] as readonly unknown[]).includes(value));
  return holds && fitsWhere(row, where);
}

function fitsWhere(row: Row, where: NonNullable<Selection<Row>['where']>): boolean {
  return Object.entries(where).every(([column, wanted]) =>
    Array.isArray(wanted) ? wanted.includes(row[column]) : row[column] === wanted,
  );
}

function compared(a: Row, b: Row, order: readonly string[]): number {
  for (const column of order) {
    const [left, right] = [String(a[column] ?? '\uffff'), String(b[column] ?? '\uffff')];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
