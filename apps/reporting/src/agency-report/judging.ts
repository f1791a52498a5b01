import { command, reject } from '@lien-nganh/kernel';
import { freeText, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { AgencyReport } from './state.ts';

const declare = command<AgencyReport, typeof events, typeof refusals>();
const remarks = freeText(4000);

/** Whoever takes the report in had no part in it: neither signed it, nor wrote in it. */
const judges = {
  rule: 'nobody-judges-their-own-work',
  makers: (state: AgencyReport) => {
    const last = state.is === 'none' ? undefined : state.submissions.at(-1);
    return last === undefined ? [] : [...last.signers, ...last.drafters];
  },
} as const;

export const giveBack = declare({
  name: 'return',
  action: 'reporting.agencyReport.return',
  title: { vi: 'Trả lại báo cáo', en: 'Give a report back' },
  input: z.strictObject({ remarks }),
  refuses: ['report-is-submitted', 'nobody-judges-their-own-work'],
  approves: judges,
  decide: (told, state, { today }) => {
    if (state.is !== 'submitted') return reject('report-is-submitted');
    const { submission } = state.submissions.at(-1)!;
    return [events.ReportReturned({ submission, remarks: told.remarks }, { occurredOn: today })];
  },
});

/** Once more after it was accepted, where the acceptance comes to cover other differences. */
export const accept = declare({
  name: 'accept',
  action: 'reporting.agencyReport.accept',
  title: { vi: 'Chấp nhận báo cáo', en: 'Accept a report' },
  input: z.strictObject({
    /** Which differences between what was signed and what is consolidated later it covers: all, or figures by `ref`. */
    covers: z
      .strictObject({ all: z.boolean().default(false), refs: z.array(text(80)).max(500).default([]) })
      .default({ all: false, refs: [] }),
    remarks: remarks.nullable().default(null),
  }),
  refuses: ['report-is-submitted', 'nobody-judges-their-own-work', 'acceptance-changes-something'],
  approves: judges,
  decide: (told, state, { today, actor }) => {
    if (state.is !== 'submitted' && state.is !== 'accepted') return reject('report-is-submitted');
    const covers = { all: told.covers.all, refs: [...new Set(told.covers.refs)].sort() };
    if (state.is === 'accepted' && isSame(state.accepted?.covers, covers))
      return reject('acceptance-changes-something');
    const { submission } = state.submissions.at(-1)!;
    const by = actor.onBehalfOf ?? actor.agency;
    return [events.ReportAccepted({ submission, by, covers, remarks: told.remarks }, { occurredOn: today })];
  },
});

function isSame(one: object | undefined, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
