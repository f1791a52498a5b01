import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from '../events.ts';
import { isDisclosed, type Inspection } from '../lifecycle.ts';
import { name } from '../preparing.ts';
import type { refusals } from '../refusals.ts';

/** A complaint against a decision. Who complained and in what words stays on paper. */
export const recordComplaint = command<Inspection, typeof events, typeof refusals>()({
  name: 'record-complaint',
  action: 'inspections.record-complaint',
  title: { vi: 'Ghi nhận khiếu nại', en: 'Record a complaint' },
  input: z.strictObject({ decision: name, on: day }),
  refuses: ['inspection-is-disclosed', 'decision-is-known', 'happened-by-today', 'follows-what-it-rests-on'],
  decide: (input, state, { today, commandId }) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const decided = state.cases.sanctions.find(({ decision }) => decision === input.decision);
    if (!decided) return reject('decision-is-known');
    if (input.on > today) return reject('happened-by-today');
    if (input.on < decided.decidedOn) return reject('follows-what-it-rests-on', { day: decided.decidedOn });
    return [events.ComplaintRecorded({ ...input, complaint: commandId }, { occurredOn: input.on })];
  },
});
