import { agencyOn, workDaysKnown, type AgencyRecord } from '@lien-nganh/contracts/reference';
import { mainSanction } from '@lien-nganh/contracts/inspections';
import { lookUp, reject, type Day, type LookUp } from '@lien-nganh/kernel';
import { addDays, addWorkingDays, compareDong, day, dong, freeText, slug, type WorkDays } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basesOn, type BasisRecord } from '../../integration/reference.ts';
import { namesCondomsOrNeedles } from '../../wording.ts';
import { violationsOf, type Cases, type Violation } from '../violations/cases.ts';
import { isDisclosed, type Inspection } from '../lifecycle.ts';
import { name, paperNumber } from '../preparing.ts';

/** A sanction decision, made or corrected: a paper that exists is recorded, and marked where it leaves the rules. */

const line = z.strictObject({
  violation: name,
  basis: slug,
  /** Exactly one. Warning and fine are only ever main. */
  main: mainSanction,
  amount: dong.nullable(),
  additional: z.array(z.enum(['licence-suspension', 'operation-suspension', 'confiscation', 'expulsion'])).max(4),
  remedies: z.array(freeText(300)).max(10),
});

export const sanctionInput = {
  number: paperNumber,
  decidedOn: day,
  /** Whose decision it is. */
  agency: name,
  /** The office of who signed, as the legal basis names it: never the person. */
  signatory: slug,
  offender: z.enum(['individual', 'organisation']),
  /** A complicated case has the longer term. */
  complicated: z.boolean(),
  lines: z.array(line).min(1).max(20),
  reason: freeText(1000).nullable(),
};
export type SanctionInput = z.output<z.ZodObject<typeof sanctionInput>>;

export const sanctionRules = [
  'happened-by-today',
  'follows-what-it-rests-on',
  'agency-exists-on-that-day',
  'violation-is-open',
  'one-main-sanction-per-violation',
  'legal-basis-applied-on-that-day',
  'fine-has-an-amount',
  'condoms-and-needles-are-no-evidence',
  'outside-the-rules-needs-a-reason',
] as const;
export const sanctionMarks = [
  'sanction-is-of-its-basis',
  'fine-is-in-the-range',
  'signatory-keeps-to-the-ceiling',
  'decided-within-the-term',
] as const;

export interface SanctionFacts {
  /** Of each line, `null` where its basis did not apply on the day of the violation record. */
  readonly bases: readonly (BasisRecord | null)[];
  readonly agency: AgencyRecord | null;
  /** Which days are worked: some terms count those alone. */
  readonly days: WorkDays;
}

export function sanctionLookUps(
  input: SanctionInput,
  state: Inspection,
): { readonly [K in keyof SanctionFacts]: LookUp<SanctionFacts[K]> } {
  const violations = isDisclosed(state) ? state.cases.violations : [];
  const bases = input.lines.map(({ violation, basis }) => {
    const recorded = violations.find((one) => one.violation === violation);
    return { basis, on: recorded?.recordedOn ?? input.decidedOn };
  });
  return {
    agency: agencyOn(input.agency, input.decidedOn),
    days: workDaysKnown(),
    bases: lookUp(['legalBases'], (rows) =>
      Promise.all(bases.map(async ({ basis, on }) => (await basesOn([basis], on).resolve(rows)).get(basis) ?? null)),
    ),
  };
}

/** What makes it no decision at all. */
export function sanctionFault(input: SanctionInput, cases: Cases, facts: SanctionFacts & { readonly today: Day }) {
  if (input.decidedOn > facts.today) return reject('happened-by-today');
  if (facts.agency === null) return reject('agency-exists-on-that-day');
  const closed = violationsClosed(violationsOf(input), cases);
  if (closed) return closed;
  const recorded = lastRecord(violationsOf(input), cases);
  if (input.decidedOn < recorded) return reject('follows-what-it-rests-on', { day: recorded });
  if (input.lines.some(({ main, amount }) => (main === 'fine') !== (amount !== null)))
    return reject('fine-has-an-amount');
  if (namesCondomsOrNeedles(input.lines.flatMap(({ remedies }) => remedies))) {
    return reject('condoms-and-needles-are-no-evidence');
  }
  return facts.bases.includes(null) ? reject('legal-basis-applied-on-that-day') : null;
}

/** The day of the last violation record that a decision names. */
function lastRecord(named: readonly string[], { violations }: Cases): Day {
  const days = violations.filter(({ violation }) => named.includes(violation)).map(({ recordedOn }) => recordedOn);
  return days.sort().at(-1) ?? '';
}

/** Each violation is decided once, whether in this decision or an earlier one. */
function violationsClosed(named: readonly string[], { violations }: Cases) {
  const is = (id: string) => violations.find(({ violation }) => violation === id)?.is;
  const twice = new Set(named).size < named.length || named.some((id) => is(id) === 'decided');
  if (twice) return reject('one-main-sanction-per-violation');
  return named.some((id) => is(id) !== 'recorded') ? reject('violation-is-open') : null;
}

/** The event's data, with the rules that the decision breaks; without a reason for them it is refused. */
export function decided(
  input: SanctionInput,
  decision: string,
  { cases, bases, days }: Pick<SanctionFacts, 'bases' | 'days'> & { readonly cases: Cases },
) {
  const { complicated: _, lines, ...said } = input;
  const breaches = [
    ...new Set(
      lines.flatMap((one, index) => {
        const violation = cases.violations.find((recorded) => recorded.violation === one.violation);
        return violation ? lineBreaches(input, one, { basis: bases[index]!, violation, days }) : [];
      }),
    ),
  ];
  if (breaches.length > 0 && input.reason === null) return reject('outside-the-rules-needs-a-reason', { breaches });
  return { ...said, decision, lines: lines.map((one, index) => ({ ...one, field: bases[index]!.field })), breaches };
}

type Line = SanctionInput['lines'][number];

function lineBreaches(
  input: SanctionInput,
  one: Line,
  { basis, violation, days }: { readonly basis: BasisRecord; readonly violation: Violation; readonly days: WorkDays },
): readonly (typeof sanctionMarks)[number][] {
  return [
    ...(basis.main.includes(one.main) ? [] : (['sanction-is-of-its-basis'] as const)),
    ...(inRange(input, one, basis) ? [] : (['fine-is-in-the-range'] as const)),
    ...(underCeiling(input, one, basis) ? [] : (['signatory-keeps-to-the-ceiling'] as const)),
    ...(withinTerm(input, violation.recordedOn, { ...basis, days }) ? [] : (['decided-within-the-term'] as const)),
  ];
}

/** Up to the last day of the term, counted as the law of that time counts. */
function withinTerm(
  { complicated, decidedOn }: SanctionInput,
  recordedOn: Day,
  { termDays, termUnit, days }: BasisRecord & { readonly days: WorkDays },
) {
  const count = complicated ? termDays.complicated : termDays.ordinary;
  const lastDay = termUnit === 'working-days' ? addWorkingDays(recordedOn, count, days) : addDays(recordedOn, count);
  return decidedOn <= lastDay;
}

function inRange({ offender }: SanctionInput, { amount }: Line, { fine }: BasisRecord): boolean {
  if (amount === null) return true;
  if (fine === null) return false;
  return compareDong(amount, fine[offender].from) >= 0 && compareDong(amount, fine[offender].to) <= 0;
}

/** Where a basis names no ceilings at all, none is known to be broken. */
function underCeiling({ offender, signatory }: SanctionInput, { amount }: Line, { ceilings }: BasisRecord): boolean {
  if (amount === null || ceilings.length === 0) return true;
  const own = ceilings.find((ceiling) => ceiling.signatory === signatory);
  return own !== undefined && compareDong(amount, own[offender]) <= 0;
}
