import { unitOn } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { nothing } from '../integration/reference.ts';
import { freeText } from '../wording.ts';
import { describedInput } from './described.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Establishment } from './state.ts';

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
    const after = { ...state, ...asked };
    if (after.openedOn > today || (after.closedOn !== null && after.closedOn > today))
      return reject('happened-by-today');
    if (after.closedOn !== null && after.closedOn <= after.openedOn) return reject('ceased-after-it-opened');
    if (after.prone && !after.conditional) return reject('prone-is-conditional');
    const changed = Object.fromEntries(
      Object.entries(asked).filter(([key, value]) => value !== state[key as keyof typeof asked]),
    );
    if (Object.keys(changed).length === 0) return reject('correction-changes-something');
    return [events.EstablishmentCorrected({ changed, reason })];
  },
});
