import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { workday } from '../calendar.ts';
import type { Random } from '../random.ts';
import { recorded, type Entry } from '../recorded.ts';
import { SAMPLE, type Known, type Send, type Step, type Strand } from '../story.ts';
import { obligationsOf, type Place } from '../world.ts';

/** How many establishments are managed as hotspots. */
const SPOTS = 9;
const POLICE = 'police';
const OFFICER = `officer.${POLICE}`;

/**
 * Establishments that are hotspots. The police come, come again and find nothing; the platform proposes the removal, and the
 * police accept it or go on managing. Of the last nobody has decided.
 */
export function removalStrands(places: readonly Place[], random: Random): readonly Strand[] {
  return random.some(places, SPOTS).map((place, index) => removalOf(place, index, random));
}

function removalOf(place: Place, index: number, random: Random): Strand {
  const on = workday(addDays(place.known, random.between(10, 120)));
  const spot: Entry = {
    ...{ kind: 'inspections/hotspot', ref: `hotspot ${place.ref}`, on, unit: place.unit, lead: POLICE },
    told: (known) => ({ kind: 'establishment', establishment: known.id(place.ref), area: null, name: null }),
  };
  const first = workday(addDays(on, random.between(10, 30)));
  const again = workday(addDays(first, random.between(50, 120)));
  const visits = [
    visitTo(place, { on: first, ref: `${spot.ref} first`, number: `${index + 1}A/BB-TĐ`, earlier: null }),
    visitTo(place, {
      on: again,
      ref: `${spot.ref} again`,
      number: `${index + 1}B/BB-TĐ`,
      earlier: `${spot.ref} first`,
    }),
  ];
  // proposed by itself once both have been read
  const decided = workday(addDays(again, random.between(10, 25)));
  return { name: spot.ref, steps: [recorded(spot), ...visits, ...decision(spot.ref, decided, index)] };
}

interface Visited {
  readonly on: Day;
  readonly ref: string;
  readonly number: string;
  /** The visit that it follows up. */
  readonly earlier: string | null;
}

/** Entered the day after; all that is looked at is as it should be. */
function visitTo(place: Place, visited: Visited): Send {
  const { on, ref, number, earlier } = visited;
  const body = (known: Known) => ({
    ...{ body: POLICE, place: 'establishment', establishment: known.id(place.ref), unit: place.unit, team: null },
    ...{ lead: POLICE, leader: OFFICER, crew: [OFFICER], participants: [], obligations: obligationsOf(['O14'], on) },
    ...{ on, number: `${number} ${SAMPLE}`, signedOn: on, signedBy: OFFICER, countersigned: 'representative' },
    ...{ checklist: 'decree-178-2004-article-11', health: null, exhibits: [], reminded: false },
    findings: [{ item: 'temporary-residence-registration', agency: POLICE, result: 'met' }],
    mode: earlier === null ? 'surprise' : 're-inspection',
    earlier: earlier === null ? null : known.id(earlier),
    ...{ ground: null, report: null, paper: null, note: `Kiểm tra tụ điểm ${SAMPLE}` },
  });
  return {
    ...{ on: workday(addDays(on, 1)), as: OFFICER, makes: ref },
    send: (known) => ({ to: 'inspections/inspection/record-inspection', body: body(known) }),
  };
}

function decision(spot: string, on: Day, index: number): readonly Step[] {
  if (index === SPOTS - 1) return [];
  const [command, more] =
    index % 4 === 3
      ? (['keep', { reason: `Địa bàn còn phức tạp, tiếp tục quản lý ${SAMPLE}` }] as const)
      : (['accept', { endedOn: on }] as const);
  const send: Send['send'] = (known) => ({
    to: `inspections/hotspot-removal/${known.id(spot)}/${command}`,
    body: { inspection: known.id(`${spot} again`), ...more },
  });
  // somebody else may have found something there in between
  return [{ on, as: OFFICER, send, mayBreak: ['removal-is-proposed'] }];
}
