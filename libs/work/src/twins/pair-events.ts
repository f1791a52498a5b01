import { day, id, unitKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { z } from 'zod';
import { reasonShape } from '../shapes.ts';

/** One of two records of what may be the same work, and the agencies whose work it is. */
export const halfShape = z.strictObject({ record: id, agencies: z.array(id) });

/** The two of them, and what they have in common. */
export const proposalShape = { first: halfShape, second: halfShape, together: id, unit: unitKey };

/** The events of pairs of one kind of work. */
export function pairEvents(prefix: string) {
  const halves = { first: halfShape, second: halfShape };
  return defineEvents(prefix, {
    TwinProposed: v(1, z.strictObject({ ...proposalShape, on: day })),
    TwinDecided: v(
      1,
      z.strictObject({
        ...halves,
        verdict: z.enum(['same', 'different']),
        /** Of the same work: the record that stays and counts. */
        kept: id.nullable(),
        reason: reasonShape,
      }),
    ),
    TwinReopened: v(1, z.strictObject({ ...halves, reason: reasonShape })),
    /** One of the two moved or was withdrawn, or other decisions answer what was asked. */
    TwinLapsed: v(1, z.strictObject(halves)),
    /** How the pair stands after each of these: by them it is weighed with the other pairs. */
    TwinStood: v(
      1,
      z.strictObject({
        ...halves,
        together: id,
        is: z.enum(['open', 'same', 'different', 'lapsed']),
        kept: id.nullable(),
      }),
    ),
  });
}
export type PairEvents = ReturnType<typeof pairEvents>;
