import { addDays } from '@lien-nganh/vocabulary';
import type { Day } from '@lien-nganh/kernel';
import { mondayOf } from '../calendar.ts';
import { onRecord, SAMPLE, type Strand } from '../story.ts';
import type { Team } from '../agencies/teams.ts';
import type { Visit } from './visits.ts';
import type { World } from '../world.ts';

/** One plan for each team and quarter, with the places that its planned visits go to. */
export function teamPlanStrands(visits: readonly Visit[], teams: readonly Team[], world: World): readonly Strand[] {
  const plans = new Map<string, Visit[]>();
  for (const visit of visits) {
    if (visit.plan !== null) plans.set(visit.plan, [...(plans.get(visit.plan) ?? []), visit]);
  }
  return [...plans].map(([name, of]) =>
    planStrand(name, of, { world, team: teams.find(({ team }) => team === of[0]!.team)! }),
  );
}

function planStrand(
  name: string,
  visits: readonly Visit[],
  { team, world }: { readonly team: Team; readonly world: World },
): Strand {
  const period = quarterOf(visits[0]!.on, world.from);
  const drafted = draftDay(visits);
  const author = `officer.${team.lead}`;
  const known = visits.map(({ place }) => place!).filter((place) => place.known <= mondayOf(drafted));
  const refs = [...new Set(known.map(({ ref }) => ref))];
  const draft = {
    on: drafted,
    as: author,
    makes: name,
    send: (ids: { id(name: string): string }) => ({
      to: 'inspections/inspection-plan/draft-plan',
      body: {
        number: `${name.slice(-7)}/KH-178 ${SAMPLE}`,
        ...{ period, team: team.team, lead: team.lead, approver: team.approver },
        members: [...new Set([author, ...team.members.map(({ account }) => account)])],
        lines: refs.map((ref) => ({ establishment: ids.id(ref), by: null })),
      },
    }),
  };
  const approve = {
    on: addDays(drafted, 1),
    as: team.approver,
    send: onRecord(name, 'inspections/inspection-plan/{id}/approve-plan', {
      document: `${name.slice(-2)}/QĐ-UBND ${SAMPLE}`,
    }),
  };
  // when its period is over the platform closes it
  return { name, steps: [draft, approve] };
}

/** Before the first visit is planned, on the Friday of the week before. */
function draftDay(visits: readonly Visit[]): Day {
  const first = visits.reduce((least, { on }) => (on < least ? on : least), visits[0]!.on);
  return addDays(mondayOf(first), -3);
}

function quarterOf(on: Day, from: Day) {
  const year = Number(on.slice(0, 4));
  const quarter = Math.floor((Number(on.slice(5, 7)) - 1) / 3);
  const begins = `${year}-${String(3 * quarter + 1).padStart(2, '0')}-01`;
  const next = new Date(Date.UTC(year, 3 * quarter + 3, 1)).toISOString().slice(0, 10);
  return { from: begins < from ? from : begins, to: addDays(next, -1) };
}
