import type { Day } from '@lien-nganh/kernel';
import type { LegalBasesFile, Provision } from './inspection-rules.ts';

/** Everything that a sanction decision is checked against, for as long as none of it changes. */
export interface LegalBasisRow {
  /** The provision's code, with the first day where a later ceiling or term cut it. */
  readonly code: string;
  readonly decree: string;
  /** `null`: not looked up yet. */
  readonly article: string | null;
  readonly clause: string | null;
  readonly act: string;
  /** What the act is called. */
  readonly names: { readonly vi: string; readonly en: string };
  readonly field: string;
  readonly validFrom: Day;
  /** First day on which it is no more. */
  readonly validTo: Day | null;
  /** Whole dong, both ends included. */
  readonly individual: Provision['individual'];
  readonly organisation: Provision['organisation'];
  readonly main: Provision['main'];
  readonly ceilings: readonly {
    readonly signatory: string;
    readonly individual: string;
    readonly organisation: string;
  }[];
  readonly termDays: { readonly ordinary: number; readonly complicated: number; readonly workingDays: boolean };
  readonly sample: boolean;
}

/**
 * The provisions with the ceilings and terms of their days. A provision during which one of these changed becomes
 * several rows; its days before the first known term are left out, for there is nothing to judge a decision by.
 */
export function legalBasisRows(file: LegalBasesFile): readonly LegalBasisRow[] {
  const changes = [...file.ceilings, ...file.terms].flatMap(({ validFrom, validTo }) => [validFrom, validTo]);
  return file.provisions.flatMap((provision) => {
    const inside = changes.filter((on): on is Day => on !== null && holds(provision, on) && on !== provision.validFrom);
    const begins = [provision.validFrom, ...new Set(inside)].sort();
    return begins.flatMap((from, index) =>
      rowOf(file, provision, { from, to: begins[index + 1] ?? provision.validTo }),
    );
  });
}

interface Stretch {
  readonly from: Day;
  readonly to: Day | null;
}

function rowOf(file: LegalBasesFile, provision: Provision, { from, to }: Stretch): readonly LegalBasisRow[] {
  const term = file.terms.find((each) => holds(each, from));
  const decree = file.documents.find((document) => document.code === provision.document);
  if (!term || !decree) return [];
  const { article, clause, act, field, individual, organisation, main, sample } = provision;
  const code = from === provision.validFrom ? provision.code : `${provision.code}-${from}`;
  const held = file.ceilings.filter((each) => holds(each, from));
  const ceilings = held.map(({ role, ceiling }) => ({ signatory: role, ...ceiling }));
  const { ordinary, complicated, workingDays } = term;
  return [
    {
      ...{ code, decree: decree.reference, article, clause, act, field, validFrom: from, validTo: to },
      ...{ individual, organisation, main, ceilings, names: file.acts[act]! },
      // a row is as sure as the least sure of what it is made from
      sample: sample || term.sample || held.some((each) => each.sample),
      termDays: { ordinary, complicated, workingDays },
    },
  ];
}

function holds({ validFrom, validTo }: { readonly validFrom: Day; readonly validTo: Day | null }, on: Day): boolean {
  return validFrom <= on && (validTo === null || on < validTo);
}
