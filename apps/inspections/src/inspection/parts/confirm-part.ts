import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { events } from '../events.ts';
import { isDisclosed, type Inspection } from '../lifecycle.ts';
import type { refusals } from '../refusals.ts';
import { partOf, partSpokenOf, speakingLookUps } from './speaking.ts';

export const confirmPart = command<Inspection, typeof events, typeof refusals>()({
  name: 'confirm-part',
  action: 'inspections.confirm-part',
  title: { vi: 'Xác nhận đã tham gia', en: "Confirm one's part" },
  input: z.strictObject({ agency: partOf }),
  looksUp: speakingLookUps,
  onBehalfOf: ({ agency }) => agency ?? null,
  refuses: ['inspection-is-disclosed', 'part-is-ones-own', 'part-awaits-a-word'],
  decide: (input, state, speaking) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const own = partSpokenOf(state.visit, input.agency, speaking);
    if (!own) return reject('part-is-ones-own');
    return own.confirmed ? reject('part-awaits-a-word') : [events.PartConfirmed({ agency: own.agency })];
  },
});
