import type { Selection, Table, TableDefinition, TableDefinitions } from '@lien-nganh/kernel';
import { askedTogether } from '@lien-nganh/postgres';
import { Ahead, type ReadTogether } from './read-ahead.ts';
import { PostgresTable, tableName, type Db, type TablePlace } from './tables.ts';

type Row = Readonly<Record<string, unknown>>;

interface Waiting {
  readonly key: Row;
  /** `null`: the row goes. */
  readonly row: Row | null;
}

/**
 * A table during one transaction of a reader. What is written waits and goes to the server together: of a row that a batch of
 * events changes several times only the last state. What is asked by the record of one event is read for the records of all
 * events of the batch. Whoever reads otherwise gets all that waits written first.
 */
export class GatheredTable implements Table<Row> {
  readonly #waiting = new Map<string, Waiting>();
  readonly #ahead: Ahead;

  /** @param together what the events of the batch may ask for one after the other */
  constructor(
    private readonly table: PostgresTable,
    private readonly definition: TableDefinition,
    together: readonly ReadTogether[] = [],
  ) {
    this.#ahead = new Ahead(table, definition, together);
  }

  async get(key: Row): Promise<Row | null> {
    const waiting = this.#waiting.get(this.#nameOf(key));
    if (!waiting) return this.#ahead.get(key);
    if (waiting.row === null) return null;
    if (this.table.givesBackAsWritten) return this.table.asRead(waiting.row);
    await this.flush();
    return this.table.get(key);
  }

  /** The row as it is now: what becomes of the object afterwards is not written. */
  async put(row: Row): Promise<void> {
    this.#wait(row, this.table.asWritten(row));
  }

  async remove(key: Row): Promise<void> {
    this.#wait(key, null);
  }

  async *select(selection: Selection<Row> = {}): AsyncIterable<Row> {
    const ahead = this.table.givesBackAsWritten ? await this.#ahead.select(selection) : null;
    if (ahead) return yield* this.#asItStands(ahead);
    await this.flush();
    yield* this.table.select(selection);
  }

  async count(selection: Selection<Row> = {}): Promise<number> {
    await this.flush();
    return this.table.count(selection);
  }

  async flush(): Promise<void> {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#ahead.forget();
    // Each key waits once, so that none is both written and removed.
    await askedTogether([
      this.table.putAll(waiting.flatMap(({ row }) => (row === null ? [] : [row]))),
      this.table.removeAll(waiting.flatMap(({ key, row }) => (row === null ? [key] : []))),
    ]);
  }

  /** Rows with a value in a column as the server has them, with what waits in their place. */
  #asItStands({ rows, column, value }: Read): readonly Row[] {
    const kept = rows.filter((row) => !this.#waiting.has(this.#nameOf(row)));
    const added = [...this.#waiting.values()].flatMap(({ row }) =>
      row !== null && row[column] === value ? [this.table.asRead(row)] : [],
    );
    return added.length === 0 ? kept : [...kept, ...added].sort((a, b) => this.#compare(a, b));
  }

  /** As the server orders texts: by their bytes. */
  #compare(a: Row, b: Row): number {
    const bytes = (row: Row) => this.definition.key.map((column) => Buffer.from(String(row[column])));
    const others = bytes(b);
    return bytes(a).reduce((before, own, index) => before || own.compare(others[index]!), 0);
  }

  #wait(named: Row, row: Row | null): void {
    const key = Object.fromEntries(this.definition.key.map((column) => [column, named[column]]));
    this.#waiting.set(this.#nameOf(key), { key, row });
  }

  #nameOf(key: Row): string {
    return JSON.stringify(this.definition.key.map((column) => String(key[column])));
  }
}

type Read = NonNullable<Awaited<ReturnType<Ahead['select']>>>;

/** The tables of a question for a reader that writes many rows: they are all there once they are flushed. */
export function gatheredTablesOn(
  db: Db,
  place: TablePlace,
  { tables, together = [] }: { readonly tables: TableDefinitions; readonly together?: readonly ReadTogether[] },
) {
  const gathered = Object.entries(tables).map(([name, definition]): [string, GatheredTable] => {
    return [name, new GatheredTable(new PostgresTable(db, tableName(place, name), definition), definition, together)];
  });
  const flush = async () => {
    await askedTogether(gathered.map(([, table]) => table.flush()));
  };
  return { tables: Object.fromEntries(gathered), flush };
}
