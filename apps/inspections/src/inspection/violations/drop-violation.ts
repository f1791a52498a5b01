import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from '../events.ts';
import { isDisclosed, type Inspection } from '../lifecycle.ts';
import { name } from '../preparing.ts';
import type { refusals } from '../refusals.ts';

export const dropViolation = command<Inspection, typeof events, typeof refusals>()({
  name: 'drop-violation',
  action: 'inspections.drop-violation',
  title: { vi: 'Không xử phạt vi phạm', en: 'Drop a violation' },
  input: z.strictObject({ violation: name, reason: freeText(1000) }),
  refuses: ['inspection-is-disclosed', 'violation-is-open'],
  decide: (input, state) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const open = state.cases.violations.some(({ violation, is }) => violation === input.violation && is === 'recorded');
    return open ? [events.ViolationDropped(input)] : reject('violation-is-open');
  },
});
