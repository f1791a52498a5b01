import type { Day } from '@lien-nganh/kernel';
import { followUpStrands } from './follow-ups.ts';
import { placesOf } from './places.ts';
import { planStrands } from './plans.ts';
import { Random } from './random.ts';
import type { Step, Strand } from './story.ts';
import { teamsOf, teamStrands } from './teams.ts';
import { twinStrands } from './twins.ts';
import { visitStrand } from './visiting.ts';
import { visitsOf } from './visits.ts';
import type { UnitSeen, World } from './world.ts';

/** The whole story: the same seed and world tell the same one, step by step. */
export function yearOf(world: World, province: UnitSeen, seed: number): readonly Strand[] {
  const random = (part: string) => new Random(`${seed} ${part}`);
  const teams = teamsOf(world, province, random('teams'));
  const { places, strands: register } = placesOf(world, random('places'));
  const visits = visitsOf({ world, teams, places, random: random('visits') });
  return [
    ...teamStrands(teams, world),
    ...register,
    ...planStrands(visits, teams, world),
    ...visits.map((visit) => visitStrand(visit, world, random(visit.ref))),
    ...twinStrands(visits, random('twins')),
    ...followUpStrands(world, random('follow-ups')),
  ].map((strand) => before(world.end, strand));
}

/** What would lie beyond the end is not told, nor anything after it in its strand. */
function before(end: Day, { name, steps }: Strand): Strand {
  const first = steps.findIndex(({ on }) => on >= end);
  return { name, steps: first < 0 ? steps : steps.slice(0, first) };
}

/** A step with the strand that it is of, and its place there: together the key by which sending it twice is once. */
export interface Placed {
  readonly step: Step;
  readonly key: string;
}

/** What happens on one day, strand by strand. */
export interface StoryDay {
  readonly on: Day;
  readonly strands: readonly (readonly Placed[])[];
}

/** The story by days, in their order. */
export function daysOf(strands: readonly Strand[]): readonly StoryDay[] {
  const days = new Map<Day, Map<string, Placed[]>>();
  for (const { name, steps } of strands) {
    steps.forEach((step, index) => {
      const day = days.get(step.on) ?? new Map<string, Placed[]>();
      day.set(name, [...(day.get(name) ?? []), { step, key: `${name.replaceAll(' ', '-')}.${index}` }]);
      days.set(step.on, day);
    });
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([on, of]) => ({ on, strands: [...of.values()] }));
}
