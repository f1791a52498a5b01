import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { countingForOthers } from '../integration/reference.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Establishment } from './state.ts';

/** It was registered by mistake. One that is no more is not withdrawn: it ceased. One that counts for others has them separated first. */
export const withdrawEstablishment = command<Establishment, typeof events, typeof refusals>()({
  name: 'withdraw-establishment',
  action: 'inspections.withdraw-establishment',
  title: { vi: 'Rút hồ sơ cơ sở', en: 'Withdraw an establishment' },
  input: z.strictObject({ reason: freeText(1000) }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.keeper),
  looksUp: () => ({ countingForOthers: countingForOthers() }),
  refuses: ['record-stands', 'none-is-merged-into-it'],
  decide: (input, state, { id, lookUps }) => {
    if (state.is === 'none' || state.is === 'withdrawn') return reject('record-stands');
    return lookUps.countingForOthers.has(id)
      ? reject('none-is-merged-into-it')
      : [events.EstablishmentWithdrawn(input)];
  },
});
