import { isAllowed, type Standing } from '@lien-nganh/access';
import type { Question, Register, RowValues, Scope, Table, TwinKey } from '@lien-nganh/kernel';
import type { TwinFound } from '@lien-nganh/registers';
import type { Runtime } from '../runtime.ts';

/** Rows of the table `keys` of the question that a register names. */
interface KeyRow {
  readonly record: string;
  readonly key: string;
  /** The record that counts in its stead, where records can be merged. */
  readonly kept?: string | null;
  readonly scope: Scope;
}

/** Finds what rows of a file may be the same as: records that are there, and rows that stand before them. */
export class Twins {
  readonly #rows = new Map<string, number>();
  readonly #question: Question | null;

  constructor(
    private readonly runtime: Runtime,
    private readonly register: Register,
    private readonly standing: Standing,
  ) {
    const name = register.twins?.question;
    this.#question = name === undefined ? null : (runtime.service.questions.find((one) => one.name === name) ?? null);
    if (name !== undefined && !this.#question) throw new Error(`the question ${name} of twins is not there`);
  }

  /** By the keys of these rows, the records that bear them and that the caller may be told of. */
  async records(rows: readonly RowValues[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const found = new Map<string, Set<string>>();
    const keys = [...new Set(rows.flatMap((row) => this.#keysOf(row).map(({ key }) => key)))];
    if (!this.#question || keys.length === 0) return found;
    const { keys: table } = (await this.runtime.tablesOf(this.#question)) as { readonly keys: Table<KeyRow> };
    for await (const { record, key, scope, kept } of table.select({ where: { key: keys } })) {
      if (!isAllowed(this.runtime.permissions, this.#question.action, this.standing, scope)) continue;
      found.set(key, (found.get(key) ?? new Set<string>()).add(kept ?? record));
    }
    return found;
  }

  /** What one row may be the same as. Rows are given in their order, each once. */
  of(row: RowValues, number: number, records: ReadonlyMap<string, ReadonlySet<string>>): readonly TwinFound[] {
    const found = new Map<string, { record: string | null; row: number | null; why: TwinKey['why'][] }>();
    const add = (one: { readonly record: string | null; readonly row: number | null }, why: TwinKey['why']) => {
      const key = `${one.record ?? ''} ${one.row ?? ''}`;
      const known = found.get(key);
      if (known) known.why.push(why);
      else found.set(key, { ...one, why: [why] });
    };
    for (const { key, why } of this.#keysOf(row)) {
      for (const record of records.get(key) ?? []) add({ record, row: null }, why);
      const before = this.#rows.get(key);
      if (before === undefined) this.#rows.set(key, number);
      else add({ record: null, row: before }, why);
    }
    return [...found.values()];
  }

  #keysOf(row: RowValues): readonly TwinKey[] {
    return this.register.twins?.keysOf(row) ?? [];
  }
}
