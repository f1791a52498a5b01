import { followUp } from '@lien-nganh/contracts/agencies';
import { assignedTask, plan } from '@lien-nganh/contracts/agencies-work';
import { fromContract, process } from '@lien-nganh/kernel';
import type { DueDay } from '../integration/missing.ts';
import { assigned, followed, nobody, planned, urge, type Watched } from './remind.ts';

/** What is watched of each contract, and as what it is urged. */
const watched: Readonly<Record<string, { readonly kind: DueDay['kind']; of(data: unknown): Watched }>> = {
  [followUp.type]: { kind: 'overdue-follow-up', of: followed },
  [plan.type]: { kind: 'overdue-plan', of: planned },
  [assignedTask.type]: { kind: 'overdue-task', of: assigned },
};

interface Urged extends Watched {
  readonly contract: string;
}

/**
 * Urges what is still missing on the day after its day: obligations, targets of plans, tasks. Of reports their own process does.
 * It is apart from those that remind before the day, so that what was heard before it was there is urged too.
 */
export const urgeAfterTheDay = process<Urged>({
  name: 'urge-after-the-day',
  title: { vi: 'Đôn đốc việc đã quá hạn', en: 'Urge what is past its day' },
  sources: [
    fromContract(followUp, ({ data: { addressee, directive, code, dueOn } }) =>
      dueOn === null ? null : ['follow-up', addressee, directive, code].join('.'),
    ),
    fromContract(plan, ({ data }) => data.record),
    fromContract(assignedTask, ({ data }) => data.record),
  ],
  initial: { ...nobody, contract: '' },
  evolve: (before, input) => {
    if (input.is !== 'contract') return before;
    const { type, data } = input.event;
    return { contract: type, ...watched[type]!.of(data) };
  },
  react: (input, of) => (of.dueOn === null ? [] : urge(watched[of.contract]!.kind, input, of)),
});
