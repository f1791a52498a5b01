import type { Day } from '@lien-nganh/kernel';
import type { AgencyRecord } from './agencies.ts';

interface Held {
  readonly on: Day;
  /** Whoever took over this duty alone has it too; `null`: whoever took over all. */
  readonly duty: string | null;
}

/**
 * Who stands in an agency’s place on a day: the agency as long as it goes on, then whoever has taken its place for all or for the duty, in
 * every unit, at any remove. Of one that ended without such a successor it stays that agency: nobody else is known.
 */
export function heirOn(records: readonly AgencyRecord[], agency: string, held: Held): string {
  return heirAfter(records, agency, { ...held, seen: [] });
}

function heirAfter(
  records: readonly AgencyRecord[],
  agency: string,
  { on, duty, seen }: Held & { readonly seen: readonly string[] },
): string {
  const record = records.find((one) => one.agency === agency);
  if (record === undefined || record.validTo === null || record.validTo > on || seen.includes(agency)) return agency;
  const heirs = record.successors.filter(({ unit, from }) => unit === null && from <= on);
  const heir = heirs.find((one) => one.duty === duty) ?? heirs.find((one) => one.duty === null);
  return heir === undefined ? agency : heirAfter(records, heir.agency, { on, duty, seen: [...seen, agency] });
}
