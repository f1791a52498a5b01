import { unitOn } from '@lien-nganh/contracts/reference';
import { command, reject, type Day } from '@lien-nganh/kernel';
import { day, freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { nothing } from '../integration/reference.ts';
import { describedInput } from './described.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Establishment, Registered } from './state.ts';

export const correctEstablishment = command<Establishment, typeof events, typeof refusals>()({
  name: 'correct-establishment',
  action: 'inspections.correct-establishment',
  title: { vi: 'Sửa hồ sơ cơ sở', en: 'Correct an establishment' },
  input: z.strictObject({
    changes: z.strictObject({ ...describedInput, closedOn: day.nullable() }).partial(),
    reason: freeText(1000),
  }),
  looksUp: ({ changes }, state) => ({
    unit: state.is === 'none' ? nothing : unitOn(changes.unit ?? state.unit, changes.openedOn ?? state.openedOn),
  }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.keeper),
  refuses: [
    'record-stands',
    'correction-changes-something',
    'happened-by-today',
    'unit-exists-on-that-day',
    'ceased-after-it-opened',
    'prone-is-conditional',
  ],
  decide: ({ changes, reason }, state, { today, lookUps: { unit } }) => {
    if (state.is === 'none' || state.is === 'withdrawn') return reject('record-stands');
    if (unit === null) return reject('unit-exists-on-that-day');
    const asked = changes.unit === undefined ? changes : { ...changes, unit: unit.unit };
    const fault = faultOf({ ...state, ...asked }, today);
    if (fault) return fault;
    const changed = Object.fromEntries(
      Object.entries(asked).filter(([key, value]) => value !== state[key as keyof typeof asked]),
    );
    if (Object.keys(changed).length === 0) return reject('correction-changes-something');
    return [events.EstablishmentCorrected({ changed, reason })];
  },
});

type Dated = Pick<Registered, 'openedOn' | 'closedOn' | 'prone' | 'conditional'>;

function faultOf({ openedOn, closedOn, prone, conditional }: Dated, today: Day) {
  if (openedOn > today || (closedOn !== null && closedOn > today)) return reject('happened-by-today');
  if (closedOn !== null && closedOn <= openedOn) return reject('ceased-after-it-opened');
  return prone && !conditional ? reject('prone-is-conditional') : null;
}
