import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { violationsOf, type Cases } from './violations/cases.ts';
import { events } from './events.ts';
import { isDisclosed, type Inspection } from './lifecycle.ts';
import { name } from './preparing.ts';
import type { refusals } from './refusals.ts';

/** A violation, decision or transfer that never was. One on which another rests is withdrawn after that. */
export const withdrawEntry = command<Inspection, typeof events, typeof refusals>()({
  name: 'withdraw-entry',
  action: 'inspections.withdraw-entry',
  title: { vi: 'Rút một mục ghi nhầm', en: 'Withdraw an entry made by mistake' },
  input: z.strictObject({ entry: z.enum(['violation', 'sanction', 'transfer']), id: name, reason: freeText(1000) }),
  refuses: ['inspection-is-disclosed', 'entry-stands-alone'],
  decide: (input, state) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    return standsAlone[input.entry](state.cases, input.id)
      ? [events.EntryWithdrawn(input)]
      : reject('entry-stands-alone');
  },
});

const standsAlone: Readonly<Record<'violation' | 'sanction' | 'transfer', (cases: Cases, id: string) => boolean>> = {
  violation: ({ violations, sanctions, transfers }, id) =>
    violations.some(({ violation }) => violation === id) &&
    !sanctions.flatMap(violationsOf).includes(id) &&
    !transfers.some((transfer) => transfer.violations.includes(id)),
  sanction: ({ sanctions, complaints }, id) =>
    sanctions.some(({ decision, payments }) => decision === id && payments.every(({ receipt }) => receipt === null)) &&
    !complaints.some(({ decision }) => decision === id),
  transfer: ({ transfers }, id) => transfers.some(({ transfer }) => transfer === id),
};
