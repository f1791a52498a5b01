import { z } from 'zod';
import { contract } from './contract.ts';
import { day, id, obligationKey, unitKey } from './shapes.ts';

/**
 * A release: one table of one indicator and period, in which small counts leave their service without anybody being found
 * through them. Cells and margins stand side by side; none is ever made of others but by whoever reads it, and a sum with
 * a withheld part is withheld. A correction is another edition of the whole table.
 */
export function releaseContract<const Service extends string>(service: Service) {
  return contract(
    `${service}.release`,
    1,
    z.strictObject({
      release: id,
      indicator: id,
      /** Both days included; of a stock both are its day. */
      period: z.strictObject({ from: day, to: day }),
      /** 1, 2 …: what was told of the same table before stays told. */
      edition: z.int().positive(),
      /** Counts below it are withheld; null: the indicator is released without withholding. */
      threshold: z.int().positive().nullable(),
      /** The agency that released it. */
      agency: id,
      releasedOn: day,
      cells: z.array(
        z.strictObject({
          unit: unitKey,
          /** What narrows it besides the unit, by dimension; of a margin, none. */
          dimensions: z.record(z.string(), z.string()),
          value: z.union([z.int().nonnegative(), z.enum(['withheld', 'missing'])]),
        }),
      ),
      obligations: z.array(obligationKey),
    }),
  );
}
