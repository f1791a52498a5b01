import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { EstablishmentType } from './state.ts';

export const withdrawType = command<EstablishmentType, typeof events, typeof refusals>()({
  name: 'withdraw-type',
  action: 'inspections.withdraw-type',
  title: { vi: 'Rút loại cơ sở nhập nhầm', en: 'Withdraw a kind of establishment' },
  input: z.strictObject({ reason: freeText(1000) }),
  refuses: ['type-stands'],
  decide: (input, state) => (state.is === 'entered' ? [events.TypeWithdrawn(input)] : reject('type-stands')),
});
