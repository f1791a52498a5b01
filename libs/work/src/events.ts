import { day, id, unitKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { z } from 'zod';
import type { Content, Kind } from './content.ts';
import { othersShape, reasonShape, statedShape, workShape } from './shapes.ts';

const common = [
  'WorkMarked',
  'WorkEnded',
  'WorkWithdrawn',
  'WorkPlacedOnLaterMap',
  'ParticipantNamed',
  'PartConfirmed',
  'PartDenied',
  'WorkStated',
  'WorkLeft',
  'OthersNoted',
  // of pairs of them
  'TwinProposed',
  'TwinDecided',
  'TwinReopened',
  'TwinLapsed',
  'TwinStood',
] as const;

type Upcasts = Readonly<Record<number, (old: never) => unknown>>;

/** The events of one kind of work. What is told in the sector's own words is whole in each that tells it. */
export function workEvents({ prefix, content: shape, version = 1, upcasts = {}, restricted, weighed }: Kind) {
  const content = shape as unknown as z.ZodType<Content>;
  const options = restricted ? ({ sealed: 'service' } as const) : {};
  const told = upcastsOf(upcasts);
  const plain = <S extends z.ZodType>(schema: S) => v(1, schema, {}, options);
  const declared = {
    WorkRecorded: v(version, z.strictObject({ ...workShape, content }), told, options),
    /** Only what was put right; the content as a whole. */
    WorkCorrected: v(
      version,
      z.strictObject({ changed: correctable(content), reason: reasonShape }),
      correctedUpcasts(upcasts),
      options,
    ),
    /** It became another from that day on. */
    WorkChanged: v(version, z.strictObject({ on: day, content }), told, options),
    /** Rules that it breaks although it happened, in the place of those that were marked before. */
    WorkMarked: plain(z.strictObject({ breaches: z.array(z.string()) })),
    /** The first day without it. */
    WorkEnded: plain(z.strictObject({ endedOn: day, reason: reasonShape.nullable() })),
    WorkWithdrawn: plain(z.strictObject({ reason: reasonShape })),
    WorkPlacedOnLaterMap: plain(z.strictObject({ unit: unitKey })),
    ParticipantNamed: plain(z.strictObject({ agency: id, reason: reasonShape })),
    PartConfirmed: plain(z.strictObject({ agency: id })),
    PartDenied: plain(z.strictObject({ agency: id, reason: reasonShape })),
  };
  const beside = {
    /** What it says of itself to the records that it is weighed with; written whenever that changes. */
    WorkStated: plain(z.strictObject(statedShape)),
    /** It is none of those with which it was weighed any more. */
    WorkLeft: plain(z.strictObject({ together: id })),
    /** All that it is to the others, in the place of what was noted before. */
    OthersNoted: plain(z.strictObject(othersShape)),
  };
  // only kinds that are weighed have these, and only they keep any
  return defineEvents(prefix, weighed ? { ...declared, ...beside } : (declared as typeof declared & typeof beside));
}
function correctable(content: z.ZodType<Content>) {
  return z.strictObject({ on: day, unit: unitKey, note: workShape.note, endedOn: day.nullable(), content }).partial();
}
export type WorkEvents = ReturnType<typeof workEvents>;

interface Telling {
  readonly content: never;
}

function upcastsOf(upcasts: Upcasts): Upcasts {
  const step = (up: (old: never) => unknown) => (old: Telling) => ({ ...old, content: up(old.content) });
  return Object.fromEntries(Object.entries(upcasts).map(([from, up]) => [from, step(up)]));
}

function correctedUpcasts(upcasts: Upcasts): Upcasts {
  const step = (up: (old: never) => unknown) => (old: { readonly changed: Partial<Telling> }) => ({
    ...old,
    changed: old.changed.content === undefined ? old.changed : { ...old.changed, content: up(old.changed.content) },
  });
  return Object.fromEntries(Object.entries(upcasts).map(([from, up]) => [from, step(up)]));
}

/** Events that are the same for every kind, and for its pairs: their history is kept here, once. The others tell what is the kind's own. */
export function isCommonWorkEvent(name: string): boolean {
  return (common as readonly string[]).includes(name);
}
