import { day, documentReference, dong, problem, slug, compareDong } from '@lien-nganh/vocabulary';
import { mainSanction } from '@lien-nganh/contracts/inspections';
import { z } from 'zod';
import { names, slugs, validity } from './shapes.ts';

const sample = z.boolean();
/** Whether somebody compared it with the text of the law. */
const verified = z.boolean();
const article = z.string().regex(/^\d{1,3}[a-z]?$/);

/** `circular-05-2006.json`: rules of the inspection teams, each with its value, dated. */
export const teamRulesFile = z.strictObject({
  reference: documentReference,
  issuedOn: day,
  issuer: names,
  subject: names,
  source: names,
  rules: z.array(
    z.strictObject({
      code: slug,
      names,
      value: z.union([z.int().nonnegative(), z.boolean(), slugs.min(1)]),
      ...validity,
      verified,
    }),
  ),
});
export type TeamRulesFile = z.infer<typeof teamRulesFile>;

/** `establishment-types.json`: the open list of kinds, with a version that figures carry. */
export const establishmentTypesFile = z.strictObject({
  basis: documentReference,
  article,
  listVersion: z.int().positive(),
  source: names,
  reportColumns: z.record(slug, names),
  types: z.array(
    z.strictObject({
      code: slug,
      names,
      reportColumn: slug,
      prone: z.boolean(),
      conditional: z.boolean(),
      ...validity,
    }),
  ),
});
export type EstablishmentTypesFile = z.infer<typeof establishmentTypesFile>;

/** `checklist.json`: what is checked, and which sectors check it. */
export const checklistFile = z.strictObject({
  slug,
  version: z.int().positive(),
  basis: documentReference,
  article,
  ...validity,
  verified,
  names,
  source: names,
  /** Each item is one sector's to check; `others` may do it in its stead. */
  items: z.array(z.strictObject({ code: slug, names, sector: slug, others: slugs })).min(1),
});
export type ChecklistFile = z.infer<typeof checklistFile>;

/** Dong, both included. */
const range = z
  .strictObject({ minimum: dong, maximum: dong })
  .refine(
    ({ minimum, maximum }) => compareDong(minimum, maximum) <= 0,
    problem('Mức thấp nhất cao hơn mức cao nhất.', 'The least amount is above the greatest.'),
  );

/** One act under one decree: what may be decided, and for how much. */
const provision = z.strictObject({
  code: slug,
  document: slug,
  article: article.nullable(),
  clause: z.string().nullable(),
  act: slug,
  field: slug,
  main: z.array(mainSanction).min(1),
  individual: range.nullable(),
  /** `null` where only a person can commit the act. */
  organisation: range.nullable(),
  additional: z.array(mainSanction),
  ...validity,
  sample,
});
export type Provision = z.infer<typeof provision>;

/** `legal-bases.json`: decrees, provisions, signatories' ceilings and terms, all dated. */
export const legalBasesFile = z.strictObject({
  source: names,
  fields: z.record(slug, names),
  acts: z.record(slug, names),
  documents: z.array(
    z.strictObject({
      code: slug,
      reference: documentReference,
      kind: z.enum(['law', 'decree']),
      issuedOn: day.nullable(),
      subject: names,
      ...validity,
      verified,
    }),
  ),
  provisions: z.array(provision),
  ceilings: z.array(
    z.strictObject({
      role: slug,
      names,
      /** Agencies and groups whose signatory has it. */
      agencies: slugs,
      ceiling: z.strictObject({ individual: dong, organisation: dong }),
      ...validity,
      sample,
    }),
  ),
  terms: z.array(
    z.strictObject({
      code: slug,
      names,
      /** Days from the record to the decision, in an ordinary and in a complicated case. */
      ordinary: z.int().positive(),
      complicated: z.int().positive(),
      workingDays: z.boolean(),
      ...validity,
      sample,
    }),
  ),
  sanctionRules: z.strictObject({
    law: documentReference,
    article,
    mainOnly: z.array(mainSanction),
    mainOrAdditional: z.array(mainSanction),
    exactlyOneMain: z.boolean(),
    transferOnSignsOfCrimeArticle: article,
  }),
});
export type LegalBasesFile = z.infer<typeof legalBasesFile>;
