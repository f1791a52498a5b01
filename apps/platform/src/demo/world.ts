import type { Day } from '@lien-nganh/kernel';
import { z } from 'zod';
import type { LegalBasisRow } from '../reference-data/legal-basis-rows.ts';

/** Pieces of the platform's answers that the story needs. */

export const unitsAnswer = z.object({
  units: z.array(
    z.object({
      unit: z.string(),
      code: z.string(),
      name: z.string(),
      level: z.string(),
      parent: z.string().nullable(),
      validFrom: z.string().nullable(),
    }),
  ),
});
export type UnitSeen = z.output<typeof unitsAnswer>['units'][number];

export const boardAnswer = z.object({
  obligations: z.array(
    z.object({
      code: z.string(),
      followUps: z.array(z.object({ followUp: z.string(), addressee: z.string() })),
    }),
  ),
});

/** One obligation of one addressee. */
export interface FollowUpSeen {
  /** Code of the obligation, `O31`. */
  readonly code: string;
  readonly followUp: string;
  readonly addressee: string;
}

/** The directive that the demo's work answers. */
export const DIRECTIVE = '879-ubnd-vx-2013-ppc';
/** Day of the directive: what was done before it answers none of its obligations. */
const ISSUED: Day = '2013-07-16';

/** The obligations that a visit answers, as they are linked. */
export function obligationsOf(codes: readonly string[], on: Day): readonly string[] {
  return on < ISSUED ? [] : codes.map((code) => `${DIRECTIVE}/${code}`);
}

/** What the story is told in. */
export interface World {
  /** The story's first day, and the first day after it. */
  readonly from: Day;
  readonly end: Day;
  readonly districts: readonly UnitSeen[];
  readonly communes: readonly UnitSeen[];
  readonly followUps: readonly FollowUpSeen[];
  readonly bases: readonly LegalBasisRow[];
}

/** A place as the story knows it; its id comes from the platform. */
export interface Place {
  /** Name under which its id is learnt. */
  readonly ref: string;
  readonly kind: string;
  readonly unit: string;
  /** Code of its district. */
  readonly district: string;
  /** From this day on it may be inspected. */
  readonly known: Day;
}
