import { obligationRole } from '@lien-nganh/contracts/agencies';
import type { AgencyRecord } from '@lien-nganh/contracts/reference';
import type { Day } from '@lien-nganh/kernel';
import { day, slug, text, validOn } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { bilingual, slugs } from '../inputs.ts';

/** Stable within its directive, `O01`. */
export const obligationCode = z.string().regex(/^[A-Z]{1,3}\d{1,3}$/);

/** An obligation as it is entered: groups of addressees are resolved to agencies by then. */
export const obligationInput = z.strictObject({
  code: obligationCode,
  slug,
  clause: text(60),
  words: text(4000, { multiline: true }),
  gloss: text(2000, { multiline: true }),
  role: obligationRole,
  addressees: slugs.min(1),
  leads: slugs.default([]),
  coordinators: slugs.default([]),
  periodicity: z.enum(['once', 'continuous', 'six-monthly', 'yearly']),
  periodicityFrom: z.enum(['dispatch', 'ours']).default('dispatch'),
  dueOn: day.nullable().default(null),
  evidence: bilingual.nullable().default(null),
});
export type ObligationInput = z.output<typeof obligationInput>;

/** Rules that any list of obligations must keep. */
export const obligationRules = [
  'obligation-codes-differ',
  'due-day-follows-the-document',
  'requested-bodies-have-no-deadline',
  'agencies-go-on',
] as const;

export interface Broken {
  readonly rule: (typeof obligationRules)[number];
  readonly details: { readonly code?: string; readonly agency?: string };
}

/** The first rule that a list of obligations would break on the day of its document; `null` for none. */
export function brokenByObligations(
  obligations: readonly ObligationInput[],
  agencies: ReadonlyMap<string, AgencyRecord>,
  on: Day,
): Broken | null {
  const codes = obligations.map(({ code }) => code);
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice !== undefined) return { rule: 'obligation-codes-differ', details: { code: twice } };
  const broken = obligations.map((obligation) => brokenByOne(obligation, agencies, on));
  return broken.find((one) => one !== null) ?? null;
}

function brokenByOne(obligation: ObligationInput, agencies: ReadonlyMap<string, AgencyRecord>, on: Day): Broken | null {
  const { code, dueOn, role } = obligation;
  if (dueOn !== null && dueOn < on) return { rule: 'due-day-follows-the-document', details: { code } };
  if (dueOn !== null && role === 'requested') return { rule: 'requested-bodies-have-no-deadline', details: { code } };
  const missing = missingOn(namedIn([obligation]), agencies, on);
  return missing === null ? null : { rule: 'agencies-go-on', details: { code, agency: missing } };
}

/** Every agency that obligations name. */
export function namedIn(obligations: readonly ObligationInput[]): readonly string[] {
  return [...new Set(obligations.flatMap((one) => [...one.addressees, ...one.leads, ...one.coordinators]))];
}

/** The first agency that is not there, or does not go on, on a day. */
export function missingOn(
  slugsNamed: readonly string[],
  agencies: ReadonlyMap<string, AgencyRecord>,
  on: Day,
): string | null {
  const stands = (record: AgencyRecord | undefined): boolean => record !== undefined && validOn(record, on);
  return slugsNamed.find((name) => !stands(agencies.get(name))) ?? null;
}
