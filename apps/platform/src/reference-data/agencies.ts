import {
  compareDays,
  day,
  newAgencyCode,
  oldAgencyCode,
  problem,
  slug,
  spanHolds,
  unitCode,
} from '@lien-nganh/vocabulary';
import type { Day } from '@lien-nganh/kernel';
import { z } from 'zod';
import { lasting, level, names, validity } from './shapes.ts';

const sample = z.boolean();

/** An agency in the dated tree. What belongs to it (names, superiors, duties) has stretches of days of its own. */
export const agency = z.strictObject({
  slug,
  names: z.array(names.extend(lasting)).min(1),
  sector: slug,
  level,
  unitCode,
  /** Up to two: of its own sector, and the People's Committee. */
  superiors: z
    .array(z.strictObject({ agency: slug, line: z.enum(['sector', 'peoples-committee']), ...lasting }))
    .max(4),
  duties: z.array(z.strictObject({ duty: slug, ...lasting })),
  /** Member of the steering committee. */
  membership: z.array(z.strictObject({ ...lasting, sample })),
  electronicCodes: z.array(
    z.discriminatedUnion('scheme', [
      z.strictObject({ scheme: z.literal('old'), code: oldAgencyCode, ...lasting, sample }),
      z.strictObject({ scheme: z.literal('new'), code: newAgencyCode, ...lasting, sample }),
    ]),
  ),
  ...validity,
  /** Asked, not ordered: never overdue. */
  requested: z.boolean(),
  sample,
});
export type Agency = z.infer<typeof agency>;

/** Who takes over from an agency; a duty or unit of `null` means all of them. */
export const succession = z.strictObject({
  agency: slug,
  to: slug,
  duty: slug.nullable(),
  unitCode: unitCode.nullable(),
  on: day,
  sample,
  note: names,
});

/** An office that answers by order of another agency's head (TL.): with which rights, since when, by which paper. */
const office = z.strictObject({
  agency: slug,
  of: slug,
  rights: z.array(slug).min(1),
  from: day,
  basis: z.strictObject({ number: z.string().min(1), issuedOn: day }),
  sample,
});

/** `agencies.json`. */
export const agenciesFile = z
  .strictObject({
    province: unitCode,
    source: names,
    days: names,
    sectors: z.record(slug, names),
    duties: z.record(slug, names),
    steeringCommittee: z.strictObject({ slug, names, standingAgencyDuty: slug }),
    agencies: z.array(agency).min(1),
    successions: z.array(succession),
    byOrder: z.array(office).default([]),
  })
  .refine(
    (file) => new Set(file.agencies.map((each) => each.slug)).size === file.agencies.length,
    problem('Có hai cơ quan trùng mã.', 'Two agencies have one slug.'),
  );
export type AgenciesFile = z.infer<typeof agenciesFile>;

/** How an agency was called on a day: the town's People's Committee became the city's. Its last name after its end. */
export function namesOn(of: Pick<Agency, 'names'>, on: Day): { readonly vi: string; readonly en: string } {
  const inOrder = [...of.names].sort((a, b) => compareDays(a.from, b.from));
  const held = inOrder.find(({ from, to }) => spanHolds({ from, to: to ?? on }, on)) ?? inOrder.at(-1)!;
  return { vi: held.vi, en: held.en };
}
