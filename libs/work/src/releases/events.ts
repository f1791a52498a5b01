import { day, id, obligationKey, unitKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForService, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const at = z.int().nonnegative();

/** What stands behind a release, cell by cell: it never leaves. */
const inside = z.strictObject({
  counts: z.array(z.union([z.int().nonnegative(), z.literal('missing')])),
  /** Which cells make up which, by their places in the table. */
  margins: z.array(
    z.strictObject({
      whole: at,
      parts: z.array(at),
      kind: z.enum(['partition', 'not-exhaustive', 'overlapping', 'union']),
    }),
  ),
  why: z.array(
    z.strictObject({ cell: at, reason: z.enum(['earlier', 'small', 'difference', 'sum', 'complementary']) }),
  ),
});

const declared = {
  /** Below which counts of the indicator are withheld from then on. */
  ThresholdSet: v(1, z.strictObject({ indicator: id, agency: id, threshold: z.int().min(2) })),
  ReleasePublished: v(
    1,
    z.strictObject({
      release: id,
      indicator: id,
      agency: id,
      period: z.strictObject({ from: day, to: day }),
      edition: z.int().positive(),
      threshold: z.int().min(2).nullable(),
      cells: z.array(
        z.strictObject({
          unit: unitKey,
          by: z.record(z.string(), z.string()),
          value: z.union([z.int().nonnegative(), z.enum(['withheld', 'missing'])]),
        }),
      ),
      obligations: z.array(obligationKey),
      inside: sealedForService(inside),
    }),
  ),
};

/** The events of the releases of one service, under the prefix of its streams. */
export function releaseEvents(prefix: string) {
  return defineEvents(prefix, declared);
}
export type ReleaseEvents = ReturnType<typeof releaseEvents>;

/** Events of releases are the same for every service: their history is kept here, once. */
export function isReleaseEvent(name: string): boolean {
  return name in declared;
}
