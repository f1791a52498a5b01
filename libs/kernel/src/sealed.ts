import { z } from 'zod';

/**
 * Sealing is declared where a field's shape is declared, and done by the host: a sealed value is encrypted in the log
 * under a key that lives apart from it, and comes back as {@link Erased} once that key was destroyed.
 */
export type SealedFor =
  /** Restricted figures and records: only the owning service reads them. */
  | { readonly for: 'service' }
  /** Owners, contacts, exact addresses, free text: destroying the subject's key erases the person. */
  | { readonly for: 'subject'; readonly subject: string };

/** What is left of a value after its key was destroyed. */
export const erased = z.strictObject({ erased: z.literal(true), decision: z.string().nullable() });
export type Erased = z.infer<typeof erased>;

export function isErased(value: unknown): value is Erased {
  return erased.safeParse(value).success;
}

export interface SealedField<T extends z.ZodType> {
  readonly schema: T;
  readonly sealed: SealedFor;
}

const sealings = z.registry<SealedFor>();

/**
 * A field that is sealed for a subject, say `owner` or `note`. Each subject of a stream has a key of its own, so that
 * one can be erased and the other stays.
 */
export function sealedForSubject<T extends z.ZodType>(
  subject: string,
  schema: T,
): z.ZodUnion<readonly [T, typeof erased]> {
  const field = z.union([schema, erased]);
  sealings.add(field, { for: 'subject', subject });
  return field;
}

/** A field that only the owning service may read. */
export function sealedForService<T extends z.ZodType>(schema: T): z.ZodUnion<readonly [T, typeof erased]> {
  const field = z.union([schema, erased]);
  sealings.add(field, { for: 'service' });
  return field;
}

/** How a schema is sealed, or `undefined` when it is open. */
export function sealingOf(schema: z.ZodType): SealedFor | undefined {
  return sealings.get(schema);
}
