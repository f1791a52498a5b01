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

/** No name leaves: who stands behind a subject is known to the issuer of the tokens and, where it was entered, in `HolderNamed`. */
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
  /** The account ended, another one of the same person begins, and somebody takes over what is open. */
  AccountTransferred: v(
    1,
    z.strictObject({
      lastDay: day,
      to: z.strictObject({
        account: id,
        subject: z.string(),
        agency: id,
        role: z.string(),
        duties: slugs,
        position: z.string().nullable(),
        from: day,
      }),
      successor: id,
      /** Last day of the successor's own account, up to which work can be handed over to it. */
      successorUntil: day.nullable(),
      basis: z.strictObject({ number: z.string(), issuedOn: day }),
    }),
  ),
  /** A part of a transfer could not be carried out: by which rule, for somebody to see to it. */
  TransferHeldUp: v(1, z.strictObject({ step: z.string(), rule: z.string().nullable() })),
  /** The only place of a name: sealed, published in nothing, erased once its retention is over. */
  HolderNamed: v(
    1,
    z.strictObject({
      name: sealedForSubject('holder', z.string()),
      retention: z.strictObject({
        years: z.number(),
        decision: z.strictObject({ number: z.string(), date: day, signatory: z.string() }),
      }),
    }),
  ),
  PositionSet: v(1, z.strictObject({ title: z.string(), from: day })),
  Deputised: v(1, deputised),
  DeputisingEnded: v(1, z.strictObject({ deputising: id, lastDay: day, reason: sealedForSubject('note', z.string()) })),
});
