import { agenciesBelow, lasts, type AgencyRecord, type Lasting } from '@lien-nganh/contracts/reference';
import type { Day } from '@lien-nganh/kernel';
import { validOn } from '@lien-nganh/vocabulary';
import type { KnownAgency } from './state.ts';

export function isWithinLife(state: KnownAgency, on: Day): boolean {
  return validOn(state, on);
}

/** Whether another agency is there and goes on, on a day. */
export function goesOn(records: readonly AgencyRecord[], slug: string, on: Day): boolean {
  return records.some((record) => record.agency === slug && validOn(record, on));
}

/**
 * Whether `superior` may stand above `agency` from a day on, without a circle on any later day: the tree changes only
 * on days on which some line begins.
 */
export function wouldCircle(
  records: readonly AgencyRecord[],
  intended: { readonly agency: string; readonly superior: string; readonly from: Day },
): boolean {
  const { agency, superior, from } = intended;
  const later = records.flatMap(({ superiors }) => superiors.map((line) => line.from)).filter((day) => day > from);
  return agency === superior || [from, ...later].some((day) => agenciesBelow(records, agency, day).includes(superior));
}

/** Whether two stretches of one thing share a day. */
export function anyOverlap<T extends Lasting>(stretches: readonly T[], sameThing: (a: T, b: T) => boolean): boolean {
  return stretches.some((a, index) =>
    stretches.slice(index + 1).some((b) => sameThing(a, b) && (lasts(a, b.from) || lasts(b, a.from))),
  );
}

/** Whether another agency bears an electronic code on a day on which this one would. */
export function codeBearer(
  records: readonly AgencyRecord[],
  own: string,
  code: Lasting & { readonly scheme: string; readonly code: string },
): string | null {
  const same = ({ codes }: AgencyRecord): boolean =>
    codes.some(
      (held) => held.scheme === code.scheme && held.code === code.code && anyOverlap([held, code], () => true),
    );
  return records.find((record) => record.agency !== own && same(record))?.agency ?? null;
}
