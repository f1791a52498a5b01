import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { freeText } from '../wording.ts';
import { events } from './events.ts';
import { isDisclosed, type Inspection } from './lifecycle.ts';
import { pairsLapsed } from './moving.ts';
import type { refusals } from './refusals.ts';

/** An agency says that it was not there. A lead in whose stead the record was entered thereby withdraws it. */
export const denyPart = command<Inspection, typeof events, typeof refusals>()({
  name: 'deny-part',
  action: 'inspections.deny-part',
  title: { vi: 'Phủ nhận đã tham gia', en: 'Deny having taken part' },
  input: z.strictObject({ reason: freeText(1000) }),
  refuses: ['inspection-is-disclosed', 'part-is-ones-own', 'part-awaits-a-word'],
  decide: ({ reason }, state, { actor: { agency } }) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const { lead, participants } = state.visit;
    const own = participants.find((one) => one.agency === agency);
    if (!own) return reject('part-is-ones-own');
    if (own.denied || (agency === lead && own.confirmed)) return reject('part-awaits-a-word');
    const denied = events.PartDenied({ agency, reason });
    return agency === lead ? [denied, events.InspectionWithdrawn({ reason }), ...pairsLapsed(state.result)] : [denied];
  },
});
