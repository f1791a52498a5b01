import type { OutgoingMessage, OutgoingRow, Title } from '@lien-nganh/kernel';
import { printDay } from '@lien-nganh/vocabulary';

const said: Readonly<Record<string, (about: string, on: string) => Title>> = {
  period: (about, on) => ({
    vi: `Báo cáo của kỳ ${about} đến hạn ngày ${on}`,
    en: `The report of period ${about} is due on ${on}`,
  }),
  overdue: (about, on) => ({
    vi: `Báo cáo của kỳ ${about} đã quá hạn ngày ${on}`,
    en: `The report of period ${about} was due on ${on}`,
  }),
  'follow-up': (about, on) => ({
    vi: `Nhiệm vụ ${about} đến hạn ngày ${on}`,
    en: `Obligation ${about} is due on ${on}`,
  }),
  plan: (_, on) => ({
    vi: `Kế hoạch có chỉ tiêu hết kỳ ngày ${on}`,
    en: `A plan with targets ends on ${on}`,
  }),
  task: (_, on) => ({
    vi: `Nhiệm vụ được giao đến hạn ngày ${on}`,
    en: `An assigned task is due on ${on}`,
  }),
  'overdue-follow-up': (about, on) => ({
    vi: `Nhiệm vụ ${about} đã quá hạn ngày ${on}`,
    en: `Obligation ${about} was due on ${on}`,
  }),
  'overdue-plan': (_, on) => ({
    vi: `Kế hoạch có chỉ tiêu đã hết kỳ ngày ${on}, còn chỉ tiêu chưa có kết quả`,
    en: `A plan ended on ${on} with targets for which nothing is recorded`,
  }),
  'overdue-task': (_, on) => ({
    vi: `Nhiệm vụ được giao đã quá hạn ngày ${on}`,
    en: `An assigned task was due on ${on}`,
  }),
  escalated: (about, on) => ({
    vi: `Báo cáo ${about} quá hạn ngày ${on}, vẫn chưa nhận được`,
    en: `The report ${about} was due on ${on} and has not come`,
  }),
};

/** What is due and when, and where one looks: nothing of what a record says. */
export function messageOf({ kind, about, dueOn }: OutgoingRow): OutgoingMessage {
  const { vi, en } = said[kind]!(about, printDay(dueOn));
  const service = kind.endsWith('task') ? 'agencies' : 'reporting';
  return { subject: `${vi} / ${en}`, text: [`${vi}.`, `${en}.`], path: `/api/${service}/questions/my-work` };
}
