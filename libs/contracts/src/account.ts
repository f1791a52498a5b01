import { z } from 'zod';
import { contract } from './contract.ts';
import { day, id, lasting } from './shapes.ts';

/** By which kind of paper somebody stands in for another; see `signatureBlock` for what each puts above a signature. */
export const deputisingKind = z.enum(['acting-head', 'deputy', 'by-order', 'delegation', 'leave', 'hand-over']);
export type DeputisingKind = z.infer<typeof deputisingKind>;

/** That the holder of an account stands in for another, on these days, by this paper. */
export const deputising = z.strictObject({
  deputising: id,
  kind: deputisingKind,
  /** The account stood in for; null: the head's post of the agency, which nobody holds. */
  of: id.nullable(),
  /** What was handed on; empty: all of it. */
  rights: z.array(z.string()),
  basis: z.strictObject({ number: z.string(), issuedOn: day }),
  ...lasting,
});

/** What a service must know of an account to decide what it may do. No name. */
export const account = contract(
  'agencies.account',
  2,
  z.strictObject({
    account: id,
    /** `sub` of the tokens that its issuer makes for it. */
    subject: z.string(),
    agency: id,
    role: z.string(),
    duties: z.array(z.string()),
    ...lasting,
    /** Positions as they stand below a signature, each from a day on. */
    positions: z.array(z.strictObject({ title: z.string(), from: day })),
    deputisings: z.array(deputising),
  }),
  { 1: (old: object) => ({ ...old, positions: [], deputisings: [] }) },
);
