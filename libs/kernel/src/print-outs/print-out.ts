import type { Title } from '../command.ts';
import type { Day } from '../envelope.ts';
import type { LookUps, Resolved } from '../look-up.ts';
import type { Erased } from '../sealed.ts';
import type { PrintOutTemplate } from './print-out-template.ts';
import type { StreamType } from '../stream-type.ts';

/**
 * What stands in one named place. `null`, and what was erased: nothing, which leaves room to write it by hand. Days are written
 * out by the printer; one that is not known leaves room for its day, month and year.
 */
export type PlaceValue = string | Erased | { readonly day: Day | null } | null;
export type Places = Readonly<Record<string, PlaceValue>>;

/** What a record has to say on paper. How it says it stands in the template. */
export interface Printed {
  /** Who issues it, and the body above that. `null`: to be written by hand. */
  readonly issuer: { readonly superior: string | null; readonly name: string | null };
  /** Whose agency's head signs it, or whoever signs for the head by the dated facts of its day; `null`: as the layout says. */
  readonly signedFor: string | null;
  /** As it was recorded, `21/QĐ-XPVPHC`; `null`: to be written by hand. */
  readonly number: string | null;
  /** Where it is issued. */
  readonly seat: string | null;
  readonly date: Day | null;
  readonly texts: Places;
  /** Rows for lists and tables, by name. */
  readonly rows: Readonly<Record<string, readonly Places[]>>;
}

/** One paper that a record, as it stands, can be printed as. */
export interface Sheet {
  /** The violation, decision or transfer in the record; `null`: the record as a whole. */
  readonly entry: string | null;
  /** The day that it is of, by which template and names are chosen; `null`: the day on which it is printed. */
  readonly on: Day | null;
}

/** What is drawn from, besides the state. */
export interface Drawing<L extends LookUps> {
  readonly entry: string | null;
  readonly lookUps: Resolved<L>;
}

interface Declaration<State, L extends LookUps> {
  /** Part of its address; never renamed. */
  readonly name: string;
  readonly title: Title;
  readonly of: StreamType;
  /** Shipped layouts, by the first day on which each is used. */
  readonly templates: readonly PrintOutTemplate[];
  /** What an invented record has to say, in every place that there is: a layout can name no other. */
  readonly sample: Printed;
  /**
   * Name of the right that a paper must hand on to whoever signs it by order (TL.) or by delegation (TUQ.); `null`: nobody signs
   * it so.
   */
  readonly signedUnder: string | null;
  /** Places and rows that every layout has: what the paper would be worthless without. */
  readonly obliges: readonly string[];
  /** What there is to print of a state; none: nothing yet. */
  readonly sheets: (state: State) => readonly Sheet[];
  /** Other facts. Records of the service that the reader may not read are as if they were not there. */
  readonly looksUp: (state: State, asked: { readonly entry: string | null; readonly on: Day }) => L;
  readonly draws: (state: State, drawing: Drawing<L>, id: string) => Printed;
}

/** A print-out with its types forgotten. */
export interface PrintOut extends Omit<Declaration<unknown, LookUps>, 'draws'> {
  draws(state: unknown, drawing: Drawing<LookUps>, id: string): Printed;
}

/**
 * Declares what a record is printed as. The host derives its addresses from it and asks who may read the record.
 *
 * @throws when it has no template, or two of the same day, or its records belong to others
 */
export function printOut<State, L extends LookUps>(declared: Declaration<State, L>): PrintOut {
  const { name, of, templates } = declared;
  const days = templates.map(({ validFrom }) => validFrom);
  if (days.length === 0) throw new Error(`the print-out ${name} has no template`);
  if (new Set(days).size < days.length) throw new Error(`two templates of the print-out ${name} begin on one day`);
  if (of.belongs) throw new Error(`the print-out ${name} is of what belongs to a record`);
  return {
    ...declared,
    sheets: (state) => declared.sheets(state as State),
    looksUp: (state, asked) => declared.looksUp(state as State, asked),
    draws: (state, drawing, id) => declared.draws(state as State, drawing as Drawing<L>, id),
  };
}
