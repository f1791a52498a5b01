import { indicatorKind } from '@lien-nganh/contracts/agencies';
import { sensitivity } from '@lien-nganh/contracts/shapes';
import { problem, slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { names, obligationCode, slugs, validity } from './shapes.ts';

const indicator = z.strictObject({
  code: slug,
  names,
  unitOfCount: slug,
  kind: indicatorKind,
  /** What the catalogue that it came from called it: a stock there is derived or observed here. */
  listedAs: z.enum(['flow', 'stock', 'distinct']),
  /** What a distinct count counts; `null` for people, who are never identified. */
  subject: z.enum(['establishment', 'commune', 'district', 'addressee', 'area']).nullable(),
  obligations: z.array(obligationCode).min(1),
  service: slug,
  /** Agencies, groups of agencies, and those that are neither: `team-178`, `sanctioning-authority`, `press`, `platform` … */
  recordedBy: slugs.min(1),
  sensitivity,
  lines: z.enum(['every-participant', 'decider', 'own-part']),
  direction: z.enum(['more-is-better', 'less-is-better', 'neither']),
  /** Words of the dispatch that set the direction; left out where none do, and the direction is this platform's. */
  directionWords: z.string().min(1).optional(),
  /** The finest level for which it is given: `province` means no unit below. `null`: any. */
  widest: z.enum(['province', 'district', 'commune']).nullable(),
  /** Counts unique people in one fixed period: never added over periods or units. */
  periodFixed: z.boolean(),
  breakdowns: z.array(
    z.strictObject({ dimension: slug, nature: z.enum(['partition', 'not-exhaustive', 'overlapping']) }),
  ),
  /** Why it is in the catalogue: published as a figure, as a target, named without a number, or from the directive. */
  basis: z.enum(['figure', 'target', 'named', 'dispatch']),
  /** Measure that feeds it; `null` while nothing does. */
  measure: z.string().nullable(),
  filter: z.record(z.string(), z.array(z.string())),
});
export type Indicator = z.infer<typeof indicator>;

/** `indicators.json`: the catalogue, one version of every definition. */
export const indicatorsFile = z
  .strictObject({
    definitionVersion: z.int().positive(),
    ...validity,
    ours: names,
    unitsOfCount: z.record(slug, names),
    dimensions: z.record(slug, names.extend({ values: slugs })),
    /** Counts of one thing in different units: shown side by side, never added. */
    countedTogether: z.array(slugs.min(2)),
    indicators: z.array(indicator).min(1),
  })
  .refine(
    (file) => new Set(file.indicators.map((each) => each.code)).size === file.indicators.length,
    problem('Có hai chỉ tiêu trùng mã.', 'Two indicators have one code.'),
  );
export type IndicatorsFile = z.infer<typeof indicatorsFile>;
