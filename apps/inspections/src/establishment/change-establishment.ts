import { unitOn } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { nothing } from '../integration/reference.ts';
import { describedInput } from './described.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Establishment } from './state.ts';

const { kind, conditional, prone, unit } = describedInput;

/** It really became another: what was recorded of the days before stays. A mistake is corrected instead. */
export const changeEstablishment = command<Establishment, typeof events, typeof refusals>()({
  name: 'change-establishment',
  action: 'inspections.change-establishment',
  title: { vi: 'Ghi thay đổi của cơ sở', en: 'Record that an establishment changed' },
  input: z.strictObject({
    /** The first day on which it is so. */
    on: day,
    changes: z.strictObject({ kind, conditional, prone, unit }).partial(),
  }),
  looksUp: ({ on, changes }, state) => ({
    unit: state.is === 'none' ? nothing : unitOn(changes.unit ?? state.unit, on),
  }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.keeper),
  refuses: [
    'establishment-is-open',
    'happened-by-today',
    'changed-after-it-opened',
    'unit-exists-on-that-day',
    'change-changes-something',
    'prone-is-conditional',
  ],
  decide: ({ on, changes }, state, { today, lookUps: { unit: there } }) => {
    if (state.is !== 'open') return reject('establishment-is-open');
    if (on > today) return reject('happened-by-today');
    if (on <= state.openedOn) return reject('changed-after-it-opened');
    if (changes.unit !== undefined && there === null) return reject('unit-exists-on-that-day');
    const asked = there === null || changes.unit === undefined ? changes : { ...changes, unit: there.unit };
    const changed = Object.fromEntries(
      Object.entries(asked).filter(([key, value]) => value !== state[key as keyof typeof asked]),
    );
    if (Object.keys(changed).length === 0) return reject('change-changes-something');
    const next = { ...state, ...changed };
    if (next.prone && !next.conditional) return reject('prone-is-conditional');
    return [events.EstablishmentChanged({ on, changed }, { occurredOn: on })];
  },
});
