import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { events } from './events.ts';
import { isDisclosed, type Inspection } from './lifecycle.ts';
import type { refusals } from './refusals.ts';

export const confirmPart = command<Inspection, typeof events, typeof refusals>()({
  name: 'confirm-part',
  action: 'inspections.confirm-part',
  title: { vi: 'Xác nhận đã tham gia', en: "Confirm one's part" },
  input: z.strictObject({}),
  refuses: ['inspection-is-disclosed', 'part-is-ones-own', 'part-awaits-a-word'],
  decide: (_, state, { actor: { agency } }) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const own = state.visit.participants.find((one) => one.agency === agency);
    if (!own) return reject('part-is-ones-own');
    return own.confirmed ? reject('part-awaits-a-word') : [events.PartConfirmed({ agency })];
  },
});
