import * as contracts from '@lien-nganh/contracts/inspections';
import {
  accounts,
  agencies,
  assignments,
  indicators,
  lasts,
  obligations,
  teams,
  units,
  workYears,
} from '@lien-nganh/contracts/reference';
import {
  lookUp,
  referenceData,
  rowsFrom,
  type ContractData,
  type Day,
  type LinkableRecord,
  type LookUp,
} from '@lien-nganh/kernel';

/** What the service has published, read back: decisions about one record look up what they must know of another. */

export type BasisRecord = ContractData<typeof contracts.legalBasis>;
export type ChecklistRecord = ContractData<typeof contracts.checklist>;
export type EstablishmentRecord = Omit<ContractData<typeof contracts.establishment>, 'stretches'>;
export type VisitRecord = ContractData<typeof contracts.inspection>;

const legalBases = referenceData({
  table: 'legalBases',
  version: 2,
  from: [rowsFrom(contracts.legalBasis, ({ data }) => [{ key: data.basis, row: data }])],
});

const checklists = referenceData({
  table: 'checklists',
  version: 1,
  from: [rowsFrom(contracts.checklist, ({ data }) => [{ key: data.checklist, row: data }])],
});

const establishments = referenceData({
  table: 'establishments',
  version: 2,
  from: [
    rowsFrom(contracts.establishment, ({ data: { stretches: _stretches, ...row } }) => [
      { key: row.establishment, row },
    ]),
  ],
});

/** Disclosed inspections only, since only they are published. */
const visits = referenceData({
  table: 'visits',
  version: 1,
  from: [rowsFrom(contracts.inspection, ({ data, subject }) => [{ key: subject, row: data }])],
});

export const reference = [
  units,
  agencies,
  accounts,
  assignments,
  teams,
  obligations,
  indicators,
  legalBases,
  checklists,
  establishments,
  visits,
  workYears,
] as const;

export const nothing: LookUp<null> = lookUp([], () => Promise.resolve(null));

/** The legal bases that applied on a day, by id; what is missing did not apply or is unknown. */
export function basesOn(ids: readonly string[], on: Day): LookUp<ReadonlyMap<string, BasisRecord>> {
  return lookUp(['legalBases'], async (rows) => {
    const found = await Promise.all(ids.map((id) => rows.get<BasisRecord>('legalBases', id)));
    const applying = found.filter((row) => row !== null).filter((row) => applies(row, on));
    return new Map(applying.map((row) => [row.basis, row]));
  });
}

export function checklistOn(id: string, on: Day): LookUp<ChecklistRecord | null> {
  return lookUp(['checklists'], async (rows) => {
    const row = await rows.get<ChecklistRecord>('checklists', id);
    return row && applies(row, on) ? row : null;
  });
}

interface Dated {
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly withdrawn: boolean;
}

function applies({ validFrom, validTo, withdrawn }: Dated, on: Day): boolean {
  return !withdrawn && lasts({ from: validFrom, to: validTo }, on);
}

/** An establishment that was not withdrawn; whether it was open on the day is for the record to say. */
export function establishmentKnown(id: string): LookUp<EstablishmentRecord | null> {
  return lookUp(['establishments'], async (rows) => {
    const row = await rows.get<EstablishmentRecord>('establishments', id);
    return row && !row.withdrawn ? row : null;
  });
}

/** The establishments into which others are merged: they count for those too. */
export function countingForOthers(): LookUp<ReadonlySet<string>> {
  return lookUp(['establishments'], async (rows) => {
    const all = await rows.list<EstablishmentRecord>('establishments', '');
    return new Set(all.flatMap(({ sameAs }) => sameAs ?? []));
  });
}

export function establishmentsKnown(ids: readonly string[]): LookUp<ReadonlyMap<string, EstablishmentRecord>> {
  return lookUp(['establishments'], async (rows) => {
    const found = await Promise.all(ids.map((id) => establishmentKnown(id).resolve(rows)));
    return new Map(found.filter((row) => row !== null).map((row) => [row.establishment, row]));
  });
}

/** A disclosed inspection; `null` for one that is not, as for one that is unknown. */
export function visitKnown(id: string): LookUp<VisitRecord | null> {
  return lookUp(['visits'], async (rows) => {
    const row = await rows.get<VisitRecord>('visits', `inspection-${id}`);
    return row && !row.withdrawn ? row : null;
  });
}

/** Of the records that obligations can be linked to, whose it is. */
export function linkable(stream: string): LookUp<LinkableRecord | null> {
  return lookUp(['visits'], async (rows) => {
    const row = await rows.get<VisitRecord>('visits', stream);
    if (!row || row.withdrawn) return null;
    return { lead: row.lead, agencies: row.participants.map(({ agency }) => agency), obligations: row.obligations };
  });
}
