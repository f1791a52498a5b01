import { day, id, lasting, names, unitKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { z } from 'zod';
import { basis } from '../shapes.ts';

/** The two lines on which an agency may stand below another. */
export const line = z.enum(['sector', 'peoples-committee']);
export const level = z.enum(['province', 'district', 'commune']);
const scheme = z.enum(['old', 'new']);

/** Who takes over what, from the day of the event; null means all duties, or all units. */
const successor = z.strictObject({ agency: id, duty: z.string().nullable(), unit: unitKey.nullable() });

export const events = defineEvents('agency', {
  AgencyEstablished: v(
    1,
    z.strictObject({
      agency: id,
      names,
      earlierNames: z.array(z.strictObject({ ...names.shape, from: day, to: day })),
      sector: z.string(),
      level,
      unitCode: z.string().nullable(),
      validFrom: day,
      superiors: z.array(z.strictObject({ agency: id, line, ...lasting })),
      duties: z.array(z.strictObject({ duty: z.string(), ...lasting })),
      /** Stretches of membership of the steering committee. */
      membership: z.array(z.strictObject(lasting)),
      codes: z.array(z.strictObject({ scheme, code: z.string(), ...lasting })),
      requested: z.boolean(),
      sample: z.boolean(),
      basis,
    }),
  ),
  AgencyRenamed: v(1, z.strictObject({ names, on: day, basis })),
  SuperiorSet: v(1, z.strictObject({ agency: id, line, from: day, basis })),
  SuperiorReleased: v(1, z.strictObject({ line, lastDay: day, basis })),
  DutyGiven: v(1, z.strictObject({ duty: z.string(), from: day, basis })),
  DutyEnded: v(1, z.strictObject({ duty: z.string(), lastDay: day, basis })),
  DutyTransferred: v(1, z.strictObject({ duty: z.string(), to: id, from: day, basis })),
  CommitteeJoined: v(1, z.strictObject({ from: day, basis })),
  CommitteeLeft: v(1, z.strictObject({ lastDay: day, basis })),
  CodeAssigned: v(1, z.strictObject({ scheme, code: z.string(), from: day, basis })),
  AgencyDissolved: v(1, z.strictObject({ on: day, successors: z.array(successor), basis })),
  DissolutionWithdrawn: v(1, z.strictObject({ reason: z.string() })),
});
