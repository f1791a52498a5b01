import type { Day } from '@lien-nganh/kernel';
import { followUpStrands } from './agencies/follow-ups.ts';
import { paperStrands } from './agencies/papers.ts';
import { planStrands, submissionStrands, taskStrands } from './agencies/plans.ts';
import { teamsOf, teamStrands } from './agencies/teams.ts';
import { tasks } from './agencies/words.data.ts';
import { campaignsOf, campaignStrands } from './communications/campaigns.ts';
import { commitmentStrands, recognitionStrands } from './communications/commitments.ts';
import { sessionStrands } from './communications/sessions.ts';
import { pressStrands, smallWorkStrands } from './communications/small-work.ts';
import { modelStrands } from './communities/models.ts';
import {
  disciplineStrands,
  disciplineYearStrand,
  localityVisitStrands,
  programmeStrands,
  supportStrands,
  victimStrands,
} from './communities/support.ts';
import { titleStrands } from './communities/titles.ts';
import { healthStrands } from './health/programme.ts';
import { requestStrands } from './health/requests.ts';
import { areaStrands } from './inspections/areas.ts';
import { licenceStrands } from './inspections/licences.ts';
import { personStrands } from './inspections/persons.ts';
import { placesOf } from './inspections/places.ts';
import { removalStrands } from './inspections/removals.ts';
import { residenceStrands, violationReportStrands } from './inspections/police-books.ts';
import { estimateStrands, suspicionStrands } from './inspections/suspicions.ts';
import { teamPlanStrands } from './inspections/team-plans.ts';
import { twinStrands } from './inspections/twins.ts';
import { visitStrand } from './inspections/visiting.ts';
import { visitsOf } from './inspections/visits.ts';
import { Random } from './random.ts';
import { reportingStrands } from './reporting/receipts.ts';
import type { Step, Strand } from './story.ts';
import type { Place, World } from './world.ts';

/** Chance of one part of the story: what is drawn in one changes no other. */
type Chance = (part: string) => Random;

/** The whole story: the same seed and world tell the same one, step by step. */
export function wholeStory(world: World, seed: number): readonly Strand[] {
  const random: Chance = (part) => new Random(`${seed} ${part}`);
  const { places, strands: register } = placesOf(world, random('places'));
  return [
    ...register,
    ...ofInspections(world, places, random),
    ...ofAgencies(world, random),
    ...ofCommunications(world, places, random),
    ...ofCommunities(world, random),
    ...healthStrands(world, random('health')),
    ...requestStrands(world, random('requests to Health')),
    ...reportingStrands(world, random('reporting')),
  ].map((strand) => before(world.end, strand));
}

function ofInspections(world: World, places: readonly Place[], random: Chance): readonly Strand[] {
  const teams = teamsOf(world, random('teams'));
  const visits = visitsOf({ world, teams, places, random: random('visits') });
  return [
    ...teamStrands(teams, world),
    ...teamPlanStrands(visits, teams, world),
    ...visits.map((visit) => visitStrand(visit, world, random(visit.ref))),
    ...twinStrands(visits, random('twins')),
    ...areaStrands(world, random('areas')),
    ...residenceStrands(world, random('residence')),
    ...violationReportStrands(world, random('violation reports')),
    ...licenceStrands(world, places, random('licences')),
    ...personStrands(world, random('persons')),
    ...suspicionStrands(places, random('suspicions')),
    ...estimateStrands(world, random('estimates')),
    ...removalStrands(places, random('removals')),
  ];
}

function ofAgencies(world: World, random: Chance): readonly Strand[] {
  return [
    ...planStrands(world, random('plans')),
    ...paperStrands(world, random('papers')),
    ...submissionStrands(world),
    ...taskStrands(world, tasks, random('tasks')),
    ...followUpStrands(world, random('follow-ups')),
  ];
}

function ofCommunications(world: World, places: readonly Place[], random: Chance): readonly Strand[] {
  const campaigns = campaignsOf(world, random('campaigns'));
  return [
    ...campaignStrands(campaigns, world, random('campaign entries')),
    ...sessionStrands({ world, campaigns, random: random('sessions') }),
    ...smallWorkStrands(world, random('small work')),
    ...pressStrands(world, random('press')),
    ...commitmentStrands(world, places, random('commitments')),
    ...recognitionStrands(world, random('recognitions')),
  ];
}

function ofCommunities(world: World, random: Chance): readonly Strand[] {
  return [
    ...titleStrands(world, random('titles')),
    ...modelStrands(world, random('models')),
    ...programmeStrands(world, random('programmes')),
    ...localityVisitStrands(world, random('locality visits')),
    ...supportStrands(world, random('support')),
    ...victimStrands(world, random('victims')),
    ...disciplineStrands(world, random('discipline')),
    ...disciplineYearStrand(world),
  ];
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

/** The story by days, in their order, before a day: a shorter one is the beginning of the whole, command by command. */
export function daysOf(strands: readonly Strand[], end: Day): readonly StoryDay[] {
  const days = new Map<Day, Map<string, Placed[]>>();
  for (const { name, steps } of strands) {
    steps.forEach((step, index) => {
      const day = days.get(step.on) ?? new Map<string, Placed[]>();
      const placed = { step, key: `${name.replaceAll(' ', '-')}.${index}` };
      day.set(name, [...(day.get(name) ?? []), placed]);
      days.set(step.on, day);
    });
  }
  return [...days]
    .filter(([on]) => on < end)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([on, of]) => ({ on, strands: [...of.values()] }));
}
