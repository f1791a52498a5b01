import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from '../events.ts';
import { isDisclosed, type Inspection } from '../lifecycle.ts';
import { name } from '../preparing.ts';
import type { refusals } from '../refusals.ts';

/** The answer to a complaint. Where it annuls the decision, the decision is annulled with it. */
export const settleComplaint = command<Inspection, typeof events, typeof refusals>()({
  name: 'settle-complaint',
  action: 'inspections.settle-complaint',
  title: { vi: 'Ghi kết quả giải quyết khiếu nại', en: 'Record how a complaint was settled' },
  input: z.strictObject({ complaint: name, on: day, outcome: z.enum(['upheld', 'changed', 'annulled']) }),
  refuses: ['inspection-is-disclosed', 'complaint-is-open', 'happened-by-today', 'follows-what-it-rests-on'],
  decide: (input, state, { today }) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const complaint = state.cases.complaints.find((one) => one.complaint === input.complaint && one.settled === null);
    if (!complaint) return reject('complaint-is-open');
    if (input.on > today) return reject('happened-by-today');
    if (input.on < complaint.on) return reject('follows-what-it-rests-on', { day: complaint.on });
    const { decision } = complaint;
    const when = { occurredOn: input.on };
    const settled = events.ComplaintSettled(input, when);
    const stands = state.cases.sanctions.some((one) => one.decision === decision && one.is !== 'annulled');
    if (input.outcome !== 'annulled' || !stands) return [settled];
    const annulled = { decision, step: 'annulled' as const, on: input.on, collected: null, reason: null };
    return [settled, events.ExecutionRecorded(annulled, when)];
  },
});
