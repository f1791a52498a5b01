import { command, reject } from '@lien-nganh/kernel';
import { day, dong, freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import type { Sanction, SanctionState } from '../violations/cases.ts';
import { events } from '../events.ts';
import { isDisclosed, type Inspection } from '../lifecycle.ts';
import { name } from '../preparing.ts';
import type { refusals } from '../refusals.ts';
import { executionStep } from '../shapes.ts';

/** What may follow: a fine is paid in parts, a suspended decision goes on, an annulled one is the end. */
const order: Readonly<Record<SanctionState, readonly z.output<typeof executionStep>[]>> = {
  decided: ['served', 'suspended', 'annulled'],
  served: ['complied', 'enforced', 'suspended', 'annulled'],
  complied: ['complied', 'annulled'],
  enforced: ['enforced', 'complied', 'suspended', 'annulled'],
  suspended: ['served', 'complied', 'enforced', 'annulled'],
  annulled: [],
};

export const recordExecution = command<Inspection, typeof events, typeof refusals>()({
  name: 'record-execution',
  action: 'inspections.record-execution',
  title: { vi: 'Ghi việc thi hành quyết định xử phạt', en: 'Record how a decision is carried out' },
  input: z.strictObject({
    decision: name,
    step: executionStep,
    on: day,
    /** All that was collected so far, in dong; of payments with a receipt `record-payment` tells each. */
    collected: dong.nullable(),
    reason: freeText(1000).nullable(),
  }),
  refuses: [
    'inspection-is-disclosed',
    'decision-is-known',
    'happened-by-today',
    'follows-what-it-rests-on',
    'execution-follows-its-order',
    'receipts-say-what-was-collected',
  ],
  decide: (input, state, { today }) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const sanction = state.cases.sanctions.find(({ decision }) => decision === input.decision);
    if (!sanction) return reject('decision-is-known');
    if (input.on > today) return reject('happened-by-today');
    if (input.on < sanction.decidedOn) return reject('follows-what-it-rests-on', { day: sanction.decidedOn });
    if (!order[sanction.is].includes(input.step)) return reject('execution-follows-its-order', { is: sanction.is });
    if (contradictsReceipts(sanction, input.collected)) return reject('receipts-say-what-was-collected');
    return [events.ExecutionRecorded(input, { occurredOn: input.on })];
  },
});

function contradictsReceipts({ payments, collected }: Sanction, told: string | null): boolean {
  return told !== null && told !== collected && payments.some(({ receipt }) => receipt !== null);
}
