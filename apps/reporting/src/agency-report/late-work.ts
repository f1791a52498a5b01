import { command, reject } from '@lien-nganh/kernel';
import { day, text } from '@lien-nganh/vocabulary';
import { reasonInput } from '@lien-nganh/work';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { exceptionOn, standingIn, type AgencyReport } from './state.ts';

const declare = command<AgencyReport, typeof events, typeof refusals>();

/** What stands against an exception: nothing is locked, or one runs. */
function exceptionFault(state: AgencyReport, today: string) {
  if (state.is === 'none' || standingIn(state) === null) return reject('report-was-submitted');
  return exceptionOn(state, today) === null ? null : reject('exception-is-new');
}

export const askException = declare({
  name: 'ask-exception',
  action: 'reporting.agencyReport.ask-exception',
  title: { vi: 'Đề nghị mở ngoại lệ cho việc ghi muộn', en: 'Ask for an exception for late work' },
  input: z.strictObject({ reason: reasonInput }),
  refuses: ['report-was-submitted', 'exception-is-new'],
  decide: (input, state, { today }) => {
    const fault = exceptionFault(state, today);
    if (fault || state.is === 'none') return fault ?? reject('report-was-submitted');
    return state.asked === null ? [events.ExceptionAsked(input, { occurredOn: today })] : reject('exception-is-new');
  },
});

/** For one agency, by its superior, with a reason and an end; asked for or not. The report is accepted anew afterwards. */
export const openException = declare({
  name: 'open-exception',
  action: 'reporting.agencyReport.open-exception',
  title: { vi: 'Mở ngoại lệ cho việc ghi muộn', en: 'Open an exception for late work' },
  input: z.strictObject({
    until: day,
    reason: reasonInput,
    /** The late records that it is for; none named: all. */
    records: z.array(text(200)).max(500).default([]),
  }),
  refuses: ['report-was-submitted', 'exception-is-new', 'exception-ends-later'],
  decide: (input, state, { today, actor, commandId }) => {
    const fault = exceptionFault(state, today);
    if (fault) return fault;
    if (input.until < today) return reject('exception-ends-later');
    const by = actor.onBehalfOf ?? actor.agency;
    return [events.ExceptionOpened({ ...input, exception: commandId, by }, { occurredOn: today })];
  },
});

export const declineException = declare({
  name: 'decline-exception',
  action: 'reporting.agencyReport.decline-exception',
  title: { vi: 'Không mở ngoại lệ', en: 'Decline an exception' },
  input: z.strictObject({ reason: reasonInput }),
  refuses: ['exception-was-asked'],
  decide: (input, state, { today, actor }) => {
    if (state.is === 'none' || state.asked === null) return reject('exception-was-asked');
    return [events.ExceptionDeclined({ ...input, by: actor.onBehalfOf ?? actor.agency }, { occurredOn: today })];
  },
});
