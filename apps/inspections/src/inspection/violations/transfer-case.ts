import { command, reject } from '@lien-nganh/kernel';
import { day, slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { violationsOf, type Cases } from './cases.ts';
import { events } from '../events.ts';
import { agenciesOf, isDisclosed, type Inspection } from '../lifecycle.ts';
import { name, paperNumber } from '../preparing.ts';
import type { refusals } from '../refusals.ts';

/**
 * Signs of crime: the file goes at once to the body that investigates, and decisions on the same violations wait for it
 * (Law 15/2012/QH13, Art. 62).
 */
export const transferCase = command<Inspection, typeof events, typeof refusals>()({
  name: 'transfer-case',
  action: 'inspections.transfer-case',
  title: { vi: 'Chuyển hồ sơ có dấu hiệu tội phạm', en: 'Transfer a case with signs of crime' },
  input: z.strictObject({
    /** The body that investigates. */
    to: slug,
    agency: name,
    on: day,
    violations: z.array(name).max(50),
    document: paperNumber,
  }),
  onBehalfOf: ({ agency }) => agency,
  refuses: [
    'inspection-is-disclosed',
    'happened-by-today',
    'follows-what-it-rests-on',
    'part-is-of-a-participant',
    'violation-is-open',
  ],
  decide: (input, state, { today, commandId }) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    if (input.on > today) return reject('happened-by-today');
    if (input.on < state.result.on) return reject('follows-what-it-rests-on', { day: state.result.on });
    const deciders = state.cases.sanctions.map(({ agency }) => agency);
    const concerned = [...agenciesOf(state.visit), ...deciders].includes(input.agency);
    if (!concerned) return reject('part-is-of-a-participant');
    const open = state.cases.violations.filter(({ is }) => is === 'recorded' || is === 'decided');
    const known = new Set(open.map(({ violation }) => violation));
    if (input.violations.some((violation) => !known.has(violation))) return reject('violation-is-open');
    const when = { occurredOn: input.on };
    return [
      events.CaseTransferred({ ...input, transfer: commandId }, when),
      ...waiting(state.cases, input.violations).map((decision) =>
        events.ExecutionRecorded({ decision, step: 'suspended', on: input.on, collected: null, reason: null }, when),
      ),
    ];
  },
});

/** Decisions on these violations that are still to be carried out. */
function waiting({ sanctions }: Cases, violations: readonly string[]): readonly string[] {
  return sanctions
    .filter(({ is }) => is === 'decided' || is === 'served' || is === 'enforced')
    .filter((sanction) => violationsOf(sanction).some((violation) => violations.includes(violation)))
    .map(({ decision }) => decision);
}
