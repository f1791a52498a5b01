import type { Contract, ContractEvent } from './contract-event.ts';

/** A change of reference rows: put, or take away, by key. */
export type RowChange = { readonly key: string; readonly row: unknown } | { readonly key: string; readonly row: null };

/** A reference table of a service, kept from contract events: units, agencies, teams, accounts. */
export interface ReferenceData {
  readonly table: string;
  /**
   * Of the rows' shape: raised when it changes. Earlier rows rise by the upcasts, one for each earlier version. Only rows made
   * from the service's own contracts may have none: they are then made anew from the log.
   */
  readonly version: number;
  /** How a row of each earlier version n becomes one of version n + 1, when it is read. */
  readonly upcasts?: Contract['upcasts'];
  readonly from: readonly {
    readonly contract: Contract;
    readonly rows: (event: ContractEvent) => readonly RowChange[];
  }[];
}

export function referenceData(declared: ReferenceData): ReferenceData {
  return declared;
}

/** Types one source of a reference table. */
export function rowsFrom<C extends Contract>(
  contract: C,
  rows: (event: ContractEvent<C>) => readonly RowChange[],
): ReferenceData['from'][number] {
  return { contract, rows: rows as (event: ContractEvent) => readonly RowChange[] };
}
