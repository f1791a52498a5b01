import type { Day, LookUps, Resolved, Title } from '@lien-nganh/kernel';
import type { AgencyRecord, UnitRecord } from '@lien-nganh/contracts/reference';
import type { UnitLevel } from '@lien-nganh/vocabulary';
import type { z } from 'zod';

/** What is told of a piece of work in the words of its sector, beside its day, place and who took part. */
export type Content = Readonly<Record<string, unknown>>;

/** What a rule of a sector is shown. Nothing in it is the asker's word alone but `content` and `on`. */
export interface Told<C = Content, Facts = unknown> {
  readonly content: C;
  readonly on: Day;
  readonly today: Day;
  readonly unit: UnitRecord;
  readonly lead: AgencyRecord;
  /** The lead first. */
  readonly agencies: readonly string[];
  /** What the kind's own look-ups found. */
  readonly facts: Facts;
}

/** A rule of a sector: its sentences, where it comes from, and when it is broken. */
export interface ContentRule<C = Content, Facts = unknown> {
  readonly vi: string;
  readonly en: string;
  readonly source?: string;
  /** Whether what is told breaks the rule. */
  readonly broken: (told: Told<C, Facts>) => boolean;
}

/** One kind of recorded work, in the words of its sector. */
export interface Kind<S extends z.ZodObject = z.ZodObject, L extends LookUps = LookUps> {
  /** Whose records they are: actions are `<service>.<prefix>.record` and so on. */
  readonly service: string;
  /** Of stream names; never renamed. */
  readonly prefix: string;
  readonly title: Title;
  /** The shape in the log, as loose as it can be: what was written stays readable. */
  readonly content: S;
  /** The version of that shape, and one upcast for each earlier one. */
  readonly version?: number;
  readonly upcasts?: Readonly<Record<number, (old: never) => unknown>>;
  /** What an officer may enter: the same fields, stricter. */
  readonly input: z.ZodRawShape;
  /** It begins on a day and ends on another: a licence, a model, a hotspot. Otherwise it happens on its day. */
  readonly lasts?: boolean;
  /** Restricted figures: the whole of every event is sealed, and only those named in the table read a record. */
  readonly restricted?: boolean;
  /** Duty of the agency under which its records are kept apart; absent: everybody of the agency keeps them. */
  readonly duty?: string;
  /** Levels of units at which it may be recorded; default: any. */
  readonly levels?: readonly UnitLevel[];
  /** Measures that it is counted by: from the indicators over them its obligations are proposed. */
  readonly measures: readonly string[];
  /** Those of them that a record with this content counts for; default: all. */
  readonly countedBy?: (content: z.output<S>) => readonly string[];
  /** What a list says of it. */
  readonly says: (content: z.output<S>) => string;
  /** Id of the record where there is one at most: a period's totals of a unit. Absent: every entry is another record. */
  readonly only?: (told: { readonly content: z.output<S>; readonly unit: string; readonly lead: string }) => string;
  /**
   * What records have in common that may be the same work, as one word of an address; `null`: it is like no other. Absent:
   * nobody compares records of the kind. What each says of itself is written beside what it records, so that they are
   * weighed together.
   */
  readonly weighed?: (told: {
    readonly content: z.output<S>;
    readonly unit: string;
    readonly on: Day;
  }) => string | null;
  readonly looksUp?: (content: z.output<S>, on: Day) => L;
  readonly rules?: Readonly<Record<string, ContentRule<z.output<S>, Resolved<NoInfer<L>>>>>;
}
