import type { WorkData } from '@lien-nganh/contracts/work';
import type { Day } from '@lien-nganh/kernel';
import { framing, plainly, type Measured, type NamedSubject } from './measured.ts';

/** One thing that a piece of work counts for, in its sector's words. */
export interface Counted {
  readonly measure: string;
  /** Which part of the record it is, where it counts for several of one measure. */
  readonly item?: string;
  /** Default: one. */
  readonly value?: bigint;
  readonly subjects?: Readonly<Partial<Record<NamedSubject, string>>>;
  readonly dimensions?: Readonly<Record<string, string>>;
}

/**
 * What recorded work counts for: what happens, on its day; what lasts, from its day until its end, and on a day on which it
 * became another, as what it was no more. It is counted once, however many took part; everybody's line has the whole of it.
 */
export function measureWork<Content>(
  data: WorkData<Content>,
  counts: (content: Content, data: WorkData<Content>) => readonly Counted[],
  { lasts = false } = {},
): readonly Measured[] {
  if (data.withdrawn || data.sameAs !== null) return [];
  const counted = data.stretches.map(({ from, content }) =>
    counts(content, data).map((one) => measured(one, data, from)),
  );
  const pairs = openPairEnds(data);
  if (!lasts) return [...counted.flat(), ...pairs];
  const begins = counted.flatMap((ones, index) => [
    ...ones.map((one) => (index === 0 ? one : { ...one, item: `${one.item}/since/${one.occurredOn}` })),
    ...(counted[index - 1] ?? []).map((one) => gone(one, 'until', data.stretches[index]!.from)),
  ]);
  const ends = data.endedOn === null ? [] : counted.at(-1)!.map((one) => gone(one, 'ended', data.endedOn!));
  return [...begins, ...ends, ...pairs];
}

function measured<Content>(one: Counted, data: WorkData<Content>, occurredOn: Day): Measured {
  const { measure, item = '', value = 1n, subjects = {}, dimensions = {} } = one;
  const participants = [...new Set(data.participants.map(({ agency }) => agency))];
  return {
    ...plainly,
    ...{ measure, item, value, subjects, occurredOn },
    unit: data.unit,
    placements: data.placements,
    participants,
    decider: data.lead,
    ownParts: participants.map((agency) => ({ agency, value })),
    obligations: [...new Set(data.obligations)],
    dimensions: { joint: participants.length > 1 ? 'joint' : 'alone', ...dimensions },
  };
}

/** The same, taken back from a day on. */
export function gone(one: Measured, how: 'until' | 'ended', on: Day): Measured {
  return {
    ...one,
    item: `${one.item}/${how}/${on}`,
    occurredOn: on,
    value: -one.value,
    ownParts: one.ownParts.map(({ agency, value }) => ({ agency, value: -value })),
  };
}

function openPairEnds<Content>(data: WorkData<Content>): readonly Measured[] {
  if (data.openPairs === 0) return [];
  return [measured({ measure: framing.openPairEnd, value: BigInt(data.openPairs) }, data, data.occurredOn)].map(
    (one) => ({ ...one, dimensions: {} }),
  );
}
