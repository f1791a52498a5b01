import { day, names, obligationKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const note = sealedForSubject('note', z.string());
const addressee = z.strictObject({
  agency: z.string(),
  group: z.string(),
  manner: z.enum(['obliged', 'asked']),
  /** Both included. */
  from: day,
  to: day.nullable(),
});
const content = {
  names,
  /** Whom reports go to, and through whom. */
  to: z.string(),
  through: z.string(),
  /** What of the directive each kind of report answers. */
  obligations: z.strictObject({
    'six-monthly': obligationKey.nullable(),
    yearly: obligationKey.nullable(),
    consolidation: obligationKey.nullable(),
  }),
  /** Which calendar from which day on, in order. */
  calendars: z.array(z.strictObject({ calendar: z.string(), from: day })),
  addressees: z.array(addressee),
  validFrom: day,
  validTo: day.nullable(),
};

export const events = defineEvents('regime', {
  RegimeEntered: v(1, z.strictObject(content)),
  RegimeCorrected: v(1, z.strictObject({ ...content, reason: note })),
  AddresseeNamed: v(1, addressee),
  AddresseeReleased: v(1, z.strictObject({ agency: z.string(), lastDay: day })),
  CalendarFollowed: v(1, z.strictObject({ calendar: z.string(), from: day })),
  RegimeEnded: v(1, z.strictObject({ lastDay: day })),
});
