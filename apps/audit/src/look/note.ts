import { assignmentsOf, runs, type AssignmentRecord } from '@lien-nganh/contracts/reference';
import { command } from '@lien-nganh/kernel';
import { z } from 'zod';
import { events } from './events.ts';
import type { Look } from './state.ts';

/** Longest `read` that is kept. */
const LONGEST = 500;

/** Keeps who looked at what, under which assignments. Never refused: an auditor who reads without one is noted as well. */
export const note = command<Look, typeof events, Record<never, never>>()({
  name: 'note',
  action: 'audit.look.note',
  title: { vi: 'Ghi nhận lượt xem của kiểm toán viên', en: 'Note what an auditor looked at' },
  creates: true,
  input: z.strictObject({
    auditor: z.string().min(1).max(200),
    agency: z.string().min(1).max(200),
    service: z.string().max(60),
    read: z.string().max(LONGEST),
    agencies: z.array(z.string().min(1).max(200)).max(1000).nullable(),
  }),
  scope: ({ auditor }) => ({ sensitivity: 'undisclosed', owners: [], author: auditor }),
  looksUp: ({ auditor }) => ({ assignments: assignmentsOf(auditor) }),
  refuses: [],
  decide: (input, _, { today, lookUps: { assignments } }) => [
    events.RecordsLookedAt({
      ...input,
      under: assignments.filter((record) => runs(record, today)).map(underOf),
    }),
  ],
});

function underOf({ assignment, decision, agencies, looksShownFrom }: AssignmentRecord) {
  return { assignment, decision, agencies, shownFrom: looksShownFrom };
}
