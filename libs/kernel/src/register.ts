import type { Title } from './command.ts';
import type { Instant, Day } from './envelope.ts';
import type { StreamType } from './stream-type.ts';

/** One entry of a list that a cell is chosen from: by its code, or by either name. */
export interface ListEntry {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

/** Where the entries of a list come from. */
export type ListSource =
  | { readonly from: 'here'; readonly entries: readonly ListEntry[] }
  /** A reference table of the service, whatever day its rows are of: the command says whether one stood on the day in question. */
  | { readonly from: 'reference'; readonly table: string; readonly entry: (row: never) => ListEntry }
  /** The service's own records of a type: their ids and titles. */
  | { readonly from: 'records'; readonly prefix: string };

/** What a cell may say, and as what it is kept. */
export type ColumnKind =
  | { readonly is: 'text'; readonly most: number }
  | { readonly is: 'list'; readonly of: ListSource }
  /** An administrative unit by name or code, on the map of the day in another column, or of today: kept as its key. */
  | { readonly is: 'unit'; readonly level?: string; readonly on: string | null }
  /** A whole number, 0 or more: kept as a number. */
  | { readonly is: 'whole'; readonly most: number }
  /** A number with a fraction: kept as its digits, `2.5`. */
  | { readonly is: 'decimal' }
  /** Whole dong: kept as digits. */
  | { readonly is: 'money' }
  | { readonly is: 'day' }
  /** A month: kept as `YYYY-MM`. */
  | { readonly is: 'month' }
  | { readonly is: 'yes-no' };

export interface RegisterColumn {
  /** Name in a row's values; never shown. */
  readonly field: string;
  /** What stands above it. Heads are told apart without marks and letter case. */
  readonly head: Title;
  readonly kind: ColumnKind;
  readonly required: boolean;
  /** What an empty cell, or a column that is left out, stands for; absent: nothing. */
  readonly otherwise?: 'own-agency';
  /** As an officer would type it; stands in the template's example, which is never read. */
  readonly example: string;
  /** Where the creating and the correcting commands name it; default: the field. */
  readonly path?: string;
}

/** What one row says. `null`: its cell is empty. */
export type RowValue = string | number | boolean | null;
export type RowValues = Readonly<Record<string, RowValue>>;

/** What a record may have in common with another one that is the same. */
export interface TwinKey {
  readonly why: Title;
  /** Equal keys are a probable twin. */
  readonly key: string;
}

/** A command on a record that a row leads to. */
export interface RowCommand {
  readonly command: string;
  readonly input: unknown;
}

/** Who imports, and when. */
export interface Importing {
  readonly agency: string;
  readonly today: Day;
  readonly now: Instant;
}

/** Rows that are entries of records that hold many: targets of a plan, past figures of an indicator. */
export interface RegisterEntries {
  /** The record that a row is an entry of. */
  recordOf(row: RowValues): string;
  /** What the entry of this row says now; `absent`: the record has none yet. */
  heldBy(state: unknown, row: RowValues): RowValues | 'absent';
  /** One command that makes a record say all of these rows. */
  sets(rows: readonly RowValues[], state: unknown): RowCommand;
}

/** A register with its types forgotten: what a host derives templates, dry runs and commands from. */
export interface Register {
  readonly name: string;
  readonly title: Title;
  readonly record: StreamType;
  readonly columns: readonly RegisterColumn[];
  readonly key: readonly string[];
  readonly creates: string;
  inputOf(row: RowValues, importing: Importing): unknown;
  heldBy(state: unknown): RowValues | 'gone';
  corrections(row: RowValues, changed: ReadonlySet<string>, state: unknown): readonly RowCommand[];
  readonly twins: RegisterTwins | null;
  /** `null`: each row is a record of its own. */
  readonly entries: RegisterEntries | null;
}

export interface RegisterTwins {
  /** The question whose table `keys` holds the keys of every record. */
  readonly question: string;
  keysOf(row: RowValues): readonly TwinKey[];
}

interface Declaration<State> extends Omit<Register, 'heldBy' | 'corrections' | 'twins' | 'entries'> {
  /** What a record says now, in the columns' own terms; columns that are left out are only read for a new record. */
  readonly heldBy: (state: State) => RowValues | 'gone';
  readonly corrections: (row: RowValues, changed: ReadonlySet<string>, state: State) => readonly RowCommand[];
  readonly twins?: RegisterTwins;
}

/**
 * Declares a register: rows of a spreadsheet that become records. The record's id follows from the natural key, the columns in
 * `key`, so that a file sent again finds what it made.
 *
 * @throws when two columns share a field or a head, or the key or a command names what is not there
 */
export function register<State>(declared: Declaration<State>): Register {
  const { name, record, creates } = declared;
  checkColumns(declared);
  if (!record.commands.some((one) => one.name === creates && one.creates))
    throw new Error(`the register ${name} creates by ${creates}, which does not`);
  return {
    ...declared,
    heldBy: (state) => declared.heldBy(state as State),
    corrections: (row, changed, state) => declared.corrections(row, changed, state as State),
    twins: declared.twins ?? null,
    entries: null,
  };
}

interface EntriesDeclaration<State> extends Pick<Register, 'name' | 'title' | 'record' | 'columns' | 'key'> {
  /** The command by which entries come in; it creates the record where it may. */
  readonly enters: string;
  readonly recordOf: (row: RowValues) => string;
  readonly heldBy: (state: State, row: RowValues) => RowValues | 'absent';
  readonly sets: (rows: readonly RowValues[], state: State) => RowCommand;
}

/**
 * Declares a register whose rows are entries of records: one command for all rows of a record that a host has at hand, so that a
 * record with hundreds of entries is not written hundreds of times.
 *
 * @throws as {@link register} does
 */
export function registerOfEntries<State>(declared: EntriesDeclaration<State>): Register {
  const { enters, recordOf, heldBy, sets, ...rest } = declared;
  checkColumns({ ...rest, key: [] });
  if (!rest.record.commands.some(({ name }) => name === enters))
    throw new Error(`the register ${rest.name} enters by ${enters}, which is not there`);
  const ofEntries = () => {
    throw new Error(`a row of the register ${rest.name} is no record of its own`);
  };
  return {
    ...{ ...rest, creates: enters, inputOf: ofEntries, heldBy: ofEntries, corrections: ofEntries, twins: null },
    entries: {
      recordOf,
      heldBy: (state, row) => heldBy(state as State, row),
      sets: (rows, state) => sets(rows, state as State),
    },
  };
}

/** @throws when two columns share a field or a head, or the key names what is not there */
function checkColumns({ name, columns, key }: Pick<Register, 'name' | 'columns' | 'key'>): void {
  const fields = columns.map(({ field }) => field);
  const heads = columns.map(({ head }) => head.vi);
  if (new Set(fields).size < fields.length || new Set(heads).size < heads.length)
    throw new Error(`two columns of the register ${name} are one`);
  const unknown = key.find(
    (field) => !columns.some((column) => column.field === field && (column.required || column.otherwise)),
  );
  if (unknown !== undefined) throw new Error(`the key of the register ${name} needs the column ${unknown}`);
}
