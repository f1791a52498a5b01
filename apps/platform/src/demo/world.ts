import type { Day } from '@lien-nganh/kernel';
import { z } from 'zod';
import type { LegalBasisRow } from '../reference-data/legal-basis-rows.ts';
import { habits, usual, type Habits } from './habits.data.ts';

/** Pieces of the platform's answers that the story needs. */

export const unitsAnswer = z.object({
  units: z.array(
    z.object({
      unit: z.string(),
      code: z.string(),
      name: z.string(),
      level: z.string(),
      parent: z.string().nullable(),
      validFrom: z.string().nullable(),
    }),
  ),
});
export type UnitSeen = z.output<typeof unitsAnswer>['units'][number];

export const frameAnswer = z.object({
  figure: z.object({ frame: z.object({ completeTo: z.object({ position: z.string() }) }) }),
});

export const boardAnswer = z.object({
  obligations: z.array(
    z.object({
      code: z.string(),
      followUps: z.array(z.object({ followUp: z.string(), addressee: z.string() })),
    }),
  ),
});

/** One obligation of one addressee. */
export interface FollowUpSeen {
  /** Code of the obligation, `O31`. */
  readonly code: string;
  readonly followUp: string;
  readonly addressee: string;
}

/** The directive that the demo's work answers. */
export const DIRECTIVE = '879-ubnd-vx-2013-ppc';
/** By which its addressees report. */
export const REGIME = '879-ubnd-vx';
/** Day of the directive: what was done before it answers none of its obligations. */
export const ISSUED: Day = '2013-07-16';

/** The obligations that a visit answers, as they are linked. */
export function obligationsOf(codes: readonly string[], on: Day): readonly string[] {
  return on < ISSUED ? [] : codes.map((code) => `${DIRECTIVE}/${code}`);
}

/** What the story is told in. */
export interface World {
  /** Id of the log, of which positions are told. */
  readonly log: string;
  /** The story's first day, and the first day after it. */
  readonly from: Day;
  readonly end: Day;
  readonly province: UnitSeen;
  /** As they are on the first day. */
  readonly districts: readonly UnitSeen[];
  /** As they are on the last day: where one became a city, its key is another. */
  readonly laterDistricts: readonly UnitSeen[];
  readonly communes: readonly UnitSeen[];
  readonly followUps: readonly FollowUpSeen[];
  readonly bases: readonly LegalBasisRow[];
  /** What communes are scored by, each with the most points, and from how many points on they are recognised. */
  readonly criteria: readonly { readonly criterion: string; readonly most: number }[];
  readonly recognisableFrom: number;
}

/** A place as the story knows it; its id comes from the platform. */
export interface Place {
  /** Name under which its id is learnt. */
  readonly ref: string;
  readonly kind: string;
  readonly unit: string;
  /** Code of its district. */
  readonly district: string;
  /** From this day on it may be inspected. */
  readonly known: Day;
}

/** A commune with the People's Committee above it. */
export interface Commune extends Pick<UnitSeen, 'unit' | 'code' | 'name'> {
  readonly district: string;
  readonly agency: string;
  readonly habits: Habits;
}

export function communesOf({ communes }: Pick<World, 'communes'>): readonly Commune[] {
  return communes.map(({ unit, code, name, parent }) => {
    const district = parent!.slice(0, 3);
    return { unit, code, name, district, agency: agencyOf(district), habits: habitsOf(district) };
  });
}

export function habitsOf(district: string): Habits {
  return habits[district] ?? usual;
}

/** The People's Committee of a district. */
export function agencyOf(district: string): string {
  return `district-${district}`;
}

/** Key of a district on a day. */
export function districtOn({ districts, laterDistricts }: World, code: string, on: Day): string {
  const of = (units: readonly UnitSeen[]) => units.find((unit) => unit.code === code);
  const later = of(laterDistricts);
  return later && later.validFrom !== null && later.validFrom <= on ? later.unit : of(districts)!.unit;
}
