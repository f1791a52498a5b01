import type { ContractData } from '@lien-nganh/kernel';
import { z } from 'zod';
import { contract } from './contract.ts';
import { day, id, obligationKey, unitKey } from './shapes.ts';

type Upcasts = Readonly<Record<number, (old: never) => unknown>>;

/**
 * A contract of recorded work: one record, however many took part. What happens on its day has one stretch and no end;
 * what lasts is counted from `occurredOn` until `endedOn`, and each stretch says what it was from a day on.
 *
 * @param content what of it may leave its service, in the sector's words
 * @param upcasts of that content, one for each earlier version
 */
export function workContract<const Type extends string, S extends z.ZodType>(
  type: Type,
  version: number,
  content: S,
  upcasts: Upcasts = {},
) {
  return contract(
    type,
    version,
    z.strictObject({
      record: id,
      occurredOn: day,
      /** The first day without it. */
      endedOn: day.nullable(),
      unit: unitKey,
      /** Where it lies on later maps, where its unit was split. */
      placements: z.array(unitKey),
      lead: id,
      /** The lead is one of them. Who denied is not. */
      participants: z.array(z.strictObject({ agency: id, confirmed: z.boolean() })),
      obligations: z.array(obligationKey),
      /** In order of days; the last is the present. */
      stretches: z.array(z.strictObject({ from: day, content })).min(1),
      withdrawn: z.boolean(),
      /** The record that this one was decided to be the same work as: that one counts. */
      sameAs: id.nullable(),
      /** Open pairs that nobody has decided yet. */
      openPairs: z.number().int().nonnegative(),
    }),
    Object.fromEntries(Object.entries(upcasts).map(([from, up]) => [from, ofEachStretch(up)])),
  );
}

interface Told {
  readonly stretches: readonly { readonly content: never }[];
}

function ofEachStretch(up: (old: never) => unknown) {
  return (old: Told) => ({
    ...old,
    stretches: old.stretches.map((stretch) => ({ ...stretch, content: up(stretch.content) })),
  });
}

/**
 * Obligations linked to a record of a service later, or taken off it, without touching the work. `record` is the record's
 * stream, the subject of its own contract events.
 */
export function linksContract<const Service extends string>(service: Service) {
  return contract(
    `${service}.links`,
    1,
    z.strictObject({ record: id, added: z.array(obligationKey), removed: z.array(obligationKey) }),
  );
}

/** Data of any contract of recorded work. */
export type WorkData<Content = unknown> = ContractData<ReturnType<typeof workContract<string, z.ZodType<Content>>>>;
