import { day, id, unitKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

/** What names or finds the place or a person: each under a key of its own, so that one can be erased and the rest stays. */
export const identifying = {
  name: sealedForSubject('name', z.string()),
  address: sealedForSubject('address', z.string()),
  owner: sealedForSubject('owner', z.string()).nullable(),
  contact: sealedForSubject('contact', z.string()).nullable(),
};

const note = sealedForSubject('note', z.string());
const risk = z.enum(['low', 'medium', 'high', 'unknown']);

export const licence = z.strictObject({
  is: z.enum(['none', 'in-force', 'suspended', 'withdrawn', 'expired']),
  number: z.string().nullable(),
  from: day,
});

/** What the service may publish of an establishment. */
const described = {
  kind: z.string(),
  /** Subject to security and order conditions. */
  conditional: z.boolean(),
  /** Prone to abuse (Decree 178/2004, Art. 3). */
  prone: z.boolean(),
  unit: unitKey,
  openedOn: day,
};

export const events = defineEvents('establishment', {
  EstablishmentRegistered: v(
    2,
    z.strictObject({
      ...described,
      ...identifying,
      ...{ keeper: id, licence, risk },
      /** The entry of the list of kinds by which it was registered, `karaoke@0`; null for a kind that is not on it. */
      listed: id.nullable(),
    }),
    { 1: (old: object) => ({ ...old, listed: null }) },
  ),
  EstablishmentCorrected: v(
    1,
    z.strictObject({
      /** Only what changed. */
      changed: z
        .strictObject({ ...described, closedOn: day.nullable() })
        .partial()
        .extend({
          name: identifying.name.optional(),
          address: identifying.address.optional(),
          owner: identifying.owner.optional(),
          contact: identifying.contact.optional(),
        }),
      reason: note,
    }),
  ),
  /** It became another on a day. What it was before stays as it was. */
  EstablishmentChanged: v(
    1,
    z.strictObject({
      on: day,
      /** Only what changed. */
      changed: z.strictObject(described).omit({ openedOn: true }).partial(),
    }),
  ),
  LicenceChanged: v(1, z.strictObject({ licence })),
  RiskAssessed: v(1, z.strictObject({ risk, reason: note })),
  EstablishmentCeased: v(1, z.strictObject({ closedOn: day })),
  EstablishmentPlacedOnLaterMap: v(1, z.strictObject({ unit: unitKey })),
  /** It is the same place as another record, which counts for both. */
  EstablishmentMerged: v(1, z.strictObject({ into: id, reason: note })),
  /** It is another place than that of this record, whatever was said before. */
  EstablishmentSeparated: v(1, z.strictObject({ from: id, reason: note })),
  EstablishmentWithdrawn: v(1, z.strictObject({ reason: note })),
});
