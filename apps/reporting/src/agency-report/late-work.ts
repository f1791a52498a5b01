import { command, isRejected, reject } from '@lien-nganh/kernel';
import { day, text } from '@lien-nganh/vocabulary';
import { reasonInput } from '@lien-nganh/work';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { exceptionsOn, standingIn, type AgencyReport, type Opened } from './state.ts';

const declare = command<AgencyReport, typeof events, typeof refusals>();

/** A report of which something is locked, or else what stands against an exception. */
function locked(state: AgencyReport) {
  return state.is === 'none' || standingIn(state) === null ? reject('report-was-submitted') : state;
}

/**
 * Several exceptions may run side by side, each for records of its own: one for all leaves nothing to open, and one for records
 * lets others be opened.
 */
function isCovered(state: Opened, records: readonly string[], today: string): boolean {
  const open = exceptionsOn(state, today);
  if (open.some((one) => one.records.length === 0)) return true;
  const named = new Set(open.flatMap((one) => one.records));
  return records.length > 0 && records.every((record) => named.has(record));
}

export const askException = declare({
  name: 'ask-exception',
  action: 'reporting.agencyReport.ask-exception',
  title: { vi: 'Đề nghị mở ngoại lệ cho việc ghi muộn', en: 'Ask for an exception for late work' },
  input: z.strictObject({ reason: reasonInput }),
  refuses: ['report-was-submitted', 'exception-is-new'],
  decide: (input, state, { today }) => {
    const report = locked(state);
    if (isRejected(report)) return report;
    if (report.asked !== null || isCovered(report, [], today)) return reject('exception-is-new');
    return [events.ExceptionAsked(input, { occurredOn: today })];
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
    const report = locked(state);
    if (isRejected(report)) return report;
    if (isCovered(report, input.records, today)) return reject('exception-is-new');
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
