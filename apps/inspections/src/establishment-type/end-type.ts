import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { EstablishmentType } from './state.ts';

export const endType = command<EstablishmentType, typeof events, typeof refusals>()({
  name: 'end-type',
  action: 'inspections.end-type',
  title: { vi: 'Ghi ngày hết hiệu lực của loại cơ sở', en: 'End a kind of establishment' },
  input: z.strictObject({ lastDay: day }),
  refuses: ['type-stands', 'validity-runs-forward'],
  decide: ({ lastDay }, state) => {
    if (state.is !== 'entered') return reject('type-stands');
    return lastDay < state.validFrom
      ? reject('validity-runs-forward')
      : [events.TypeEnded({ lastDay }, { occurredOn: lastDay })];
  },
});
