import { standings, type AgencyStanding } from '@lien-nganh/contracts/reference';
import type { Actor, Day, LookUp } from '@lien-nganh/kernel';
import type { Participant, Visit } from '../lifecycle.ts';
import { name } from '../preparing.ts';

/** The part of whom somebody speaks: their own agency's, or that of one that has ended and whose place it took. */

/** The agency that has ended, when it is not the own one; left out: the own one. */
export const partOf = name.optional();

export function speakingLookUps(): { readonly standings: LookUp<(agency: string, on: Day) => AgencyStanding> } {
  return { standings: standings() };
}

interface Speaking {
  readonly actor: Actor;
  readonly today: Day;
  readonly lookUps: { readonly standings: (agency: string, on: Day) => AgencyStanding };
}

/** The participant whose part it is; undefined where it is not the asker's. */
export function partSpokenOf(visit: Visit, of: string | undefined, speaking: Speaking): Participant | undefined {
  const { actor, today, lookUps } = speaking;
  const agency = of ?? actor.agency;
  if (agency !== actor.agency && !tookOver(visit, agency, lookUps.standings(actor.agency, today))) return undefined;
  return visit.participants.find((one) => one.agency === agency);
}

function tookOver({ unit, placements }: Visit, agency: string, { successorOf }: AgencyStanding): boolean {
  const units = [unit, ...placements];
  return successorOf.some((taken) => taken.agency === agency && (taken.unit === null || units.includes(taken.unit)));
}
