import { command, reject, type Day } from '@lien-nganh/kernel';
import { day, freeText, unitKey } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import type { Site } from '../../integration/site.ts';
import { namesCondomsOrNeedles } from '../../wording.ts';
import { disclosed } from '../disclosed.ts';
import { events } from '../events.ts';
import {
  breachesAnew,
  correctionFault,
  correctionMarks,
  correctionRules,
  judgingLookUps,
  type Corrected,
} from './judging-anew.ts';
import { isDisclosed, type Data, type Disclosed, type Inspection } from '../lifecycle.ts';
import { name, paperNumber } from '../preparing.ts';
import type { refusals } from '../refusals.ts';
import { place } from '../shapes.ts';

const changes = z
  .strictObject({
    place,
    establishment: name.nullable(),
    unit: unitKey,
    on: day,
    minutesNumber: paperNumber,
    /** Left out: minutes of the day of the visit go with it to its corrected day. */
    signedOn: day,
    reminded: z.boolean(),
    note: freeText(2000).nullable(),
  })
  .partial();
type Changes = z.output<typeof changes>;

/** The lead puts the record right. What was written before stays in its history. */
export const correctInspection = command<Inspection, typeof events, typeof refusals>()({
  name: 'correct-inspection',
  action: 'inspections.correct-inspection',
  title: { vi: 'Sửa bản ghi kiểm tra', en: 'Correct an inspection' },
  input: z.strictObject({ changes, reason: freeText(1000) }),
  looksUp: ({ changes: asked }, state) => judgingLookUps(state, isDisclosed(state) ? afterwards(state, asked) : null),
  onBehalfOf: (_, state) => (isDisclosed(state) ? state.visit.lead : null),
  refuses: [
    'inspection-is-disclosed',
    'correction-changes-something',
    'condoms-and-needles-are-no-evidence',
    ...correctionRules,
  ],
  marks: correctionMarks,
  decide: ({ changes: asked, reason }, state, { today, lookUps }) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const said = afterwards(state, asked);
    const after = { ...said, unit: lookUps.unit?.unit ?? said.unit };
    const fault = correctionFault(state, after, { ...lookUps, today });
    if (fault) return fault;
    if (namesCondomsOrNeedles([asked.note ?? null])) return reject('condoms-and-needles-are-no-evidence');
    const changed = whatChanged(state, { ...asked, ...after }, lookUps.site);
    if (Object.keys(changed).length === 0) return reject('correction-changes-something');
    const breaches = breachesAnew(state, after, lookUps);
    return [events.InspectionCorrected({ changed, reason, breaches }), ...moves(state, changed)];
  },
});

type Changed = Data<'InspectionCorrected'>['changed'];

/** To another place or day: it leaves its twins, and may have others there. */
function moves({ visit, result }: Disclosed, { establishment, unit, on }: Changed) {
  if (establishment === undefined && unit === undefined && on === undefined) return [];
  const { participants } = visit;
  const there = establishment === undefined ? visit.establishment : establishment;
  const moved = disclosed({ establishment: there, unit: unit ?? visit.unit, participants }, on ?? result.on);
  return [events.VisitMoved(moved)];
}

function afterwards({ visit, result }: Disclosed, asked: Changes): Corrected {
  const where = asked.place ?? visit.place;
  const { establishment = where === 'public-place' ? null : visit.establishment } = asked;
  const { unit = visit.unit, on = result.on } = asked;
  return { place: where, establishment, unit, on, signedOn: signedAfterwards(result, asked, on) };
}

function signedAfterwards({ minutes, on: before }: Disclosed['result'], asked: Changes, on: Day): Day | null {
  if (minutes === null) return null;
  return asked.signedOn ?? (minutes.signedOn === before ? on : minutes.signedOn);
}

function whatChanged(
  { visit, result }: Disclosed,
  asked: Omit<Changes, keyof Corrected> & Corrected,
  site: Site | null,
): Changed {
  const { reminded, note, minutes } = result;
  const { place: where, establishment, establishmentKind, unit } = visit;
  const before = {
    ...{ place: where, establishment, establishmentKind, unit, on: result.on, reminded, note },
    ...{ minutesNumber: minutes?.number, signedOn: minutes?.signedOn ?? null },
  };
  const kind = asked.establishment === null ? null : (site?.kind ?? establishmentKind);
  const after = { ...before, ...asked, establishmentKind: kind };
  const keys = (Object.keys(after) as (keyof typeof after)[]).filter((key) => after[key] !== before[key]);
  return Object.fromEntries(keys.map((key) => [key, after[key]]));
}
