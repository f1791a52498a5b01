import type { Selection, TableDefinition } from '@lien-nganh/kernel';
import type { PostgresTable } from './tables.ts';

type Row = Readonly<Record<string, unknown>>;

/** Values of one kind, such as the streams of a batch: who asks for one of them will hardly ask for one alone. */
export type ReadTogether = ReadonlySet<string>;

/** Rows with a value in a column. */
interface Read {
  readonly rows: readonly Row[];
  readonly column: string;
  readonly value: string;
}

/** Rows that are held at once; of a column in which there are more, each value is read by itself. */
const MOST_ROWS = 2_000;

/**
 * Reads for all events of a batch what one of them asks for by its record. Rows are the handler's, to change as it likes.
 * What is written is not known here: after it was, {@link forget}.
 */
export class Ahead {
  readonly #read = new Map<string, Map<string, Row[]> | null>();

  constructor(
    private readonly table: PostgresTable,
    private readonly definition: TableDefinition,
    private readonly together: readonly ReadTogether[],
  ) {}

  async get(key: Row): Promise<Row | null> {
    const [column, another] = this.definition.key;
    const read = another === undefined ? await this.#rowsOf(column!, key[column!]) : null;
    return read ? (read.rows[0] ?? null) : this.table.get(key);
  }

  /** `null`: it is a selection of another shape, or there is too much of it. */
  async select(selection: Selection<Row>): Promise<Read | null> {
    const { where = {}, ...others } = selection;
    const [only, another] = Object.entries(where);
    if (only === undefined || another !== undefined || Object.keys(others).length > 0) return null;
    return this.definition.key.every((column) => this.#isText(column)) ? this.#rowsOf(...only) : null;
  }

  forget(): void {
    this.#read.clear();
  }

  async #rowsOf(column: string, value: unknown): Promise<Read | null> {
    if (typeof value !== 'string' || !this.#isText(column)) return null;
    const together = this.together.find((values) => values.has(value));
    if (!together) return null;
    const read = this.#read.has(column) ? this.#read.get(column)! : await this.#readAll(column, together);
    const rows = read?.get(value);
    return rows ? { rows: structuredClone(rows), column, value } : null;
  }

  #isText(column: string): boolean {
    return this.definition.columns[column]?.replace('?', '') === 'text';
  }

  async #readAll(column: string, values: ReadTogether): Promise<Map<string, Row[]> | null> {
    const found = await this.table.among(column, [...values], MOST_ROWS);
    const byValue = found && new Map([...values].map((value): [string, Row[]] => [value, []]));
    for (const row of found ?? []) byValue!.get(row[column] as string)!.push(row);
    this.#read.set(column, byValue);
    return byValue;
  }
}
