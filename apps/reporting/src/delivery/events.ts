import { day, id } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForService, v } from '@lien-nganh/kernel';
import { z } from 'zod';
import { channel } from '../reminder-addresses/events.ts';
import { remindedKind } from '../reminder/events.ts';

const instant = z.string();
const attempt = z.int().positive();
/** What the other side said may name somebody. */
const why = sealedForService(z.string());

export const deliveryKind = remindedKind;

export const events = defineEvents('delivery', {
  /** Of a reminder, or of a report that those above are told of: to each address that its agency had then. */
  DeliveryWanted: v(
    2,
    z.strictObject({
      kind: deliveryKind,
      /** `<directive>/<code>`, a period, a report that is missing; empty of a plan and of a task. */
      about: z.string(),
      agency: id,
      dueOn: day,
      /** Whoever is not told some days after this is not told any more. */
      remindedOn: day,
      to: z.array(z.strictObject({ address: id, channel })).min(1),
    }),
    { 1: (old: object) => old },
  ),
  /** Somebody is about to send it: nobody else does from now on. */
  DeliveryClaimed: v(1, z.strictObject({ address: id, attempt, at: instant })),
  /** The other side said that it has it. */
  DeliveryMade: v(1, z.strictObject({ address: id, attempt })),
  /** The other side clearly has it not, and is asked again. */
  DeliveryRefused: v(1, z.strictObject({ address: id, attempt, why, again: instant })),
  /** It clearly has it not, and is not asked again. */
  DeliveryGivenUp: v(1, z.strictObject({ address: id, attempt, why })),
  /** Whether it has it nobody can tell: it is not sent again. */
  DeliveryUnknown: v(1, z.strictObject({ address: id, attempt, why })),
});
