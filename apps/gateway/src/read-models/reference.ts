import { directive } from '@lien-nganh/contracts/agencies';
import { accounts, agencies, assignments, followUps, obligations, units } from '@lien-nganh/contracts/reference';
import {
  lookUp,
  referenceData,
  rowsFrom,
  type ContractData,
  type LookUp,
  type ReferenceData,
} from '@lien-nganh/kernel';

export type DirectiveRecord = ContractData<typeof directive>;

/** Directives with their obligations, by id. */
export const directives = referenceData({
  table: 'directives',
  version: 1,
  from: [rowsFrom(directive, ({ data }) => [{ key: data.directive, row: data }])],
});

/** All directives, in order of id. */
export function allDirectives(): LookUp<readonly DirectiveRecord[]> {
  return lookUp(['directives'], (rows) => rows.list<DirectiveRecord>('directives', ''));
}

/** What the gateway keeps in the form that every service keeps it in: so that one code says who stands how to whom. */
export const gatewayReference: readonly ReferenceData[] = [
  accounts,
  agencies,
  assignments,
  directives,
  followUps,
  obligations,
  units,
];
