import type { ContractEvent, Day } from '@lien-nganh/kernel';
import type { UnitKey } from '@lien-nganh/vocabulary';

/** What a distinct count can count by a name of its own. Communes and districts are found on the map instead. */
export type NamedSubject = 'establishment' | 'addressee' | 'area';

/** Something countable that the present state of a record says. Indicators choose from these by name and dimensions. */
export interface Measured {
  /** Name in the catalogue, `inspections.visit`. */
  readonly measure: string;
  /** Which part of the record it is, a decision's id; empty for the record as a whole. */
  readonly item: string;
  readonly occurredOn: Day;
  /** `null`: it belongs to the province and to no narrower unit. */
  readonly unit: UnitKey | null;
  /** Where the site lies on later maps, in order of time; only where its unit was split. */
  readonly placements: readonly UnitKey[];
  /** A count, or whole dong. */
  readonly value: bigint;
  readonly subjects: Readonly<Partial<Record<NamedSubject, string>>>;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Every agency that took part. */
  readonly participants: readonly string[];
  /** The agency that decided; `null` where nobody decides such a thing. */
  readonly decider: string | null;
  /** How much of the value is whose own work. */
  readonly ownParts: readonly { readonly agency: string; readonly value: bigint }[];
  /** Obligations served, `<directive>/<code>`. */
  readonly obligations: readonly string[];
}

/**
 * What of a contract event a measure may read. Its day counts only where the record itself names none.
 * Nothing of the envelope else: the same state gives the same measures, whoever recorded it.
 */
export type StateOf<E extends ContractEvent> = Pick<E, 'data' | 'occurredOn'>;

/** Values that most measured things share. */
export const plainly = {
  item: '',
  placements: [],
  value: 1n,
  subjects: {},
  dimensions: {},
  decider: null,
  ownParts: [],
  obligations: [],
} as const satisfies Partial<Measured>;

/** Names of the measures that the ledger keeps for itself, for the frame of every figure. */
export const framing = {
  /** Times that somebody looked: what a zero rests on. */
  check: 'ledger.check',
  /** Ends of possible twins that nobody has decided. A pair has two. */
  openPairEnd: 'ledger.open-pair-end',
  /** Years whose disciplinary outcomes were stated, also where they were none. */
  disciplineStated: 'ledger.discipline-stated',
} as const;
