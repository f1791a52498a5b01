import { day, id } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';
import { basis, slugs } from '../shapes.ts';

const deputised = z.strictObject({
  deputising: id,
  kind: z.string(),
  of: id.nullable(),
  rights: slugs,
  from: day,
  to: day.nullable(),
  basis: z.strictObject({ number: z.string(), issuedOn: day }),
});

/** No name, ever: who stands behind a subject is known to the issuer of the tokens. */
export const events = defineEvents('account', {
  AccountOpened: v(
    1,
    z.strictObject({
      subject: z.string(),
      agency: id,
      role: z.string(),
      duties: slugs,
      from: day,
      to: day.nullable(),
      basis,
    }),
  ),
  AccountDutiesSet: v(1, z.strictObject({ duties: slugs })),
  AccountExtended: v(1, z.strictObject({ to: day.nullable() })),
  AccountClosed: v(1, z.strictObject({ lastDay: day, reason: sealedForSubject('note', z.string()) })),
  PositionSet: v(1, z.strictObject({ title: z.string(), from: day })),
  Deputised: v(1, deputised),
  DeputisingEnded: v(1, z.strictObject({ deputising: id, lastDay: day, reason: sealedForSubject('note', z.string()) })),
});
