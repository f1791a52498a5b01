import type { Register, RegisterColumn } from '@lien-nganh/kernel';
import { folded } from '@lien-nganh/vocabulary';
import { BadFile } from '../bad-file.ts';
import { tidied } from '../values/reading.ts';
import type { SheetRow } from '../xlsx/cell.ts';
import { own } from './own-heads.data.ts';

/** Which column says what. */
export interface Heads {
  /** The row that they stand in; what stands above is never read. */
  readonly row: number;
  readonly columns: ReadonlyMap<number, RegisterColumn>;
  /** Every column of the register; without a place: the file has none of it. */
  readonly placed: readonly Placed[];
  /** Where an officer says what a probable twin is. */
  readonly decision: number | null;
  /** Heads that the register does not know: their columns are not read. */
  readonly ignored: readonly string[];
}

/** A column of the register, and where the file has it. */
export interface Placed {
  readonly column: RegisterColumn;
  readonly at: number | null;
}

/** Rows among which heads are looked for. */
const LOOKED_AT = 30;

/** Looks for the row of heads, in whatever order they stand. */
export class HeadsSearch {
  #looked = 0;
  #fewest: readonly string[] | null = null;

  constructor(private readonly register: Register) {}

  /**
   * The heads when this row has every column that is required; `null`: it is none of heads.
   *
   * @throws BadFile heads-missing, naming them, once no such row can come; head-twice
   */
  look(row: SheetRow): Heads | null {
    this.#looked += 1;
    const heads = headsIn(row, this.register);
    const there = new Set([...heads.columns.values()].map(({ field }) => field));
    const missing = this.register.columns.filter(({ required, field }) => required && !there.has(field));
    if (missing.length === 0) return heads;
    if (this.#fewest === null || missing.length < this.#fewest.length)
      this.#fewest = missing.map(({ head }) => head.vi);
    if (this.#looked >= LOOKED_AT) this.none();
    return null;
  }

  /** @throws BadFile heads-missing */
  none(): never {
    const required = this.register.columns.filter((column) => column.required).map(({ head }) => head.vi);
    throw new BadFile('heads-missing', this.#fewest ?? required);
  }
}

function headsIn({ number, cells }: SheetRow, register: Register): Heads {
  const known = new Map(register.columns.map((column) => [spelt(column.head.vi), column]));
  const columns = new Map<number, RegisterColumn>();
  const ignored: string[] = [];
  let decision: number | null = null;
  for (const [at, cell] of cells) {
    if (cell.is !== 'text') continue;
    const head = spelt(cell.text);
    const column = known.get(head);
    if (column) columns.set(at, column);
    else if (head === spelt(own.decision.vi)) decision = at;
    else if (![own.reason, own.row].some(({ vi }) => spelt(vi) === head)) ignored.push(tidied(cell.text));
  }
  const fields = [...columns.values()].map(({ field }) => field);
  const twice = [...columns.values()].find(({ field }, index) => fields.indexOf(field) !== index);
  if (twice) throw new BadFile('head-twice', [twice.head.vi]);
  return { row: number, columns, placed: placedIn(register, columns), decision, ignored };
}

function placedIn(register: Register, columns: ReadonlyMap<number, RegisterColumn>): readonly Placed[] {
  const at = new Map([...columns].map(([place, { field }]) => [field, place]));
  return register.columns.map((column) => ({ column, at: at.get(column.field) ?? null }));
}

/** Marks, letter case and the star of what is required aside. */
function spelt(head: string): string {
  return folded(tidied(head).replace(/[*:]/g, ' '));
}
