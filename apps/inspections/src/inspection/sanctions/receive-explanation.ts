import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from '../events.ts';
import { isDisclosed, type Inspection } from '../lifecycle.ts';
import { name } from '../preparing.ts';
import type { refusals } from '../refusals.ts';

/** The offender explained themself before the decision; what was said stays on paper. */
export const receiveExplanation = command<Inspection, typeof events, typeof refusals>()({
  name: 'receive-explanation',
  action: 'inspections.receive-explanation',
  title: { vi: 'Ghi nhận giải trình', en: 'Record that an explanation was received' },
  input: z.strictObject({ violation: name, on: day }),
  refuses: ['inspection-is-disclosed', 'violation-is-open', 'happened-by-today', 'follows-what-it-rests-on'],
  decide: (input, state, { today }) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const open = state.cases.violations.find(({ violation, is }) => violation === input.violation && is === 'recorded');
    if (!open) return reject('violation-is-open');
    if (input.on > today) return reject('happened-by-today');
    if (input.on < open.recordedOn) return reject('follows-what-it-rests-on', { day: open.recordedOn });
    return [events.ExplanationReceived(input, { occurredOn: input.on })];
  },
});
