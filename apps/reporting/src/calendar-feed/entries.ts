import { standingOf, type FollowUpRecord } from '@lien-nganh/contracts/reference';
import type { CalendarEntry, CalendarTold, ReferenceRows, Title } from '@lien-nganh/kernel';
import { plansOf, tasksOf } from '../integration/missing.ts';

interface Waiting {
  readonly rows: readonly {
    readonly task: string;
    readonly period: string | null;
    readonly agency: string;
    readonly on: string;
  }[];
}

/** Work about reports that has a day by which it is to be done; what merely waits has none. */
const reports: Readonly<Record<string, Title>> = {
  'send-report': { vi: 'Hạn gửi báo cáo', en: 'Report due' },
  'resubmit-report': { vi: 'Hạn gửi lại báo cáo', en: 'Report to be sent again' },
  'consolidate-reports': { vi: 'Hạn tổng hợp báo cáo', en: 'Consolidated report due' },
  'issue-report': { vi: 'Hạn phát hành báo cáo tổng hợp', en: 'Consolidated report to be issued' },
};

/**
 * What is due of an account's agency and of those whose place it took: kind of work, day and where to look. It is made of what
 * this service is told alone, and an inspection that is not disclosed is told to no other service.
 */
export async function entriesOf({ answer, rows, actor, today }: CalendarTold): Promise<readonly CalendarEntry[]> {
  const { successorOf } = await standingOf(actor.agency, today).resolve(rows);
  const agencies = [actor.agency, ...new Set(successorOf.map(({ agency }) => agency))];
  const ofAgencies = await Promise.all(agencies.map((agency) => dueOf(rows, agency)));
  return [...(answer as Waiting).rows.flatMap(ofReport), ...ofAgencies.flat()];
}

function ofReport({ task, period, agency, on }: Waiting['rows'][number]): readonly CalendarEntry[] {
  const title = reports[task];
  if (title === undefined || period === null) return [];
  const isOwn = task === 'send-report' || task === 'resubmit-report';
  const path = isOwn ? `/api/reporting/agency-report/${period}.${agency}` : `/api/reporting/reporting-period/${period}`;
  return [{ work: `${isOwn ? 'report' : 'consolidation'}.${period}.${agency}`, on, title, path }];
}

async function dueOf(rows: ReferenceRows, agency: string): Promise<readonly CalendarEntry[]> {
  const followed = await rows.list<FollowUpRecord>('followUps', `${agency}/`);
  const tasks = await tasksOf(rows, agency);
  const plans = await plansOf(rows, agency);
  return [
    ...followed.flatMap(ofFollowUp),
    ...tasks.map(({ record, dueOn }) => ({
      work: `task.${record}`,
      on: dueOn,
      title: { vi: 'Hạn nhiệm vụ được giao', en: 'Assigned task due' },
      path: `/api/agencies/assigned-task/${record}`,
    })),
    ...plans.map(({ record, to }) => ({
      work: `plan.${record}`,
      on: to,
      title: { vi: 'Kế hoạch có chỉ tiêu hết kỳ', en: 'Plan with targets ends' },
      path: `/api/agencies/plan/${record}`,
    })),
  ];
}

/** States in which somebody still has to do something by the day. */
const open: readonly FollowUpRecord['state'][] = ['assigned', 'in-progress', 'returned'];

function ofFollowUp(found: FollowUpRecord): readonly CalendarEntry[] {
  const { directive, code, addressee, state, dueOn, endsOn, requested } = found;
  if (dueOn === null || requested || !open.includes(state) || (endsOn !== null && endsOn < dueOn)) return [];
  const id = `${directive}.${code}.${addressee}`;
  const title = { vi: 'Hạn thực hiện nhiệm vụ', en: 'Obligation due' };
  return [{ work: `follow-up.${id}`, on: dueOn, title, path: `/api/agencies/follow-up/${id}` }];
}
