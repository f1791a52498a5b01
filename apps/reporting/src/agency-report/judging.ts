import { command, reject } from '@lien-nganh/kernel';
import { freeText, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { areSome, people, type People } from '../integration/people.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { AgencyReport, Opened } from './state.ts';

const declare = command<AgencyReport, typeof events, typeof refusals>();
const remarks = freeText(4000);

/** Whoever takes the report in, and had no part in it. */
function judgingFault({ submissions }: Opened, by: string, persons: People) {
  const { signers, drafters } = submissions.at(-1)!;
  return areSome(persons, [by], [...signers, ...drafters]) ? reject('nobody-judges-their-own-work') : null;
}

export const giveBack = declare({
  name: 'return',
  action: 'reporting.agencyReport.return',
  title: { vi: 'Trả lại báo cáo', en: 'Give a report back' },
  input: z.strictObject({ remarks }),
  looksUp: () => ({ persons: people() }),
  refuses: ['report-is-submitted', 'nobody-judges-their-own-work'],
  decide: (told, state, { today, actor, lookUps: { persons } }) => {
    if (state.is !== 'submitted') return reject('report-is-submitted');
    const { submission } = state.submissions.at(-1)!;
    const fault = judgingFault(state, actor.account, persons);
    return fault ?? [events.ReportReturned({ submission, remarks: told.remarks }, { occurredOn: today })];
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
  looksUp: () => ({ persons: people() }),
  refuses: ['report-is-submitted', 'nobody-judges-their-own-work', 'acceptance-changes-something'],
  decide: (told, state, { today, actor, lookUps: { persons } }) => {
    if (state.is !== 'submitted' && state.is !== 'accepted') return reject('report-is-submitted');
    const covers = { all: told.covers.all, refs: [...new Set(told.covers.refs)].sort() };
    if (state.is === 'accepted' && isSame(state.accepted?.covers, covers))
      return reject('acceptance-changes-something');
    const { submission } = state.submissions.at(-1)!;
    const by = actor.onBehalfOf ?? actor.agency;
    const accepted = events.ReportAccepted({ submission, by, covers, remarks: told.remarks }, { occurredOn: today });
    return judgingFault(state, actor.account, persons) ?? [accepted];
  },
});

function isSame(one: object | undefined, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
