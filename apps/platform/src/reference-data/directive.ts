import { obligationRole } from '@lien-nganh/contracts/agencies';
import { day, documentNumber, documentReference, documentSymbol, problem, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { names, obligationCode, slugs, validity } from './shapes.ts';

const obligation = z.strictObject({
  code: obligationCode,
  /** The section of the document: `preamble`, `1` … `final`. */
  clause: text(40),
  slug,
  /** The exact words of the document. */
  words: text(2000),
  /** In English, in words of our own. */
  gloss: text(1000),
  role: obligationRole,
  /** Agencies and groups. */
  addressees: slugs.min(1),
  leads: slugs,
  coordinators: slugs,
  periodicity: z.enum(['once', 'continuous', 'six-monthly', 'yearly']),
  /** Whether the document sets the periodicity, or it is this platform's reading. */
  periodicityFrom: z.enum(['dispatch', 'ours']),
  dueOn: day.nullable(),
  evidence: names,
  figure: text(300),
  /** Indicators that evidence it. */
  indicators: slugs,
});
export type Obligation = z.infer<typeof obligation>;

/** Agencies that the document addresses together. Not `complete`: the document does not list them, a province adds. */
const group = z.strictObject({ slug, names, members: slugs, complete: z.boolean() });

const dueDay = z.strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) });

const regime = z.strictObject({
  name: names,
  kind: z.enum(['periodic', 'thematic', 'ad-hoc']),
  reporters: slugs,
  /** Groups of agencies that there were not when the document was issued: it addresses none of them, and they report since there are. */
  laterGroups: z.array(z.strictObject({ slug, members: slugs })),
  requested: slugs,
  /** Reports go through this agency … */
  through: slug,
  /** … to this one. */
  to: slug,
  periodicities: z.array(z.enum(['six-monthly', 'yearly'])),
  obligations: z.array(obligationCode),
  consolidation: obligationCode,
  /** Who takes in for `to`. */
  office: slug,
  /** What each kind of report is made by. */
  templates: z.strictObject({ 'six-monthly': slug, yearly: slug }),
  /** Days after a due day until those above are told what is missing. */
  escalateAfterDays: z.int().positive(),
  /** Which scheme of periods applies when; due days by part of the year, `null` where none is set. */
  calendars: z.array(
    z.strictObject({
      scheme: slug,
      ...validity,
      dueDays: z.record(z.string(), dueDay).nullable(),
      sample: z.boolean(),
    }),
  ),
  note: names,
});

/** `directive-<number>.json`: a directive with its obligations. */
export const directiveFile = z
  .strictObject({
    slug,
    number: documentNumber,
    symbol: documentSymbol,
    kind: text(60),
    issuedOn: day,
    issuer: slug,
    signatory: z.strictObject({ capacity: text(10), body: names, person: text(200).nullable() }),
    subject: names,
    /** Name of the file with the document's text, beside this one. */
    text: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*\.txt$/),
    legalBases: z.array(z.strictObject({ reference: documentReference, issuedOn: day, issuer: names, subject: names })),
    addressedTo: z.array(names.extend({ group: slug })),
    recipients: z.array(names.extend({ purpose: z.enum(['action', 'for-report', 'information', 'file']) })),
    groups: z.array(group),
    regime,
    notes: names,
    obligations: z.array(obligation).min(1),
  })
  .refine(
    (file) => new Set(file.obligations.map((each) => each.code)).size === file.obligations.length,
    problem('Có hai nhiệm vụ trùng mã.', 'Two obligations have one code.'),
  );
export type Directive = z.infer<typeof directiveFile>;

/** Agencies and groups as agencies alone, each once, in the order given. */
export function expanded(
  directive: { readonly groups: readonly Pick<Directive['groups'][number], 'slug' | 'members'>[] },
  addressed: readonly string[],
): readonly string[] {
  const membersOf = (each: string) => directive.groups.find((found) => found.slug === each)?.members ?? [each];
  return [...new Set(addressed.flatMap(membersOf))];
}

/** Who reports: groups that the document addresses, and those that came later. */
export function reportersOf({ groups, regime: { reporters, laterGroups } }: Pick<Directive, 'groups' | 'regime'>) {
  return reporters.map((named) => ({
    group: named,
    agencies: expanded({ groups: [...groups, ...laterGroups] }, [named]),
  }));
}

/** A document's text with runs of spaces and lines as one space, so that quoted words are found across line breaks. */
export function runningText(document: string): string {
  return document.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
