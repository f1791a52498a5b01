import { unitOn } from '@lien-nganh/contracts/reference';
import { command, reject, type DataOfEvent, type Day } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { nothing } from '../integration/reference.ts';
import { describedInput } from './described.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Establishment, Registered } from './state.ts';

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
    const fault = dayFault(on, { today, openedOn: state.openedOn });
    if (fault) return fault;
    const asked = placed(changes, there);
    if (asked === null) return reject('unit-exists-on-that-day');
    const changed = changesIn(asked, state);
    if (changed === null) return reject('change-changes-something');
    const { prone, conditional } = { ...state, ...changed };
    return prone && !conditional
      ? reject('prone-is-conditional')
      : [events.EstablishmentChanged({ on, changed }, { occurredOn: on })];
  },
});

function dayFault(on: Day, { today, openedOn }: { readonly today: Day; readonly openedOn: Day }) {
  if (on > today) return reject('happened-by-today');
  return on <= openedOn ? reject('changed-after-it-opened') : null;
}

type Changes = DataOfEvent<typeof events, 'EstablishmentChanged'>['changed'];

/** The unit as the map of that day has it; `null` when it has none. */
function placed(changes: Changes, there: { readonly unit: string } | null): Changes | null {
  if (changes.unit === undefined) return changes;
  return there && { ...changes, unit: there.unit };
}

/** Only what is another than it is now; `null` when nothing is. */
function changesIn(asked: Changes, now: Registered): Changes | null {
  const changed = Object.entries(asked).filter(([name, value]) => value !== now[name as keyof Changes]);
  return changed.length === 0 ? null : Object.fromEntries(changed);
}
