import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { typeFault, typeInput, typeRules } from './content.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { EstablishmentType } from './state.ts';

export const correctType = command<EstablishmentType, typeof events, typeof refusals>()({
  name: 'correct-type',
  action: 'inspections.correct-type',
  title: { vi: 'Sửa loại cơ sở', en: 'Correct a kind of establishment' },
  input: z.strictObject({ ...typeInput, reason: freeText(1000) }),
  refuses: ['type-stands', ...typeRules],
  decide: (input, state) => {
    if (state.is !== 'entered') return reject('type-stands');
    return typeFault(input) ?? [events.TypeCorrected(input)];
  },
});
