import type { Selection, Table, TableDefinition, TableDefinitions } from '@lien-nganh/kernel';
import { PostgresTable, tableName, type Db, type TablePlace } from './tables.ts';

type Row = Readonly<Record<string, unknown>>;

interface Waiting {
  readonly key: Row;
  /** `null`: the row goes. */
  readonly row: Row | null;
}

/**
 * A table during one transaction of a reader. What is written waits and goes to the server together: of a row that a batch of
 * events changes several times only the last state. Whoever reads more than one row gets all that waits written first.
 */
export class GatheredTable implements Table<Row> {
  readonly #waiting = new Map<string, Waiting>();

  constructor(
    private readonly table: PostgresTable,
    private readonly definition: TableDefinition,
  ) {}

  async get(key: Row): Promise<Row | null> {
    const waiting = this.#waiting.get(this.#nameOf(key));
    if (!waiting) return this.table.get(key);
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
    await this.table.putAll(waiting.flatMap(({ row }) => (row === null ? [] : [row])));
    for (const { key, row } of waiting) if (row === null) await this.table.remove(key);
  }

  #wait(named: Row, row: Row | null): void {
    const key = Object.fromEntries(this.definition.key.map((column) => [column, named[column]]));
    this.#waiting.set(this.#nameOf(key), { key, row });
  }

  #nameOf(key: Row): string {
    return JSON.stringify(this.definition.key.map((column) => String(key[column])));
  }
}

/** The tables of a question for a reader that writes many rows: they are all there once they are flushed. */
export function gatheredTablesOn(db: Db, place: TablePlace, tables: TableDefinitions) {
  const gathered = Object.entries(tables).map(([name, definition]): [string, GatheredTable] => {
    return [name, new GatheredTable(new PostgresTable(db, tableName(place, name), definition), definition)];
  });
  const flush = async () => {
    for (const [, table] of gathered) await table.flush();
  };
  return { tables: Object.fromEntries(gathered), flush };
}
