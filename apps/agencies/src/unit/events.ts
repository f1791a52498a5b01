import { day, unitKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { changeExtent, unitType } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basis } from '../shapes.ts';

const aliases = z.array(z.string());
/** The unit ended on `on` and another took its place. */
const succeeded = z.strictObject({ on: day, to: unitKey, extent: changeExtent, basis });

/** Of the unit that changes: what took its place is named, and does not change itself. */
export const events = defineEvents('unit', {
  UnitRegistered: v(
    1,
    z.strictObject({
      code: z.string(),
      name: z.string(),
      type: unitType,
      parentCode: z.string().nullable(),
      validFrom: day.nullable(),
      /** Known at once for units of the past; the change that explains it is recorded after. */
      validTo: day.nullable(),
      aliases,
      basis,
    }),
  ),
  UnitRespelled: v(1, z.strictObject({ name: z.string(), aliases, basis })),
  UnitMerged: v(1, succeeded),
  UnitSplit: v(
    1,
    z.strictObject({
      on: day,
      parts: z.array(z.strictObject({ to: unitKey, extent: changeExtent })),
      /** It gave parts away and remains itself. */
      stays: z.boolean(),
      basis,
    }),
  ),
  UnitMoved: v(1, succeeded),
  UnitUpgraded: v(1, succeeded),
  UnitRenamed: v(1, succeeded),
  UnitContinued: v(1, succeeded),
  UnitAbolished: v(1, z.strictObject({ on: day, basis })),
  UnitChangeWithdrawn: v(1, z.strictObject({ on: day, reason: z.string() })),
});
