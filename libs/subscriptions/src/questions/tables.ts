import type { Column, ColumnType, Selection, Table, TableDefinition, TableDefinitions } from '@lien-nganh/kernel';
import type pg from 'pg';
import { conditionsOf, orderOf } from './selection-sql.ts';

type Row = Readonly<Record<string, unknown>>;
export type Db = pg.Pool | pg.PoolClient;

const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: 'text collate "C"',
  day: 'date',
  instant: 'timestamptz',
  integer: 'int8',
  bigint: 'numeric(40)',
  boolean: 'boolean',
  texts: 'text[]',
  json: 'jsonb',
  scope: 'jsonb',
};

/** All but instants: of those the server keeps the moment, and not how it was written. */
const SAME_AS_WRITTEN: ReadonlySet<ColumnType> = new Set([
  ...(['text', 'day', 'boolean', 'texts', 'json', 'scope', 'integer', 'bigint'] as const),
]);

const PAGE = 500;
/** The protocol counts them in two bytes. */
const MOST_PARAMETERS = 10_000;

/** Where a question's tables stand: `<schema>.<question>_<suffix>_<table>`. */
export interface TablePlace {
  readonly schema: string;
  readonly question: string;
  readonly suffix: string;
}

export function tableName({ schema, question, suffix }: TablePlace, table: string): string {
  return `${schema}."${question}_${suffix}_${table}"`;
}

/** Makes the tables of a question under their versioned names, with their indexes. */
export async function createTables(db: Db, place: TablePlace, tables: TableDefinitions): Promise<void> {
  for (const [name, { columns, key, indexes }] of Object.entries(tables)) {
    const full = tableName(place, name);
    const lines = Object.entries(columns).map(
      ([column, type]) => `"${column}" ${sqlTypes[plain(type)]}${type.endsWith('?') ? '' : ' not null'}`,
    );
    await db.query(`create table if not exists ${full} (${lines.join(', ')}, primary key (${quoted(key)}))`);
    for (const index of indexes) {
      const label = `${place.question}_${place.suffix}_${name}_${index.join('_')}`.slice(0, 60);
      // Even where the index stands, the statement waits for all who write to the table: whoever starts, for one that stands still.
      if (await stands(db, `${place.schema}."${label}"`)) continue;
      await db.query(`create index if not exists "${label}" on ${full} (${quoted(index)})`);
    }
  }
}

async function stands(db: Db, name: string): Promise<boolean> {
  const { rows } = await db.query<{ stands: boolean }>('select to_regclass($1) is not null as stands', [name]);
  return rows[0]!.stands;
}

export async function dropTables(db: Db, place: TablePlace, tables: TableDefinitions): Promise<void> {
  for (const name of Object.keys(tables)) await db.query(`drop table if exists ${tableName(place, name)}`);
}

/** The tables of a question as its handlers and its query see them, through one connection or a pool. */
export function tablesOn(db: Db, place: TablePlace, tables: TableDefinitions): Readonly<Record<string, Table<Row>>> {
  return Object.fromEntries(
    Object.entries(tables).map(([name, definition]) => [
      name,
      new PostgresTable(db, tableName(place, name), definition),
    ]),
  );
}

export class PostgresTable implements Table<Row> {
  private readonly columns: readonly string[];

  constructor(
    private readonly db: Db,
    private readonly name: string,
    private readonly definition: TableDefinition,
  ) {
    this.columns = Object.keys(definition.columns);
  }

  async get(key: Row): Promise<Row | null> {
    const { sql, values } = this.byKey(key);
    const { rows } = await this.db.query<Row>(`select * from ${this.name} where ${sql}`, values);
    return rows[0] ? this.read(rows[0]) : null;
  }

  put(row: Row): Promise<void> {
    return this.putAll([this.asWritten(row)]);
  }

  /** @param rows as {@link asWritten} makes them, each with a key of its own */
  async putAll(rows: readonly Row[]): Promise<void> {
    const atOnce = Math.floor(MOST_PARAMETERS / this.columns.length);
    for (let from = 0; from < rows.length; from += atOnce) await this.insert(rows.slice(from, from + atOnce));
  }

  private async insert(rows: readonly Row[]): Promise<void> {
    const values: unknown[] = [];
    const places = rows.map((row) => `(${this.columns.map((column) => `$${values.push(row[column])}`).join(', ')})`);
    const updates = this.columns
      .filter((column) => !this.definition.key.includes(column))
      .map((c) => `"${c}" = excluded."${c}"`);
    const then = updates.length > 0 ? `do update set ${updates.join(', ')}` : 'do nothing';
    await this.db.query(
      `insert into ${this.name} (${quoted(this.columns)}) values ${places.join(', ')}
       on conflict (${quoted(this.definition.key)}) ${then}`,
      values,
    );
  }

  /** The columns of a row as the server is given them: nothing that happens to the row changes them any more. */
  asWritten(row: Row): Row {
    return Object.fromEntries(this.columns.map((column) => [column, this.write(column, row[column])]));
  }

  /** What {@link get} would give for a row as written, where {@link givesBackAsWritten}. */
  asRead(written: Row): Row {
    return Object.fromEntries(
      this.columns.map((column) => [column, unwrapped(plain(this.definition.columns[column]!), written[column])]),
    );
  }

  /** What it gives back can be told from what was written. */
  get givesBackAsWritten(): boolean {
    return Object.values(this.definition.columns).every((column) => SAME_AS_WRITTEN.has(plain(column)));
  }

  remove(key: Row): Promise<void> {
    return this.removeAll([key]);
  }

  async removeAll(keys: readonly Row[]): Promise<void> {
    const [column, another] = this.definition.key;
    if (keys.length > 1 && another === undefined) {
      const type = sqlTypes[plain(this.definition.columns[column!]!)];
      const values = keys.map((key) => key[column!]);
      await this.db.query(`delete from ${this.name} where "${column}" = any($1::${type.split(' ')[0]}[])`, [values]);
      return;
    }
    for (const key of keys) {
      const { sql, values } = this.byKey(key);
      await this.db.query(`delete from ${this.name} where ${sql}`, values);
    }
  }

  /**
   * Rows in the order of their keys whose column, of text, holds one of the values; `null`: there are more than so many. They are
   * ordered once found: asked for both at once, a server that knows little of the table reads all of it in the order of its keys.
   */
  async among(column: string, values: readonly string[], most: number): Promise<readonly Row[] | null> {
    const { rows } = await this.db.query<Row>(
      `select * from (select * from ${this.name} where "${column}" = any($1) limit ${most + 1}) found
        order by ${quoted(this.definition.key)}`,
      [values],
    );
    return rows.length > most ? null : rows.map((row) => this.read(row));
  }

  /** Pages are fetched as they are read: whoever stops early pays for no more. */
  async *select(selection: Selection<Row> = {}): AsyncIterable<Row> {
    const { sql, values } = conditionsOf(selection, this.definition);
    const order = orderOf(selection, this.definition.key);
    const most = selection.limit ?? Infinity;
    for (let given = 0; given < most;) {
      const limit = Math.min(PAGE, most - given);
      const { rows } = await this.db.query<Row>(
        `select * from ${this.name} where ${sql} order by ${order} limit ${limit} offset ${given}`,
        values,
      );
      for (const row of rows) yield this.read(row);
      given += rows.length;
      if (rows.length < limit) return;
    }
  }

  async count(selection: Selection<Row> = {}): Promise<number> {
    const { sql, values } = conditionsOf(selection, this.definition);
    const { rows } = await this.db.query<{ n: number }>(
      `select count(*)::int as n from ${this.name} where ${sql}`,
      values,
    );
    return rows[0]!.n;
  }

  private byKey(key: Row): { sql: string; values: unknown[] } {
    const sql = this.definition.key.map((column, index) => `"${column}" = $${index + 1}`).join(' and ');
    return { sql, values: this.definition.key.map((column) => key[column]) };
  }

  private write(column: string, value: unknown): unknown {
    const type = plain(this.definition.columns[column]!);
    if (value === null || value === undefined) return null;
    if (type === 'texts') return [...(value as readonly string[])];
    return type === 'json' || type === 'scope' ? JSON.stringify(value) : value;
  }

  private read(row: Row): Row {
    return Object.fromEntries(
      this.columns.map((column) => [column, readValue(plain(this.definition.columns[column]!), row[column])]),
    );
  }
}

function readValue(type: ColumnType, value: unknown): unknown {
  return type === 'integer' && value !== null ? Number(value) : value;
}

function unwrapped(type: ColumnType, written: unknown): unknown {
  if (written === null) return null;
  if (type === 'integer') return Number(written);
  if (type === 'bigint') return String(BigInt(written as string | bigint));
  if (type === 'texts') return [...(written as readonly string[])];
  return type === 'json' || type === 'scope' ? JSON.parse(written as string) : written;
}

function plain(column: Column): ColumnType {
  return column.replace('?', '') as ColumnType;
}

function quoted(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}
