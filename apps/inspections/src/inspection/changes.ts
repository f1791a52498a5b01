import {
  isDisclosed,
  isUndisclosed,
  type Data,
  type Disclosed,
  type Inspection,
  type Pair,
  type Participant,
  type Result,
  type Undisclosed,
  type Visit,
} from './lifecycle.ts';
import type { Cases } from './violations/cases.ts';

/** How one event changes a state that it fits, and leaves any other as it is: evolve never fails. */

export function preparing(state: Inspection, change: (old: Undisclosed) => Undisclosed): Inspection {
  return isUndisclosed(state) ? change(state) : state;
}

export function concluded(state: Inspection, change: (old: Disclosed) => Disclosed): Inspection {
  return isDisclosed(state) ? change(state) : state;
}

export function visiting(state: Inspection, change: (old: Visit) => Visit): Inspection {
  return isUndisclosed(state) || isDisclosed(state) ? { ...state, visit: change(state.visit) } : state;
}

export function proceeding(state: Inspection, change: (old: Cases) => Cases): Inspection {
  return concluded(state, (old) => ({ ...old, cases: change(old.cases) }));
}

/** One agency's stand on its part. */
export function part(visit: Visit, agency: string, stand: Pick<Participant, 'confirmed' | 'denied'>): Visit {
  return {
    ...visit,
    participants: visit.participants.map((old) => (old.agency === agency ? { ...old, ...stand } : old)),
  };
}

/** Puts an agency's part in the place of what it said before. */
export function partCorrected(old: Disclosed, { agency, findings, health }: Data<'PartCorrected'>): Disclosed {
  const without = partLeftOut(old, agency);
  return {
    ...without,
    visit: part(old.visit, agency, { confirmed: true, denied: false }),
    result: {
      ...without.result,
      findings: [...without.result.findings, ...findings],
      health: health ?? without.result.health,
      corrections: old.result.corrections + 1,
    },
  };
}

export function partDenied(old: Disclosed, agency: string): Disclosed {
  return { ...partLeftOut(old, agency), visit: part(old.visit, agency, { confirmed: false, denied: true }) };
}

function partLeftOut(old: Disclosed, agency: string): Disclosed {
  const { findings, health } = old.result;
  return {
    ...old,
    result: {
      ...old.result,
      findings: findings.filter((finding) => finding.agency !== agency),
      health: health?.agency === agency ? null : health,
    },
  };
}

export function corrected(old: Disclosed, { changed, breaches }: Data<'InspectionCorrected'>): Disclosed {
  const { minutesNumber: number, signedOn, on, reminded, note, ...where } = changed;
  const elsewhere = where.unit !== undefined || where.establishment !== undefined;
  return {
    ...old,
    visit: { ...old.visit, ...where, placements: elsewhere ? [] : old.visit.placements },
    result: {
      ...old.result,
      on: on ?? old.result.on,
      reminded: reminded ?? old.result.reminded,
      note: note === undefined ? old.result.note : note,
      minutes: minutesCorrected(old.result.minutes, { number, signedOn }),
      breaches: breaches ?? old.result.breaches,
      corrections: old.result.corrections + 1,
    },
  };
}

interface MinutesSaid {
  readonly number: string | undefined;
  readonly signedOn: string | undefined;
}

function minutesCorrected(minutes: Result['minutes'], { number, signedOn }: MinutesSaid): Result['minutes'] {
  return minutes && { ...minutes, number: number ?? minutes.number, signedOn: signedOn ?? minutes.signedOn };
}

export function followedItsSite(visit: Visit, { changed }: Data<'VisitFollowedItsSite'>): Visit {
  return { ...visit, ...changed, placements: changed.unit === undefined ? visit.placements : [] };
}

/** By itself again, as a record that moved or was withdrawn. */
export function alone(old: Disclosed): Disclosed {
  return twinsNoted(old, { open: [], sameAs: null, others: [], joined: [], obligations: [], doubled: [] });
}

/** The place of all that was noted of twins before. Who came in through one that is gone goes with it. */
export function twinsNoted(old: Disclosed, { open, joined, ...sameVisit }: Data<'TwinsNoted'>): Disclosed {
  const own = old.visit.participants.filter(({ through }) => through === null);
  const came = joined.map(({ agency, record }) => ({ agency, confirmed: true, denied: false, through: record }));
  return {
    ...old,
    visit: { ...old.visit, participants: [...own, ...came] },
    result: { ...old.result, pairs: open.map((pair) => ({ ...pair, is: 'open', kept: null })), sameVisit },
  };
}

export function saidOf(old: Disclosed, said: Result['said']): Disclosed {
  return { ...old, result: { ...old.result, said } };
}

/** What a disclosure or a move says of the record. */
export function firstSaid({ establishment, ...data }: Data<'InspectionDisclosed'>): Result['said'] {
  return establishment === null ? undefined : { ...data, establishment, obligations: [], entries: [] };
}

/** A pair is open, again or for the first time: what it had decided no longer holds. */
export function twinNoted(old: Disclosed, pair: Data<'PossibleTwinNoted'>): Disclosed {
  return withPair(pairGone(old, pair.twin), { ...pair, is: 'open', kept: null });
}

/** The record that is kept takes in the other's agencies; the other one points to it. */
export function twinSettled(old: Disclosed, data: Data<'PossibleTwinSettled'>): Disclosed {
  const { twin, other, verdict, kept, agencies } = data;
  const without = pairGone(old, twin);
  if (verdict !== 'same') return without;
  const settled = withPair(without, { twin, other, is: 'same', kept });
  if (kept === other) return settled;
  const known = new Set(settled.visit.participants.map(({ agency }) => agency));
  const joined = agencies
    .filter((agency) => !known.has(agency))
    .map((agency) => ({ agency, confirmed: true, denied: false, through: twin }));
  return { ...settled, visit: { ...settled.visit, participants: [...settled.visit.participants, ...joined] } };
}

/** A record that was withdrawn leaves its pairs too: what it was keeps none that nobody could decide any more. */
export function pairLapsed(state: Inspection, twin: string): Inspection {
  if (state.is === 'withdrawn') return isDisclosed(state.was) ? { ...state, was: pairGone(state.was, twin) } : state;
  return concluded(state, (old) => pairGone(old, twin));
}

/** Takes a pair and all that it brought out of the record. */
export function pairGone(old: Disclosed, twin: string): Disclosed {
  return {
    ...old,
    visit: { ...old.visit, participants: old.visit.participants.filter(({ through }) => through !== twin) },
    result: { ...old.result, pairs: old.result.pairs.filter((pair) => pair.twin !== twin) },
  };
}

function withPair(old: Disclosed, pair: Pair): Disclosed {
  return { ...old, result: { ...old.result, pairs: [...old.result.pairs, pair] } };
}
