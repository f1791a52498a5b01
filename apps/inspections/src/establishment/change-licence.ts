import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { licenceFits, licenceInput } from './described.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Establishment } from './state.ts';

export const changeLicence = command<Establishment, typeof events, typeof refusals>()({
  name: 'change-licence',
  action: 'inspections.change-licence',
  title: { vi: 'Ghi thay đổi giấy phép', en: 'Record a change of licence' },
  input: z.strictObject({ licence: licenceInput }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.keeper),
  refuses: ['establishment-is-open', 'happened-by-today', 'licence-in-force-has-a-number'],
  decide: ({ licence }, state, { today }) => {
    if (state.is !== 'open') return reject('establishment-is-open');
    if (licence.from > today) return reject('happened-by-today');
    if (!licenceFits(licence)) return reject('licence-in-force-has-a-number');
    return [events.LicenceChanged({ licence }, { occurredOn: licence.from })];
  },
});
