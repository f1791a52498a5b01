import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from '../events.ts';
import { isDisclosed, type Inspection } from '../lifecycle.ts';
import type { refusals } from '../refusals.ts';
import { partOf, partSpokenOf, speakingLookUps } from './speaking.ts';

/** An agency says that it was not there. A lead in whose stead the record was entered thereby withdraws it. */
export const denyPart = command<Inspection, typeof events, typeof refusals>()({
  name: 'deny-part',
  action: 'inspections.deny-part',
  title: { vi: 'Phủ nhận đã tham gia', en: 'Deny having taken part' },
  input: z.strictObject({ agency: partOf, reason: freeText(1000) }),
  looksUp: speakingLookUps,
  onBehalfOf: ({ agency }) => agency ?? null,
  refuses: ['inspection-is-disclosed', 'part-is-ones-own', 'part-awaits-a-word', 'part-came-by-another-record'],
  decide: ({ agency: of, reason }, state, speaking) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const { lead } = state.visit;
    const own = partSpokenOf(state.visit, of, speaking);
    if (!own) return reject('part-is-ones-own');
    if (own.through !== null) return reject('part-came-by-another-record');
    const { agency } = own;
    if (own.denied || (agency === lead && own.confirmed)) return reject('part-awaits-a-word');
    const denied = events.PartDenied({ agency, reason });
    return agency === lead ? [denied, events.InspectionWithdrawn({ reason })] : [denied];
  },
});
