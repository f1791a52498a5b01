import { z } from 'zod';
import type { EventVersion, EventVersions } from '../events.ts';
import { sealingOf } from '../sealed.ts';

/** What every record gets that holds something sealed for a subject: declared once, here, never by a service. */

/** The decision by which a person's data are erased. */
export const erasureDecision = z.strictObject({ number: z.string(), date: z.iso.date(), signatory: z.string() });

export const personErased = z.strictObject({
  subject: z.string(),
  decision: erasureDecision,
  /** Keys under which the record's past was sealed for the subject: they are destroyed, and no later ones. */
  keys: z.array(z.string()),
});
export type PersonErased = z.infer<typeof personErased>;

export const erasureCarriedOut = z.strictObject({
  /** Id of the event that decided it. */
  erasure: z.string(),
  /** Read models whose rows were written anew. */
  rewritten: z.array(z.string()),
});

/** The versions of the two events; sealed as a whole where the record's own events are. */
export function erasureVersions(options: { readonly sealed: boolean }): {
  readonly PersonErased: EventVersion<typeof personErased>;
  readonly ErasureCarriedOut: EventVersion<typeof erasureCarriedOut>;
} {
  const first = { version: 1, upcasts: {}, ...options };
  return {
    PersonErased: { schema: personErased, ...first },
    ErasureCarriedOut: { schema: erasureCarriedOut, ...first },
  };
}

/** Whether an event is one of those that the kernel adds: a record's own evolve never sees it. */
export function isErasureEvent(name: string): boolean {
  return name === 'PersonErased' || name === 'ErasureCarriedOut';
}

/** A decision as one cites it; what is left in the place of the erased. */
export function cited({ number, date }: z.infer<typeof erasureDecision>): string {
  return `${number}, ${date}`;
}

/** The subjects for which some event of a stream type seals something, in order of name. */
export function subjectsIn(versions: EventVersions): readonly string[] {
  const found = new Set<string>();
  for (const { schema } of Object.values(versions)) collect(schema, found);
  return [...found].sort();
}

// zod's own classes differ by module instance; its definitions are plain data and tell the same
interface Definition {
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly options?: readonly z.ZodType[];
  readonly items?: readonly z.ZodType[];
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
}

function collect(schema: z.ZodType, into: Set<string>): void {
  const sealing = sealingOf(schema);
  if (sealing?.for === 'subject') into.add(sealing.subject);
  const { shape, options, items, element, valueType, innerType, in: from, out } = schema.def as unknown as Definition;
  const inner = [...Object.values(shape ?? {}), ...(options ?? []), ...(items ?? [])];
  for (const one of [...inner, element, valueType, innerType, from, out]) if (one) collect(one, into);
}
