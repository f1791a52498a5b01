import { unitOn } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day, unitKey } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { establishmentKnown, nothing, type EstablishmentRecord } from '../integration/reference.ts';
import { freeText, namesCondomsOrNeedles } from '../wording.ts';
import { disclosed } from './disclosed.ts';
import { events } from './events.ts';
import { isDisclosed, type Data, type Disclosed, type Inspection } from './lifecycle.ts';
import { isPlaced, name, paperNumber } from './preparing.ts';
import type { refusals } from './refusals.ts';
import { place } from './shapes.ts';

const changes = z
  .strictObject({
    place,
    establishment: name.nullable(),
    unit: unitKey,
    on: day,
    minutesNumber: paperNumber,
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
  looksUp: ({ changes: asked }, state) => {
    const after = isDisclosed(state) ? afterwards(state, asked) : null;
    return {
      unit: after ? unitOn(after.unit, after.on) : nothing,
      establishment: after?.establishment ? establishmentKnown(after.establishment) : nothing,
    };
  },
  onBehalfOf: (_, state) => (isDisclosed(state) ? state.visit.lead : null),
  refuses: [
    'inspection-is-disclosed',
    'correction-changes-something',
    'happened-by-today',
    'unit-exists-on-that-day',
    'establishment-is-known',
    'condoms-and-needles-are-no-evidence',
  ],
  decide: ({ changes: asked, reason }, state, { today, lookUps: { unit, establishment } }) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const after = afterwards(state, asked);
    if (after.on > today) return reject('happened-by-today');
    if (unit === null) return reject('unit-exists-on-that-day');
    if (!isPlaced(after, { establishment })) return reject('establishment-is-known');
    if (namesCondomsOrNeedles([asked.note ?? null])) return reject('condoms-and-needles-are-no-evidence');
    const changed = whatChanged(state, { ...asked, unit: unit.unit }, establishment);
    if (Object.keys(changed).length === 0) return reject('correction-changes-something');
    return [events.InspectionCorrected({ changed, reason }), ...moves(state, changed)];
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

function afterwards({ visit, result }: Disclosed, asked: Changes) {
  const where = asked.place ?? visit.place;
  const { establishment = where === 'public-place' ? null : visit.establishment } = asked;
  return { place: where, establishment, unit: asked.unit ?? visit.unit, on: asked.on ?? result.on };
}

function whatChanged(state: Disclosed, asked: Changes, site: EstablishmentRecord | null): Changed {
  const { visit, result } = state;
  const { establishment } = afterwards(state, asked);
  const before = {
    ...{ place: visit.place, establishment: visit.establishment, establishmentKind: visit.establishmentKind },
    ...{ unit: visit.unit, on: result.on, reminded: result.reminded, note: result.note },
    minutesNumber: result.minutes?.number,
  };
  const kind = establishment === visit.establishment ? visit.establishmentKind : (site?.kind ?? null);
  const after = { ...before, ...asked, establishment, establishmentKind: kind };
  const keys = (Object.keys(after) as (keyof typeof after)[]).filter((key) => after[key] !== before[key]);
  return Object.fromEntries(keys.map((key) => [key, after[key]]));
}
